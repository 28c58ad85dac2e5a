import type { AccessRequest, Covenant, Facts } from '../covenant/index.js';
import { hasSeat, type CaseManifest } from '../casework/index.js';
import type { ProfessionalCaller } from '../identity/index.js';
import type { TraceContext } from './trace.js';

/** A question that may be asked: its words are known to the covenant, nothing was looked up yet. */
export interface Asked {
  readonly caller: ProfessionalCaller;
  readonly covenant: Covenant;
  readonly purpose: string;
  readonly basis: string;
  /** Mandate of the professional that asks, as it stands now. */
  readonly mandate: boolean;
  readonly trace: TraceContext;
}

/** Facts of the request that the case and the moment decide. */
export function situate(asked: Asked, manifest: CaseManifest, now: number): AccessRequest {
  const facts: Facts = {
    invited: hasSeat(manifest, asked.caller.partner, now),
    mandate: asked.mandate,
    session: false,
    emergency: false,
  };
  return {
    partner: asked.caller.partner,
    role: asked.caller.role,
    purpose: asked.purpose,
    basis: asked.basis,
    stage: manifest.stage,
    caseKind: manifest.kind,
    facts,
  };
}

/** A name for all that decides beside the items: equal names, equal decisions. */
export function situationName(covenant: Covenant, request: AccessRequest): string {
  const { facts } = request;
  const bits = `${facts.invited ? 'i' : ''}${facts.mandate ? 'm' : ''}${facts.session ? 's' : ''}${facts.emergency ? 'e' : ''}`;
  return `${covenant.hash} ${request.partner} ${request.role} ${request.purpose} ${request.basis} ${bits}`;
}
