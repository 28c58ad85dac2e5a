import type { AccessRequest, Facts } from '../covenant/index.js';
import { hasSeat, type KnownManifest } from '../casework/index.js';
import type { ProfessionalCaller } from '../identity/index.js';
import type { Acting } from './access-record.js';

/** A question that may be asked: its words are known to the covenant, nothing was looked up yet. */
export interface Asked extends Acting {
  readonly caller: ProfessionalCaller;
  readonly purpose: string;
  readonly basis: string;
}

/**
 * The request as it stands in front of the covenant: what the case and the moment decide is added to the question.
 * @param mandate whether the professional has one now.
 * @param now ms since 1970.
 */
export function situate(asked: Asked, known: KnownManifest, mandate: boolean, now: number): AccessRequest {
  const { partner, role } = asked.caller;
  const { stage, kind } = known.manifest;
  const facts = { invited: hasSeat(known, partner, now), mandate };
  return { partner, role, purpose: asked.purpose, basis: asked.basis, facts, stage, caseKind: kind };
}

/** The question without a case: what is recorded where there is none. */
export function unsituated(asked: Asked, facts: Facts): Omit<AccessRequest, 'stage' | 'caseKind'> {
  const { partner, role } = asked.caller;
  return { partner, role, purpose: asked.purpose, basis: asked.basis, facts };
}
