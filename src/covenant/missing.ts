/**
 * Why a grant does not apply: everything that is missing, in the order of the contract's "Meaning" 3. Nothing missing is what it
 * is for a grant to apply, so that an explanation can never differ from a decision.
 */
import type { Content } from './contents.js';
import type { GrantFact, PartnerEntry, PurposeEntry } from './document.js';
import type { Grant, Provides } from './rules.js';
import { isOfWhat } from './contents.js';
import { isWithin } from './rules.js';
import type { About, AccessRequest, CaseKind, Kind, Stage } from './vocabulary.js';

export type Missing =
  | { readonly kind: 'recipient' }
  | { readonly kind: 'purpose'; readonly purposes: readonly string[] }
  | { readonly kind: 'stage_of_purpose'; readonly stages: readonly Stage[] }
  | { readonly kind: 'stage'; readonly stages: readonly Stage[] }
  | { readonly kind: 'case_kind'; readonly cases: readonly CaseKind[] }
  | { readonly kind: 'basis'; readonly bases: readonly string[] }
  | { readonly kind: 'invitation' }
  | { readonly kind: 'fact'; readonly fact: Exclude<GrantFact, 'consent'> }
  | { readonly kind: 'carrying'; readonly basis: string; readonly itemKind: Kind }
  | { readonly kind: 'consent' }
  | { readonly kind: 'about'; readonly about: readonly About[] }
  | { readonly kind: 'provided'; readonly source: string };

/** A request with what the covenant says of who and what it names. */
export interface Asked {
  readonly request: AccessRequest;
  readonly actor: number;
  readonly partner: PartnerEntry;
  readonly purpose: PurposeEntry;
}

/** One item as rules look at it. */
export interface ItemLook {
  readonly content: Content;
  readonly source: string;
  readonly about: About | undefined;
  readonly consented: boolean;
}

export type Carries = (basis: string, kind: Kind) => boolean;

/** What the request lacks for a grant, whatever the item. */
export function missingOfRequest(grant: Grant, asked: Asked): readonly Missing[] {
  const { request, purpose, partner } = asked;
  const missing: Missing[] = [];
  const { actors, purposes, stages, bases } = grant.narrowing;
  if (actors[asked.actor] !== true) missing.push({ kind: 'recipient' });
  if (purposes?.has(request.purpose) === false) missing.push({ kind: 'purpose', purposes: [...purposes] });
  if (!purpose.stages.includes(request.stage))
    missing.push({ kind: 'stage_of_purpose', stages: purpose.stages });
  if (stages?.has(request.stage) === false) missing.push({ kind: 'stage', stages: [...stages] });
  if (purpose.cases?.includes(request.caseKind) === false)
    missing.push({ kind: 'case_kind', cases: purpose.cases });
  const allowed = bases === undefined ? (partner.receives_on ?? []) : [...bases];
  if (!allowed.includes(request.basis)) missing.push({ kind: 'basis', bases: allowed });
  const outside = partner.ring === 'outer' && request.caseKind === 'person' && request.facts.invited !== true;
  if (outside && !grant.emergency) missing.push({ kind: 'invitation' });
  for (const fact of factsOf(grant)) {
    if (request.facts[fact] !== true) missing.push({ kind: 'fact', fact });
  }
  return missing;
}

function factsOf(grant: Grant): readonly Exclude<GrantFact, 'consent'>[] {
  const facts = grant.facts.filter((fact) => fact !== 'consent');
  return grant.emergency && !facts.includes('emergency') ? [...facts, 'emergency'] : facts;
}

/** What the item lacks for a grant whose request is right. */
export function missingOfItem(
  grant: Grant,
  asked: Asked,
  item: ItemLook,
  carries: Carries,
  provided: readonly Provides[],
): readonly Missing[] {
  const { basis } = asked.request;
  const missing: Missing[] = [];
  if (!carries(basis, item.content.kind))
    missing.push({ kind: 'carrying', basis, itemKind: item.content.kind });
  if (grant.facts.includes('consent') && !item.consented) missing.push({ kind: 'consent' });
  if (item.about !== undefined && grant.about?.has(item.about) === false) {
    missing.push({ kind: 'about', about: [...grant.about] });
  }
  if (provided.length === 0) missing.push({ kind: 'provided', source: item.source });
  return missing;
}

/** The rules on which a source provides an item for a grant; rules for emergencies count for emergency grants alone. */
export function providedFor(
  emergency: boolean,
  rules: readonly Provides[],
  asked: Asked,
  item: ItemLook,
  carries: Carries,
): readonly Provides[] {
  return rules.filter(
    (rule) =>
      (!rule.emergency || (emergency && asked.request.facts.emergency === true)) &&
      isWithin(rule.narrowing, asked.request, asked.actor) &&
      isOfWhat(rule.what, item.content, item.source, item.about) &&
      rule.bases.some((basis) => carries(basis, item.content.kind)),
  );
}
