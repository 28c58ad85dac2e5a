import { STAGES, type CaseKind, type Stage } from '../../covenant/index.js';
import type { AdditionBody, ContributionBody } from './body-schemas.js';
import { foundIn, memberOf, type Problem, type Reading } from './problems.js';
import { readAddition, readContribution } from './read.js';
import { bodiesOf, SampleBody } from './sample-bodies.js';
import { objectIn, objectsIn, textIn, textsIn, type Json } from './sample-records.js';

/** A sample case, split into what each source brought in. */
export interface SampleCase {
  /** The sample's own id of the case. */
  readonly case: string;
  readonly kind: CaseKind;
  readonly stage: Stage;
  /** Date since when the stage holds. */
  readonly stageSince: string;
  readonly chair?: string;
  readonly participants: readonly string[];
  /** In the order in which the sources first recorded something; the first opens the case, the others add to it. */
  readonly contributions: readonly SampleContribution[];
}

export type SampleContribution = {
  readonly source: string;
  /** ISO instant of the earliest record in it. */
  readonly at: string;
  /** Who a reference is throughout the sample: the same person may occur at several sources and in several cases. */
  readonly links: Readonly<Record<string, string>>;
} & (
  | { readonly opens: true; readonly body: ContributionBody }
  | { readonly opens: false; readonly body: AdditionBody }
);

export interface SampleInput {
  /** The parsed file of format `casussluis-sample-cases/1`. */
  readonly cases: unknown;
  /** The parsed lines of the notes: `id`, `date`, `text`. */
  readonly notes: readonly unknown[];
  /** Partners that prepare the table; the first opens what none of them brought in. */
  readonly chairs: readonly [string, ...string[]];
}

/**
 * Splits sample cases into one body per source, each as `POST` or `PATCH` would accept it. Facts about the case itself
 * come from the chair that opens it, and that a partner takes part from the partner.
 * Pointers of problems begin with case and source.
 */
export function importSample({ cases, notes, chairs }: SampleInput): Reading<readonly SampleCase[]> {
  const { format, cases: samples } = objectIn(cases);
  if (format !== SAMPLE_FORMAT) {
    const expected = { words: [SAMPLE_FORMAT] };
    return {
      ok: false,
      problems: [{ pointer: '/format', found: foundIn(format), code: 'not_in_list', expected }],
    };
  }
  const texts = new Map(notes.map((note) => [textIn(objectIn(note)['id']), objectIn(note)]));
  const problems: Problem[] = [];
  const imported = objectsIn(samples).map((sample) => importCase(sample, texts, chairs, problems));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: imported };
}

const SAMPLE_FORMAT = 'casussluis-sample-cases/1';
const CASE_FACTS = ['kind', 'title', 'theme', 'neighbourhood', 'opened', 'closed', 'chair'] as const;

function importCase(
  sample: Json,
  notes: ReadonlyMap<string, Json>,
  chairs: SampleInput['chairs'],
  problems: Problem[],
): SampleCase {
  const { chair } = sample;
  return {
    case: textIn(sample['id']),
    kind: sample['kind'] === 'neighbourhood' ? 'neighbourhood' : 'person',
    stage: STAGES.find((stage) => stage === sample['stage']) ?? 'signal',
    stageSince: textIn(sample['stage_since']),
    ...(typeof chair === 'string' ? { chair } : {}),
    participants: textsIn(sample['participants']),
    contributions: contributionsOf(sample, bodiesOf(sample, notes), chairs).flatMap((one) => {
      if (one.ok) return [one.value];
      problems.push(...one.problems);
      return [];
    }),
  };
}

function contributionsOf(
  sample: Json,
  bodies: Map<string, SampleBody>,
  chairs: SampleInput['chairs'],
): Reading<SampleContribution>[] {
  const participants = textsIn(sample['participants']);
  const opened = `${textIn(sample['opened'])}T00:00:00Z`;
  const earliest = inOrder([...bodies.values()], LAST)[0];
  const start = earliest?.earliest() ?? opened;
  const opener = earliest !== undefined && chairs.includes(earliest.source) ? earliest.source : chairs[0];
  for (const source of [opener, ...participants]) {
    if (!bodies.has(source)) bodies.set(source, new SampleBody(source));
  }
  return inOrder([...bodies.values()], start, opener).map((body): Reading<SampleContribution> => {
    const { source } = body;
    const at = source === opener ? start : (body.earliest() ?? start);
    const about = { source, at, links: linksOf(body) };
    const seat = participants.includes(source) ? { participants: [source] } : {};
    const own = { ...seat, ...body.sections() };
    const place = memberOf(memberOf('', textIn(sample['id'])), source);
    return source === opener
      ? inPlace(place, readContribution({ ...factsOf(sample), ...own }), opensWith(about))
      : inPlace(place, readAddition(own), addsTo(about));
  });
}

type About = Omit<SampleContribution, 'opens' | 'body'>;
const opensWith =
  (about: About) =>
  (body: ContributionBody): SampleContribution => ({ ...about, opens: true, body });
const addsTo =
  (about: About) =>
  (body: AdditionBody): SampleContribution => ({ ...about, opens: false, body });

/** After every moment. */
const LAST = '~';

/** The opener first, then by time; a source that recorded nothing stands at `otherwise`. */
function inOrder(bodies: readonly SampleBody[], otherwise: string, opener?: string): readonly SampleBody[] {
  const key = (body: SampleBody) => (body.source === opener ? '' : (body.earliest() ?? otherwise));
  return [...bodies].sort((a, b) => (key(a) === key(b) ? 0 : key(a) < key(b) ? -1 : 1));
}

function factsOf(sample: Json): Json {
  return Object.fromEntries(
    CASE_FACTS.flatMap((name) => (typeof sample[name] === 'string' ? [[name, sample[name]]] : [])),
  );
}

function inPlace<Body>(
  place: string,
  reading: Reading<Body>,
  contribution: (body: Body) => SampleContribution,
): Reading<SampleContribution> {
  if (reading.ok) return { ok: true, value: contribution(reading.value) };
  const problems = reading.problems.map((problem) => ({ ...problem, pointer: `${place}${problem.pointer}` }));
  return { ok: false, problems };
}

function linksOf(body: SampleBody): Readonly<Record<string, string>> {
  const everybody = [...body.records('persons'), ...body.records('reporters')];
  return Object.fromEntries(everybody.map(({ ref }) => [textIn(ref), textIn(ref)]));
}
