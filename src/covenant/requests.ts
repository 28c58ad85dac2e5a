/**
 * Checks what comes from outside against the names that a covenant knows, before anything is looked up.
 * Which mistake is told is the first in the contract's order.
 */
import {
  CASE_KINDS,
  STAGES,
  type AccessRequest,
  type CaseKind,
  type Facts,
  type ItemFacts,
  type Stage,
} from './vocabulary.js';
import { ABOUTS, type About } from './vocabulary.js';

/** In the order in which they are told. */
export const REQUEST_ERRORS = ['json', 'partner', 'role', 'purpose', 'basis', 'stage', 'case_kind'] as const;
export type RequestError = (typeof REQUEST_ERRORS)[number];

export const ITEM_ERRORS = ['json', 'field', 'source', 'category'] as const;
export type ItemError = (typeof ITEM_ERRORS)[number];

/** What a request and an item may hold. A key that is not known is a slip of the pen, and `restrcted` would show what is restricted. */
export const REQUEST_KEYS = [
  'id',
  'partner',
  'role',
  'purpose',
  'basis',
  'stage',
  'case_kind',
  'facts',
  'items',
] as const;
export const REQUEST_OPTIONAL = ['case_kind', 'facts'] as const;
export const ITEM_KEYS = ['field', 'source', 'category', 'about', 'restricted', 'consent'] as const;
export const ITEM_OPTIONAL = ['category', 'about', 'restricted', 'consent'] as const;
export const FACTS = ['invited', 'mandate', 'session', 'emergency'] as const;

export const hasOnly = (raw: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean =>
  Object.keys(raw).every((key) => keys.includes(key));

/** A request as it comes from outside; nothing of it is believed. */
export interface RawRequest {
  readonly partner?: unknown;
  readonly role?: unknown;
  readonly purpose?: unknown;
  readonly basis?: unknown;
  readonly stage?: unknown;
  readonly case_kind?: unknown;
  readonly facts?: unknown;
}

export interface RawItem {
  readonly field?: unknown;
  readonly source?: unknown;
  readonly category?: unknown;
  readonly about?: unknown;
  readonly restricted?: unknown;
  readonly consent?: unknown;
}

export type CheckedRequest =
  | { readonly ok: true; readonly request: AccessRequest }
  | { readonly ok: false; readonly error: RequestError };

export type CheckedItem =
  { readonly ok: true; readonly item: ItemFacts } | { readonly ok: false; readonly error: ItemError };

/** What a covenant knows by name, as far as a request or an item names it. */
export interface KnownNames {
  rolesOf(partner: string): readonly string[] | undefined;
  hasPurpose(purpose: string): boolean;
  hasBasis(basis: string): boolean;
  /** The categories that an item of the field may have, the field's own first. */
  categoriesOf(field: string): readonly string[] | undefined;
  mayContribute(partner: string, field: string, category?: string): boolean;
}

export function checkRequest(raw: RawRequest, names: KnownNames): CheckedRequest {
  const { partner, role, purpose, basis, stage } = raw;
  const caseKind = raw.case_kind ?? 'person';
  const facts = factsOf(raw.facts);
  if (facts === undefined) return { ok: false, error: 'json' };
  const roles = typeof partner === 'string' ? names.rolesOf(partner) : undefined;
  if (typeof partner !== 'string' || roles === undefined) return { ok: false, error: 'partner' };
  if (typeof role !== 'string' || !roles.includes(role)) return { ok: false, error: 'role' };
  if (typeof purpose !== 'string' || !names.hasPurpose(purpose)) return { ok: false, error: 'purpose' };
  if (typeof basis !== 'string' || !names.hasBasis(basis)) return { ok: false, error: 'basis' };
  if (!isStage(stage)) return { ok: false, error: 'stage' };
  if (!isCaseKind(caseKind)) return { ok: false, error: 'case_kind' };
  return { ok: true, request: { partner, role, purpose, basis, stage, caseKind, facts } };
}

const isStage = (value: unknown): value is Stage => STAGES.some((stage) => stage === value);
const isCaseKind = (value: unknown): value is CaseKind => CASE_KINDS.some((kind) => kind === value);
const isAbout = (value: unknown): value is About => ABOUTS.some((about) => about === value);
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Facts are true or false, absent is false; anything else, and any other word, is no facts. */
function factsOf(raw: unknown): Facts | undefined {
  if (raw === undefined) return {};
  if (!isRecord(raw) || !hasOnly(raw, FACTS)) return undefined;
  const facts: { -readonly [fact in keyof Facts]: boolean } = {};
  for (const fact of FACTS) {
    const value = raw[fact];
    if (value === undefined) continue;
    if (typeof value !== 'boolean') return undefined;
    facts[fact] = value;
  }
  return facts;
}

export function checkItem(raw: RawItem, names: KnownNames): CheckedItem {
  const { field, source, about, category } = raw;
  const restricted = raw.restricted ?? false;
  const consent = consentOf(raw.consent);
  if (about !== undefined && !isAbout(about)) return { ok: false, error: 'json' };
  if (typeof restricted !== 'boolean' || consent === undefined) return { ok: false, error: 'json' };
  const categories = typeof field === 'string' ? names.categoriesOf(field) : undefined;
  if (typeof field !== 'string' || categories === undefined) return { ok: false, error: 'field' };
  const own = categories.find((one) => one === category);
  if (typeof source !== 'string' || !names.mayContribute(source, field, own))
    return { ok: false, error: 'source' };
  if (category !== undefined && own === undefined) return { ok: false, error: 'category' };
  return {
    ok: true,
    item: {
      field,
      source,
      ...(own === undefined ? {} : { category: own }),
      ...(about === undefined ? {} : { about }),
      ...(restricted ? { restricted } : {}),
      ...(consent.length === 0 ? {} : { consent }),
    },
  };
}

function consentOf(raw: unknown): readonly string[] | undefined {
  if (raw === undefined) return [];
  return Array.isArray(raw) && raw.every((one): one is string => typeof one === 'string') ? raw : undefined;
}
