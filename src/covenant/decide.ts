/**
 * The decision of one item, step by step as the contract's "Meaning" has it. A pure function of the rules, the request and
 * the facts of the item. `contexts.ts` remembers what it gives.
 */
import { isOfWhat } from './contents.js';
import type { Slot } from './items.js';
import {
  missingOfItem,
  missingOfRequest,
  providedFor,
  type Asked,
  type Carries,
  type ItemLook,
} from './missing.js';
import { compareNeeds, mergeNeeds } from './needs.js';
import { isWithin, type Condition, type Grant, type Never, type Provides, type Rules } from './rules.js';
import { finest, type Given } from './grants.js';
import {
  LEVELS,
  STAGES,
  type Cover,
  type Handling,
  type ItemDecision,
  type Level,
  type PossibleReveal,
  type Reason,
} from './vocabulary.js';

/** The rules that one request leaves standing. */
export interface StandingRules {
  readonly asked: Asked;
  readonly grants: readonly Grant[];
  readonly provides: ReadonlyMap<string, readonly Provides[]>;
  readonly conditions: readonly Condition[];
  readonly nevers: readonly Never[];
  readonly carries: Carries;
}

/** A grant that applies to an item, with what it gives and the provides rules that let the item through. */
export interface Applying {
  readonly grant: Grant;
  readonly given: Given;
  readonly provided: readonly Provides[];
}

export interface Standing {
  readonly level: Level;
  readonly cover?: Cover;
}

const RESTRICTED: ItemDecision = { level: 'withheld', reveal: false, reason: { kind: 'restricted' } };
const OWN: ItemDecision = { level: 'open', reveal: false, reason: { kind: 'own' } };
const NONE: ItemDecision = { level: 'withheld', reveal: false, reason: { kind: 'none' } };

export function standingRules(rules: Rules, asked: Asked, carries: Carries): StandingRules {
  const within = (rule: Condition | Never): boolean => isWithin(rule.narrowing, asked.request, asked.actor);
  return {
    asked,
    grants: rules.grants.filter((grant) => missingOfRequest(grant, asked).length === 0),
    provides: rules.provides,
    conditions: rules.conditions.filter(within),
    nevers: rules.nevers.filter(within),
    carries,
  };
}

/** Decides one item. `consented`: the data subject consented to the partner that asks. */
export function decideItem(rules: StandingRules, slot: Slot, consented: boolean): ItemDecision {
  const own = slot.source === rules.asked.request.partner;
  if (own) return OWN;
  if (slot.restricted) return RESTRICTED;
  if (slot.content === undefined) return NONE;
  const item: ItemLook = { content: slot.content, source: slot.source, about: slot.about, consented };
  const applying = applyingGrants(rules, item);
  if (applying.length === 0) return NONE;
  const shown = mostOpen(applying, item);
  const nevers = rules.nevers.filter((never) => isOfWhat(never.what, item.content, item.source, item.about));
  const capped = cap(shown.standing, nevers, item);
  const reveal = nevers.every((never) => never.atMost === 'open') && possibleReveal(rules, applying, item);
  const { standing } = capped;
  const handling =
    standing.level === 'withheld' || shown.deciding === undefined ? [] : handlingOf(shown.deciding, []);
  return {
    level: standing.level,
    ...(standing.cover === undefined ? {} : { cover: standing.cover }),
    ...(handling.length === 0 ? {} : { handling }),
    reveal,
    reason: reasonOf(shown.deciding, capped.by, rules, item),
  };
}

/** "Meaning" 3: the grants that apply, in the order of the file. */
export function applyingGrants(rules: StandingRules, item: ItemLook): readonly Applying[] {
  const { asked, carries } = rules;
  const stage = STAGES.indexOf(asked.request.stage);
  const ofSource = rules.provides.get(item.source) ?? [];
  const provided = [false, true].map((emergency) => providedFor(emergency, ofSource, asked, item, carries));
  return rules.grants.flatMap((grant) => {
    const through = provided[Number(grant.emergency)] ?? [];
    const given = grant.given[stage]?.[item.content.index];
    if (given === undefined || missingOfItem(grant, asked, item, carries, through).length > 0) return [];
    return [{ grant, given, provided: through }];
  });
}

/** "Meaning" 4: the most open level, the finest cover, and the first grant that gives both. */
export function mostOpen(
  applying: readonly Applying[],
  item: ItemLook,
): { readonly standing: Standing; readonly deciding?: Applying } {
  const level = LEVELS.findLast((one) => applying.some(({ given }) => given.level === one)) ?? 'withheld';
  if (level === 'withheld') return { standing: { level } };
  const giving = applying.filter(({ given }) => given.level === level);
  const covers = giving.flatMap(({ given }) => (given.cover === undefined ? [] : [given.cover]));
  const cover = level === 'covered' ? finest(covers, item.content) : undefined;
  const deciding = giving.find(({ given }) => given.cover === cover);
  return {
    standing: { level, ...(cover === undefined ? {} : { cover }) },
    ...(deciding === undefined ? {} : { deciding }),
  };
}

/** "Meaning" 6: caps the level, and tells which rule brought it where it ends. */
export function cap(
  standing: Standing,
  nevers: readonly Never[],
  item: ItemLook,
): { readonly standing: Standing; readonly by?: Never } {
  return nevers.reduce<{ standing: Standing; by?: Never }>(
    (sofar, never) => {
      const capped = atMost(sofar.standing, never.atMost, item.content.covers[0]);
      const changed = capped.level !== sofar.standing.level || capped.cover !== sofar.standing.cover;
      return changed ? { standing: capped, by: never } : sofar;
    },
    { standing },
  );
}

function atMost(standing: Standing, highest: Level, defaultCover: Cover | undefined): Standing {
  if (LEVELS.indexOf(standing.level) < LEVELS.indexOf(highest) || highest === 'open') return standing;
  if (highest !== 'covered') return { level: highest };
  return defaultCover === undefined ? { level: 'exists' } : { level: 'covered', cover: defaultCover };
}

/** "Meaning" 5: the reveal that asks the least, or false. */
export function possibleReveal(
  rules: StandingRules,
  applying: readonly Applying[],
  item: ItemLook,
): false | PossibleReveal {
  const conditions = rules.conditions.filter((one) =>
    isOfWhat(one.what, item.content, item.source, item.about),
  );
  const candidates = applying
    .filter(({ given }) => given.reveals)
    .map((one) => {
      const binding = conditions.filter((condition) => !(one.grant.emergency && condition.notInEmergency));
      return { one, binding, needs: mergeNeeds([one.grant.needs, ...binding.map(({ needs }) => needs)]) };
    });
  const first = candidates[0];
  if (first === undefined) return false;
  const least = candidates.reduce(
    (best, next) => (compareNeeds(next.needs, best.needs) < 0 ? next : best),
    first,
  );
  return {
    grant: least.one.grant.id,
    needs: least.needs,
    handling: handlingOf(least.one, least.binding),
  };
}

function handlingOf(applying: Applying, conditions: readonly Condition[]): readonly Handling[] {
  const rules = [applying.grant, ...applying.provided, ...conditions];
  return [...new Set(rules.flatMap((rule) => rule.handling))].sort();
}

function reasonOf(
  deciding: Applying | undefined,
  never: Never | undefined,
  rules: StandingRules,
  item: ItemLook,
): Reason {
  if (never !== undefined) return { kind: 'never', id: never.id, article: never.article };
  if (deciding === undefined) return { kind: 'none' };
  const { grant, provided } = deciding;
  return {
    kind: 'grant',
    id: grant.id,
    article: grant.article,
    provided_on: basesOf(provided, rules.carries, item),
  };
}

/** The bases of the source that carry the item, in alphabetical order. */
export function basesOf(provided: readonly Provides[], carries: Carries, item: ItemLook): readonly string[] {
  const bases = provided.flatMap((rule) => rule.bases).filter((basis) => carries(basis, item.content.kind));
  return [...new Set(bases)].sort();
}
