/**
 * Why an item stands where it stands for a request, and what would have to be different. Built from the same matching as the
 * decision; codes only, the sentences are in `language/covenant.ts`.
 */
import type { Covenant } from './compile.js';
import { isOfWhat } from './contents.js';
import { applyingGrants, cap, mostOpen, standingRules, type Standing, type StandingRules } from './decide.js';
import type { Given } from './grants.js';
import { missingOfItem, missingOfRequest, providedFor, type ItemLook, type Missing } from './missing.js';
import type { Grant, Provides } from './rules.js';
import {
  STAGES,
  type About,
  type AccessRequest,
  type ItemDecision,
  type ItemFacts,
  type Level,
  type Stage,
} from './vocabulary.js';

/** A grant that speaks of the item in this stage or in another. */
export interface GrantExplanation extends Standing {
  readonly id: string;
  readonly article: string;
  readonly emergency: boolean;
  readonly reveals: boolean;
  /** Empty for a grant that applies. */
  readonly missing: readonly Missing[];
  /** It gave the level and cover that the item would have without never rules. */
  readonly decides: boolean;
}

export interface NeverExplanation {
  readonly id: string;
  readonly article: string;
  readonly atMost: Level;
  /** It brought the level or cover where it ends. */
  readonly decides: boolean;
  /** There would be a reveal without never rules, and this one stops it. */
  readonly stopsReveal: boolean;
}

/** A rule of the source that speaks of the item. */
export interface ProvidesExplanation {
  readonly bases: readonly string[];
  /** Empty for a rule that lets the item through. */
  readonly missing: readonly Missing[];
}

export interface Explanation {
  readonly item: ItemFacts;
  readonly decision: ItemDecision;
  /** As it would stand without never rules. */
  readonly granted: Standing;
  /** Those that apply first, then the one that lacks the least. */
  readonly grants: readonly GrantExplanation[];
  readonly nevers: readonly NeverExplanation[];
  /** Ids of the conditions that bind a reveal of the item. */
  readonly conditions: readonly string[];
  readonly provides: readonly ProvidesExplanation[];
}

/** Which items to explain: of these fields and sources, or of all that the covenant knows. */
export interface ExplainScope {
  readonly fields?: readonly string[];
  readonly sources?: readonly string[];
  readonly about?: About;
  readonly consent?: readonly string[];
}

/**
 * Explains every field that a source may bring in, by field and source, in the order of the covenant.
 * @param request a checked request
 */
export function explain(
  covenant: Covenant,
  request: AccessRequest,
  scope: ExplainScope = {},
): readonly Explanation[] {
  const sources =
    scope.sources ?? [...covenant.partners.keys()].filter((source) => source !== request.partner);
  return [...covenant.fields.values()]
    .filter((field) => scope.fields?.includes(field.code) !== false)
    .flatMap((field) =>
      [undefined, ...field.also].flatMap((category) =>
        sources
          .filter((source) => covenant.mayContribute(source, field.code, category))
          .map((source) =>
            explainItem(covenant, request, {
              field: field.code,
              source,
              ...(category === undefined ? {} : { category }),
              ...(scope.about === undefined ? {} : { about: scope.about }),
              ...(scope.consent === undefined ? {} : { consent: scope.consent }),
            }),
          ),
      ),
    );
}

/** Explains one item. */
export function explainItem(covenant: Covenant, request: AccessRequest, item: ItemFacts): Explanation {
  const decision = covenant.context(request).decide(covenant.classify(item));
  const content = covenant.content(item.field, item.category);
  const decided = decision.reason.kind === 'own' || decision.reason.kind === 'restricted';
  if (content === undefined || decided) {
    return {
      item,
      decision,
      granted: { level: decision.level },
      grants: [],
      nevers: [],
      conditions: [],
      provides: [],
    };
  }
  const rules = standingRules(covenant.rules, covenant.asked(request), covenant.carries);
  const look: ItemLook = {
    content,
    source: item.source,
    about: item.about,
    consented: item.consent?.includes(request.partner) === true,
  };
  const applying = applyingGrants(rules, look);
  const shown = mostOpen(applying, look);
  const matching = rules.nevers.filter((never) => isOfWhat(never.what, content, item.source, item.about));
  const capped = cap(shown.standing, matching, look);
  const revealable = applying.some(({ given }) => given.reveals);
  return {
    item,
    decision,
    granted: shown.standing,
    grants: covenant.rules.grants
      .flatMap((grant) => explainGrant(grant, rules, look, covenant, shown.deciding?.grant === grant))
      .sort((a, b) => a.missing.length - b.missing.length),
    nevers: matching.map((never) => ({
      id: never.id,
      article: never.article,
      atMost: never.atMost,
      decides: never === capped.by,
      stopsReveal: revealable && never.atMost !== 'open',
    })),
    conditions: rules.conditions
      .filter((one) => isOfWhat(one.what, content, item.source, item.about))
      .map((one) => one.id),
    provides: (covenant.rules.provides.get(item.source) ?? [])
      .filter((rule) => isOfWhat(rule.what, content, item.source, item.about))
      .map((rule) => ({ bases: rule.bases, missing: missingOfProvides(rule, rules, look) })),
  };
}

function explainGrant(
  grant: Grant,
  rules: StandingRules,
  item: ItemLook,
  covenant: Covenant,
  decides: boolean,
): readonly GrantExplanation[] {
  const { asked, carries } = rules;
  const now = grant.given[STAGES.indexOf(asked.request.stage)]?.[item.content.index];
  const stages = STAGES.filter(
    (stage, i) => canApplyIn(grant, stage, covenant) && gives(grant.given[i]?.[item.content.index]),
  );
  const first = stages[0];
  const given = gives(now)
    ? now
    : grant.given[first === undefined ? -1 : STAGES.indexOf(first)]?.[item.content.index];
  if (given === undefined) return [];
  const { id, article, emergency } = grant;
  const ofSource = covenant.rules.provides.get(item.source) ?? [];
  const provided = providedFor(emergency, ofSource, asked, item, carries);
  const lacking = [
    ...missingOfRequest(grant, asked),
    ...missingOfItem(grant, asked, item, carries, provided),
  ];
  const elsewhere = gives(now) || lacking.some(({ kind }) => kind === 'stage');
  const missing: readonly Missing[] = elsewhere ? lacking : [...lacking, { kind: 'stage', stages }];
  return [{ id, article, emergency, ...given, missing, decides }];
}

/** Whether any of the grant's purposes can be asked for in a stage, and the grant is not limited to others. */
const canApplyIn = (grant: Grant, stage: Stage, covenant: Covenant): boolean =>
  grant.narrowing.stages?.has(stage) !== false &&
  grant.entry.for.some((purpose) => covenant.purposes.get(purpose)?.stages.includes(stage) === true);

const gives = (given: Given | undefined): given is Given =>
  given !== undefined && (given.level !== 'withheld' || given.reveals);

function missingOfProvides(rule: Provides, rules: StandingRules, item: ItemLook): readonly Missing[] {
  const { request, actor } = rules.asked;
  const { actors, purposes, stages, cases } = rule.narrowing;
  const missing: Missing[] = [];
  if (actors[actor] !== true) missing.push({ kind: 'recipient' });
  if (purposes?.has(request.purpose) === false) missing.push({ kind: 'purpose', purposes: [...purposes] });
  if (stages?.has(request.stage) === false) missing.push({ kind: 'stage', stages: [...stages] });
  if (cases?.has(request.caseKind) === false) missing.push({ kind: 'case_kind', cases: [...cases] });
  if (rule.emergency && request.facts.emergency !== true) missing.push({ kind: 'fact', fact: 'emergency' });
  const { kind } = item.content;
  if (!rule.bases.some((basis) => rules.carries(basis, kind))) {
    missing.push(...rule.bases.map((basis): Missing => ({ kind: 'carrying', basis, itemKind: kind })));
  }
  return missing;
}
