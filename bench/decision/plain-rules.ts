/**
 * The covenant's rules as plain lines that any engine can hold, taken from the compiled covenant. Left out is what no
 * request of the bench needs: cases without persons, emergencies, reveals, covers and handling.
 */
import {
  STAGES,
  type About,
  type AccessRequest,
  type Content,
  type Covenant,
  type Kind,
} from '../../src/covenant/index.js';
import { grantLines, SHOWN, type GrantLine } from './grant-lines.js';

/** What a rule is about: one of these categories or fields; everything where neither is given. */
export interface PlainWhat {
  readonly categories?: readonly string[];
  readonly fields?: readonly string[];
}

/** What a source lets through; one of its rules must hold for each item of it. */
export interface ProvideLine extends PlainWhat {
  readonly source: string;
  readonly actors: readonly string[];
  /** `purpose@stage`; any where not given. */
  readonly moments?: readonly string[];
  /** Kinds of data that the source's bases carry. */
  readonly kinds: readonly Kind[];
}

/** What is withheld whatever grants say. */
export interface NeverLine extends PlainWhat {
  readonly rule: string;
  readonly actors: readonly string[];
  /** `purpose@stage`; any where not given. */
  readonly moments?: readonly string[];
  readonly bases?: readonly string[];
  readonly sources?: readonly string[];
  readonly about?: readonly About[];
}

export interface PlainRules {
  /** All `partner/role`. */
  readonly actors: readonly string[];
  /** The most open first, then in the order of the covenant. */
  readonly grants: readonly GrantLine[];
  readonly provides: readonly ProvideLine[];
  readonly nevers: readonly NeverLine[];
  /** Kinds of data by the basis that carries them. */
  readonly carried: ReadonlyMap<string, readonly Kind[]>;
}

type Never = Covenant['rules']['nevers'][number];
type Narrowing = Never['narrowing'];

/** @throws where the covenant says something that no such line can say. */
export function plainRules(covenant: Covenant): PlainRules {
  const contents = contentsOf(covenant);
  const actors = actorsOf(covenant);
  const named: Named = (set) => actors.filter((_, index) => set[index] === true);
  const { grants, provides, nevers } = covenant.rules;
  const lines = grants
    .filter((grant) => !grant.emergency)
    .flatMap((grant) => grantLines(grant, covenant, contents, named(grant.narrowing.actors)));
  return {
    actors,
    grants: SHOWN.flatMap((level) => lines.filter((line) => line.level === level)),
    provides: [...provides.values()]
      .flat()
      .filter((rule) => !rule.emergency && concernsPersons(rule.narrowing))
      .map((rule) => provideLine(rule, covenant, contents, named)),
    nevers: nevers.flatMap((never) => neverLines(never, covenant, contents, named)),
    carried: new Map([...covenant.legalBases].map(([basis, { carries }]) => [basis, carries])),
  };
}

/** The actors of a selector, by name. */
type Named = (set: readonly boolean[]) => string[];

function momentsIn(
  { purposes, stages }: Narrowing,
  covenant: Covenant,
): { readonly moments?: readonly string[] } {
  if (purposes === undefined && stages === undefined) return {};
  const named = [...(purposes ?? covenant.purposes.keys())];
  return {
    moments: named.flatMap((purpose) => [...(stages ?? STAGES)].map((stage) => `${purpose}@${stage}`)),
  };
}

const concernsPersons = ({ cases }: Narrowing): boolean => cases?.has('person') !== false;

/** All contents that the covenant knows. */
function contentsOf(covenant: Covenant): readonly Content[] {
  return [...covenant.fields.values()]
    .flatMap((field) => [field.category, ...field.also].map((own) => covenant.content(field.code, own)))
    .flatMap((content) => content ?? []);
}

/** `partner/role`, by the number of the actor. */
function actorsOf(covenant: Covenant): readonly string[] {
  const [purpose = ''] = covenant.purposes.keys();
  const anything = { purpose, basis: '', stage: 'table', caseKind: 'person', facts: {} } as const;
  const named: string[] = [];
  for (const { code, roles } of covenant.partners.values()) {
    for (const role of roles) {
      const request: AccessRequest = { partner: code, role, ...anything };
      named[covenant.asked(request).actor] = `${code}/${role}`;
    }
  }
  return named;
}

function provideLine(
  { source, bases, narrowing, what }: NonNullable<ReturnType<Covenant['rules']['provides']['get']>>[number],
  covenant: Covenant,
  contents: readonly Content[],
  named: Named,
): ProvideLine {
  return {
    source,
    actors: named(narrowing.actors),
    ...momentsIn(narrowing, covenant),
    kinds: [...new Set(bases.flatMap((basis) => covenant.legalBases.get(basis)?.carries ?? []))],
    ...plainWhat(what.contents, contents),
  };
}

function neverLines(
  never: Never,
  covenant: Covenant,
  contents: readonly Content[],
  named: Named,
): NeverLine[] {
  const { id, what, narrowing, atMost } = never;
  if (!concernsPersons(narrowing)) return [];
  if (atMost !== 'withheld') {
    demandIdle(never, covenant, contents);
    return [];
  }
  return [
    {
      rule: id,
      actors: named(narrowing.actors),
      ...momentsIn(narrowing, covenant),
      ...(narrowing.bases === undefined ? {} : { bases: [...narrowing.bases] }),
      ...(what.sources === undefined ? {} : { sources: [...what.sources] }),
      ...(what.about === undefined ? {} : { about: [...what.about] }),
      ...plainWhat(what.contents, contents),
    },
  ];
}

/** A rule that caps without withholding is left out; so no grant may give more than its cap. */
function demandIdle({ id, what, atMost }: Never, covenant: Covenant, contents: readonly Content[]): void {
  const capped = contents.filter(({ index }) => what.contents[index] === true);
  const given = covenant.rules.grants.flatMap((grant) =>
    grant.given.flatMap((byContent) => capped.map(({ index }) => byContent[index]?.level)),
  );
  if (atMost === 'exists' || given.includes('open')) throw new Error(`the bench cannot hold ${id}`);
}

function plainWhat(included: readonly boolean[], contents: readonly Content[]): PlainWhat {
  const isIn = ({ index }: Content): boolean => included[index] === true;
  if (contents.every(isIn)) return {};
  const whole = (name: 'category' | 'field'): string[] =>
    [...new Set(contents.map((content) => content[name]))].filter((code) =>
      contents.every((content) => content[name] !== code || isIn(content)),
    );
  const categories = whole('category');
  const rest = contents.filter((content) => isIn(content) && !categories.includes(content.category));
  const fields = [...new Set(rest.map(({ field }) => field))];
  if (fields.some((field) => !whole('field').includes(field)))
    throw new Error('the bench cannot hold a rule about a part of a field');
  return {
    ...(categories.length === 0 ? {} : { categories }),
    ...(fields.length === 0 ? {} : { fields }),
  };
}
