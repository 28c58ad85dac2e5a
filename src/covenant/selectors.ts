/**
 * Selectors (`to`, `who`): which professionals a rule is about. Compiled to one bit an actor.
 */
import {
  entryOf,
  type CovenantFile,
  type PartnerEntry,
  type Selector,
  type SelectorTerms,
} from './document.js';

/** A partner in one of its roles: what a selector selects. */
export interface Actor {
  readonly index: number;
  readonly partner: string;
  readonly role: string;
}

export function actorsOf(file: CovenantFile): readonly Actor[] {
  const actors: Actor[] = [];
  for (const [partner, entry] of Object.entries(file.partners)) {
    for (const role of entry.roles) actors.push({ index: actors.length, partner, role });
  }
  return actors;
}

/** One entry an actor: does the selector hold for it? An absent selector holds for everyone. */
export type ActorSet = readonly boolean[];

export function compileSelector(
  selector: Selector | undefined,
  file: CovenantFile,
  actors: readonly Actor[],
): ActorSet {
  return actors.map((actor) => {
    const entry = entryOf(file.partners, actor.partner);
    return entry !== undefined && (selector === undefined || holds(selector, actor, entry, file, []));
  });
}

function holds(
  selector: Selector,
  actor: Actor,
  entry: PartnerEntry,
  file: CovenantFile,
  within: readonly string[],
): boolean {
  if (typeof selector === 'string') {
    const set = entryOf(file.sets?.partners, selector);
    if (set === undefined || within.includes(selector)) return false;
    return holds(set, actor, entry, file, [...within, selector]);
  }
  if (isList(selector)) return selector.some((one) => holds(one, actor, entry, file, within));
  return termsHold(selector, actor, entry, file, within);
}

function termsHold(
  terms: SelectorTerms,
  actor: Actor,
  entry: PartnerEntry,
  file: CovenantFile,
  within: readonly string[],
): boolean {
  if (terms.partners !== undefined && !terms.partners.includes(actor.partner)) return false;
  if (terms.sector !== undefined && !listed(terms.sector, entry.sector)) return false;
  if (terms.ring !== undefined && !listed(terms.ring, entry.ring)) return false;
  if (terms.roles !== undefined && !terms.roles.includes(actor.role)) return false;
  return terms.not === undefined || !holds(terms.not, actor, entry, file, within);
}

const listed = <T extends string>(one: T | readonly T[], value: T): boolean =>
  typeof one === 'string' ? one === value : one.includes(value);

/** Arrays of a union with a readonly array are not narrowed by Array.isArray alone. */
export const isList = (selector: Selector): selector is readonly (string | SelectorTerms)[] =>
  Array.isArray(selector);
