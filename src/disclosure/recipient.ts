import { createHmac, type KeyObject } from 'node:crypto';
import type { Covenant } from '../covenant/index.js';
import { label, labelKey, labelScope, scopeId, type LabelKey } from '../pseudonym/index.js';
import { derive, type KeyHandle } from '../vault/index.js';

/** How many label keys are kept; one a recipient, purpose and case. */
const KEPT = 10_000;
const ITEM_ID_LENGTH = 20;

/** Names for persons and items that mean something to one recipient only. */
export class Recipients {
  readonly #root: KeyHandle;
  readonly #labelKeys = new Map<string, LabelKey>();

  constructor(pseudonymRoot: KeyHandle) {
    this.#root = pseudonymRoot;
  }

  /** The label of a person for this recipient, purpose and case (or as far as the covenant's `pseudonyms.scope` reaches). */
  labelOf(
    covenant: Covenant,
    recipient: string,
    purpose: string,
    caseId: string,
  ): (person: string) => string {
    const key = this.#labelKey(covenant, recipient, purpose, caseId);
    const labels = new Map<string, string>();
    return (person) => {
      const found = labels.get(person);
      if (found !== undefined) return found;
      const made = label(key, person);
      labels.set(person, made);
      return made;
    };
  }

  #labelKey(covenant: Covenant, recipient: string, purpose: string, caseId: string): LabelKey {
    const scope = labelScope(covenant.pseudonymScope, { covenant: covenant.id, recipient, purpose, caseId });
    const name = scopeId(scope);
    const found = this.#labelKeys.get(name);
    if (found !== undefined) return found;
    if (this.#labelKeys.size >= KEPT) this.#labelKeys.clear();
    const key = labelKey(this.#root.key, scope);
    this.#labelKeys.set(name, key);
    return key;
  }

  /** The id of an item or record as one partner knows it: HMAC-SHA-256 over the random id inside, 120 bits. */
  idOf(covenant: string, recipient: string): (inner: string) => string {
    const key: KeyObject = derive(this.#root, `casussluis/item-id/1/${covenant}/${recipient}`);
    return (inner) => createHmac('sha256', key).update(inner).digest('base64url').slice(0, ITEM_ID_LENGTH);
  }
}
