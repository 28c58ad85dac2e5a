/**
 * Masks for numbers and addresses that identify somebody. What is left is of fixed length, at most the last two characters, and none of
 * a citizen service number: two digits of it narrow a town down to a handful of people.
 */

export type MaskedKind = 'phone' | 'email' | 'iban' | 'licence_plate' | 'bsn' | 'reference';

/** The mask of a value of this kind. Never throws; a value too short to spare two characters is hidden whole. */
export function mask(kind: MaskedKind, text: string): string {
  switch (kind) {
    case 'bsn':
      return '•••••••••';
    case 'email':
      return '•••@•••';
    case 'phone':
      return `•••• •••• ${lastTwo(text, 8)}`;
    case 'iban':
      return `•••• •••• •••• ${lastTwo(text, 15)}`;
    case 'licence_plate':
      return `••-••-${lastTwo(text, 6)}`;
    case 'reference':
      return `•••• ${lastTwo(text, 6)}`;
  }
}

/** What kind of value a field holds, by the last part of its name; anything unknown is a reference. */
export function maskedKindOf(field: string): MaskedKind {
  switch (field.slice(field.lastIndexOf('.') + 1)) {
    case 'bsn':
    case 'national_id':
      return 'bsn';
    case 'email':
      return 'email';
    case 'phone':
      return 'phone';
    case 'iban':
      return 'iban';
    case 'licence_plate':
      return 'licence_plate';
    default:
      return 'reference';
  }
}

const LONGEST = 200;

/** The last two letters or digits where there are at least `least` of them in all. */
function lastTwo(text: string, least: number): string {
  const kept = [...text.slice(0, LONGEST)].filter((character) => /[\p{L}\p{N}]/u.test(character));
  return kept.length >= least ? kept.slice(-2).join('').toUpperCase() : '••';
}
