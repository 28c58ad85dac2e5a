import type { CasePerson, ManifestItem } from '../casework/index.js';

/** Whom an item is about, in the words of who asks: a label, or the asker's own reference for its own person. */
export type PersonWord = { readonly label: string } | { readonly ownRef: string };

/**
 * A partner's own persons stand under its own reference; all others under the label that this recipient has for them. An
 * item answers to this word and to no other: that the two are one person is told only with a reveal of identity.
 */
export function personWord(
  person: CasePerson,
  item: ManifestItem,
  partner: string,
  labelOf: (person: string) => string,
): PersonWord {
  const own = item.source === partner ? person.refs[partner] : undefined;
  return own === undefined ? { label: labelOf(person.id) } : { ownRef: own };
}
