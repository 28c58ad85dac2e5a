/**
 * How far one pseudonym of a person reaches. Each scope has a key of its own, derived from one root key with HKDF-SHA-256 (RFC 5869),
 * so that labels of two scopes have nothing in common: whoever links them without the root key breaks HMAC-SHA-256.
 * Threat: partners that lay their answers side by side. Whoever holds the root key can compute every label.
 */
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { PseudonymError } from './errors.js';

/** The words of the covenant's `pseudonyms.scope`: one label of a person per case, per purpose over all cases, or per partner over all purposes. */
export type PseudonymReach = 'case' | 'purpose' | 'partner';

export interface CaseScope {
  readonly kind: 'case';
  readonly covenant: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly caseId: string;
}
export interface PurposeScope {
  readonly kind: 'purpose';
  readonly covenant: string;
  readonly recipient: string;
  readonly purpose: string;
}
export interface PartnerScope {
  readonly kind: 'partner';
  readonly covenant: string;
  readonly recipient: string;
}
export type LabelScope = CaseScope | PurposeScope | PartnerScope;

/** The key of one scope, and how many words its labels have. Deriving costs some 20 µs: keep these for the scopes in use. */
export interface LabelKey {
  readonly key: KeyObject;
  readonly words: 2 | 4;
}

/** Where a label is asked for: narrowed to the reach that the covenant gives. */
export function labelScope(
  reach: PseudonymReach,
  place: {
    readonly covenant: string;
    readonly recipient: string;
    readonly purpose: string;
    readonly caseId: string;
  },
): LabelScope {
  const { covenant, recipient, purpose, caseId } = place;
  switch (reach) {
    case 'case':
      return { kind: 'case', covenant, recipient, purpose, caseId };
    case 'purpose':
      return { kind: 'purpose', covenant, recipient, purpose };
    case 'partner':
      return { kind: 'partner', covenant, recipient };
  }
}

/** A scope as one string; two scopes give the same string only if they are the same. Meant as the key of a cache of `LabelKey`s. */
export function scopeId(scope: LabelScope): string {
  return encode(partsOf(scope));
}

/**
 * The key under which the labels of a scope are made.
 * A case holds few persons, so its labels get by with two words; wider scopes have four (the bound: see `label`).
 * @throws PseudonymError `root_key_too_short`, `empty_scope`
 */
export function labelKey(root: KeyObject, scope: LabelScope): LabelKey {
  return {
    key: derive(root, 'label', partsOf(scope)),
    words: scope.kind === 'case' ? 2 : 4,
  };
}

const SHIFT_LEAST = 15;
const SHIFT_MOST = 182;

/**
 * By how many days the dates of a case move under the cover `shifted`: between 15 and 182, forwards or back, the same for the whole
 * case and for every recipient, so that order and distance survive.
 * @throws PseudonymError `root_key_too_short`, `empty_scope`
 */
export function shiftDays(root: KeyObject, covenant: string, caseId: string): number {
  const bytes = derive(root, 'shift', [covenant, caseId]).export();
  const days = SHIFT_LEAST + (bytes.readUInt32BE(0) % (SHIFT_MOST - SHIFT_LEAST + 1));
  return bytes.readUInt8(4) % 2 === 0 ? days : -days;
}

const SALT = 'casussluis/pseudonym/1';
const KEY_BYTES = 32;

function derive(root: KeyObject, use: string, parts: readonly string[]): KeyObject {
  if ((root.symmetricKeySize ?? 0) < KEY_BYTES) throw new PseudonymError('root_key_too_short');
  if (parts.some((part) => part === '')) throw new PseudonymError('empty_scope');
  const info = encode([use, ...parts]);
  return createSecretKey(Buffer.from(hkdfSync('sha256', root, SALT, info, KEY_BYTES)));
}

function partsOf(scope: LabelScope): readonly string[] {
  switch (scope.kind) {
    case 'case':
      return ['case', scope.covenant, scope.recipient, scope.purpose, scope.caseId];
    case 'purpose':
      return ['purpose', scope.covenant, scope.recipient, scope.purpose];
    case 'partner':
      return ['partner', scope.covenant, scope.recipient];
  }
}

/** Each part behind its length, so that no two lists of parts give the same string. */
function encode(parts: readonly string[]): string {
  return parts.map((part) => `${part.length}:${part}`).join('');
}
