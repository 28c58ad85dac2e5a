import type { AccessRequest, Covenant } from '../covenant/index.js';
import type { ManifestItem, ReadCase } from '../casework/index.js';
import type { Caller } from '../identity/index.js';
import {
  accessEntry,
  accessEntryWith,
  accessTail,
  eventEntry,
  policiesJson,
  type EntryDraft,
  type RecordTail,
  type RecordValue,
} from '../ledger/index.js';
import { sealAttribute, type KeyStore, type Random } from '../vault/index.js';
import { ENGINE, RESOURCE } from './engine.js';
import {
  groupDecisions,
  informationJson,
  requestJson,
  responseJson,
  type AccessAction,
} from './decision-body.js';
import type { TraceContext } from './trace.js';
import type { DecidedItem } from './view-plan.js';

/** Tokens of which the acting professional is kept. */
const KEPT = 10_000;

/** The acting professional as it stands in the log: sealed under a key of its own, which can be destroyed. */
export interface Actor {
  /** The pseudonymous subject, sealed; the same for all entries of one token. */
  readonly mark: string;
  /** Seals the id of a case that is not there, or not for this professional: who looks into probing can read it. */
  probed(caseId: string): string;
}

export class Professionals {
  readonly #keys: KeyStore;
  readonly #random: Random;
  readonly #actors = new Map<string, Actor>();

  constructor(keys: KeyStore, random: Random) {
    this.#keys = keys;
    this.#random = random;
  }

  /** The pseudonym of a professional, sealed under its own key, for entries about it. */
  async sealedSubject(covenant: string, subject: string): Promise<string> {
    const handle = await this.#keys.ensure('professional', `professional:${covenant}:${subject}`);
    return sealAttribute(handle, subject, 'casussluis.professional', this.#random);
  }

  /** Who acts with this token; the first time a professional is met its key is made. */
  async actor(caller: Caller): Promise<Actor> {
    const found = this.#actors.get(caller.tokenId);
    if (found !== undefined) return found;
    const handle = await this.#keys.ensure('professional', professionalKeyId(caller));
    const actor: Actor = {
      mark: sealAttribute(handle, actorName(caller), 'casussluis.professional', this.#random),
      probed: (caseId) => sealAttribute(handle, caseId, 'casussluis.case', this.#random),
    };
    if (this.#actors.size >= KEPT) this.#actors.clear();
    this.#actors.set(caller.tokenId, actor);
    return actor;
  }
}

function professionalKeyId(caller: Caller): string {
  return `professional:${caller.covenant}:${actorName(caller)}`;
}

function actorName(caller: Caller): string {
  return caller.kind === 'professional' ? caller.subject : `system:${caller.partner}`;
}

/** Who is acting in an entry, and in which call. */
export interface Acting {
  readonly covenant: Covenant;
  readonly actor: Actor;
  readonly trace: TraceContext;
}

const policies = new WeakMap<Covenant, string>();

/** Which covenant version decided, as JSON text. */
export function policiesOf(covenant: Covenant): string {
  const found = policies.get(covenant);
  if (found !== undefined) return found;
  const made = policiesJson(covenant.id, covenant.version, covenant.hash);
  policies.set(covenant, made);
  return made;
}

/** The end of every record of one decision about a case: rendered once, kept with the plan. */
export function renderDecision(
  covenant: Covenant,
  read: ReadCase,
  decision: {
    readonly action: AccessAction;
    readonly request: AccessRequest;
    readonly decided: readonly DecidedItem[];
    /** JSON text, from `responseJson`. */
    readonly response: string;
    readonly fields?: readonly string[];
    /** The items of which something is shown. */
    readonly shown: readonly ManifestItem[];
  },
): RecordTail {
  const positions = new Set(
    decision.shown.flatMap(({ person, others }) => [person ?? [], others ?? []].flat()),
  );
  const marks = [...positions].flatMap((position) => read.manifest.persons[position]?.mark ?? []);
  return accessTail({
    resource: RESOURCE,
    policies: policiesOf(covenant),
    configuration: ENGINE,
    sealed: {
      'casussluis.case': read.manifest.mark,
      ...(marks.length === 0 ? {} : { 'casussluis.persons': marks.join(' ') }),
    },
    request: requestJson(decision.action, decision.request, decision.fields),
    response: decision.response,
    information: informationJson(groupDecisions(decision.decided)),
  });
}

/** The entry for a decision about a case that is there. */
export function decisionEntry(
  acting: Acting,
  rendered: RecordTail,
  justification: string | undefined,
  time: number,
  id: string,
): EntryDraft {
  const professional = { 'casussluis.professional': acting.actor.mark };
  return accessEntryWith(
    {
      trace: acting.trace,
      event: 'adl.access_evaluation',
      timestamp: time,
      sealed:
        justification === undefined
          ? professional
          : { ...professional, 'casussluis.justification': justification },
    },
    rendered,
    id,
  );
}

/** The entry for a case that is not there, or not for this partner to know: the same in form. */
export function unknownCaseEntry(
  acting: Acting,
  action: AccessAction,
  request: Omit<AccessRequest, 'stage' | 'caseKind'>,
  caseId: string,
  time: number,
  id: string,
): EntryDraft {
  return accessEntry(
    {
      trace: acting.trace,
      event: 'adl.access_evaluation',
      timestamp: time,
      resource: RESOURCE,
      policies: policiesOf(acting.covenant),
      configuration: ENGINE,
      sealed: {
        'casussluis.professional': acting.actor.mark,
        'casussluis.case': acting.actor.probed(caseId),
      },
      request: requestJson(action, request),
      response: responseJson(false, 'unknown'),
      information: '{"casussluis":{"items":[]}}',
    },
    id,
  );
}

/** The entry for something that is no decision about items: a contribution, a seat, a mandate. */
export function actEntry(
  acting: Acting & { readonly partner: string },
  event: `casussluis.${string}`,
  attributes: Readonly<Record<string, RecordValue>>,
  time: number,
  id: string,
): EntryDraft {
  const { covenant } = acting;
  return eventEntry(
    {
      event,
      timestamp: time,
      trace: acting.trace,
      resource: RESOURCE,
      attributes: {
        'casussluis.covenant': { id: covenant.id, version: covenant.version, hash: covenant.hash },
        'casussluis.partner': acting.partner,
        'casussluis.professional': acting.actor.mark,
        ...attributes,
      },
    },
    id,
  );
}
