import {
  CaseworkError,
  charactersOf,
  flattenAddition,
  overfull,
  readValue,
  withConsents,
  withoutItems,
  withRestrictions,
  withStage,
  withValues,
  type AmendmentBody,
  type CaseManifest,
  type ReadCase,
  type CasePerson,
  type Change,
  type Contribution,
  type JsonValue,
  type ManifestItem,
  type Problem,
} from '../casework/index.js';
import type { Contributing } from './contributing.js';

/** What an amendment came to; an accepted one is a change that waits to be made. */
export type JudgedAmendment =
  | { readonly kind: 'refused'; readonly fields: readonly string[]; readonly power?: 'stage' }
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'accepted';
      /** Persons that the source brought in before, by its references. */
      readonly known: ReadonlyMap<string, string>;
      readonly contribution: Contribution | undefined;
      readonly change: Change;
    };

/**
 * Judges what a source wants to add, change and take back. Only its own items are within reach: an id of another's
 * item and one that is not there are the same mistake. All mistakes are told at once.
 * @param persons of the case, without those that were erased.
 * @param idOf how the source knows items.
 */
export function judgeAmendment(
  asked: Contributing,
  { manifest: { id, kind, items } }: ReadCase,
  persons: readonly CasePerson[],
  body: AmendmentBody,
  idOf: (inner: string) => string,
  now: number,
): JudgedAmendment {
  const { partner } = asked.caller;
  const own = new OwnItems(
    items.filter((item) => item.source === partner),
    idOf,
  );
  const values = newValues(own, body.amend ?? []);
  const removed = new Set((body.remove ?? []).map((item, index) => own.id(item, `/remove/${index}`)));
  const restricted = new Map(
    (body.restrict ?? []).map((one, index) => [own.id(one.item, `/restrict/${index}/item`), one.restricted]),
  );
  const consents = new Map(
    (body.consent ?? []).map((one, index) => [own.id(one.item, `/consent/${index}/item`), one.partners]),
  );
  const added =
    body.add === undefined ? undefined : flattenAddition(body.add, knownCase(kind, persons, partner), now);
  if (added?.ok === false) own.problems.push(...below('/add', added.problems));
  if (own.problems.length > 0) return { kind: 'wrong', problems: own.problems };
  const { stage } = body;
  if (stage !== undefined && !isChair(asked)) return { kind: 'refused', fields: [], power: 'stage' };
  const contribution = added?.ok === true ? added.value : undefined;
  const known = knownPersons(persons, partner);
  // What is sure to be too much is refused before anything is made for it; the rest is told when the case is open.
  const full =
    contribution === undefined
      ? []
      : overfull('/add', {
          items: own.size - removed.size + contribution.items.length,
          persons: known.size + contribution.persons.filter(({ ref }) => !known.has(ref)).length,
          characters: charactersOf(contribution.items),
        });
  if (full.length > 0) return { kind: 'wrong', problems: full };
  const refused = contribution === undefined ? [] : refusedFields(asked, contribution);
  if (refused.length > 0) return { kind: 'refused', fields: refused };
  const at = new Date(now).toISOString();
  const touched = [...values.keys(), ...restricted.keys(), ...consents.keys()];
  const change: Change = (plain) => {
    const there = new Set(plain.items.map((item) => item.id));
    // Somebody of the same source took one back since this was judged.
    if (!touched.every((item) => there.has(item))) throw new CaseworkError('busy', id);
    const amended = withConsents(withRestrictions(withValues(plain, values, at), restricted), consents);
    const kept = withoutItems(amended, removed);
    return stage === undefined ? kept : withStage(kept, stage, at);
  };
  return { kind: 'accepted', known, contribution, change };
}

/** The chairs: those whom the covenant lets invite. */
export function isChair({ caller, covenant }: Pick<Contributing, 'caller' | 'covenant'>): boolean {
  return caller.kind === 'professional' && covenant.mayInvite(caller.partner, caller.role);
}

/** Fields that the covenant gives this partner no rule to bring in. */
export function refusedFields({ caller, covenant }: Contributing, contribution: Contribution): string[] {
  const refused = contribution.items.filter(
    (item) => !covenant.mayContribute(caller.partner, item.field, item.category),
  );
  return [...new Set(refused.map((item) => item.field))];
}

/** Items that one source brought in, by the ids that it knows them by; what it names wrongly becomes a problem. */
class OwnItems {
  readonly problems: Problem[] = [];
  readonly #byId: ReadonlyMap<string, ManifestItem>;

  constructor(items: readonly ManifestItem[], idOf: (inner: string) => string) {
    this.#byId = new Map(items.map((item) => [idOf(item.id), item]));
  }

  get size(): number {
    return this.#byId.size;
  }

  find(id: string, pointer: string): ManifestItem | undefined {
    const item = this.#byId.get(id);
    if (item === undefined) {
      const found = { type: 'text', length: id.length } as const;
      this.problems.push({ pointer, found, code: 'unknown_item', expected: {} });
    }
    return item;
  }

  id(id: string, pointer: string): string {
    return this.find(id, pointer)?.id ?? '';
  }
}

function newValues(
  own: OwnItems,
  amended: NonNullable<AmendmentBody['amend']>,
): ReadonlyMap<string, JsonValue> {
  const values = new Map<string, JsonValue>();
  for (const [index, { item, value }] of amended.entries()) {
    const known = own.find(item, `/amend/${index}/item`);
    if (known === undefined) continue;
    const reading = readValue(known.field, value);
    if (reading.ok) values.set(known.id, reading.value);
    else own.problems.push(...below(`/amend/${index}/value`, reading.problems));
  }
  return values;
}

function below(pointer: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => ({ ...problem, pointer: `${pointer}${problem.pointer}` }));
}

function knownPersons(persons: readonly CasePerson[], partner: string): ReadonlyMap<string, string> {
  return new Map(
    persons.flatMap(({ id, refs }) => {
      const ref = refs[partner];
      return ref === undefined ? [] : [[ref, id] as const];
    }),
  );
}

function knownCase(
  kind: CaseManifest['kind'],
  persons: readonly CasePerson[],
  partner: string,
): Parameters<typeof flattenAddition>[1] {
  const known = persons.flatMap(({ abouts, refs }) => {
    const [ref, about] = [refs[partner], abouts[partner]];
    return ref === undefined || about === undefined ? [] : [[ref, about] as const];
  });
  return { kind, known: new Map(known) };
}
