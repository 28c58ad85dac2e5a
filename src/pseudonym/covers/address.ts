/** What is left of an address: the district of the postcode, or the street without its number. */

const POSTCODE = /^\s?([1-9]\d{3})\s?[A-Za-z]{2}\s?$/;

/** `6927 KJ` → `6927`. */
export function postcodeDistrict(text: string): string | undefined {
  return POSTCODE.exec(text)?.[1];
}

const ORDINAL = /^\d{1,2}(?:e|de|ste)$/i;
const HOUSE_NUMBER = /^\d{1,5}\S{0,12}$/;
const STREET_WORD = /^[\p{L}\p{M}.'’-]{1,40}$/u;
const MOST_WORDS = 6;
/** Words that say that the line is no plain street: somebody's name or a mailbox comes first. */
const NOT_A_STREET: ReadonlySet<string> = new Set([
  'p/a',
  'c/o',
  'bij',
  'postbus',
  'tav',
  't.a.v.',
  'fam',
  'fam.',
]);

/**
 * `1e Loostraat 66` → `1e Loostraat`. `undefined` unless the text is words, then a house number: a line in which something else
 * stands before the number (a name, a mailbox) gives nothing.
 */
export function streetOf(text: string): string | undefined {
  const words = text.slice(0, 200).trim().split(/\s+/);
  const street: string[] = [];
  for (const [place, word] of words.entries()) {
    if (place > 0 && HOUSE_NUMBER.test(word))
      return street.length > MOST_WORDS ? undefined : street.join(' ');
    const isStreetWord = STREET_WORD.test(word) || (place === 0 && ORDINAL.test(word));
    if (!isStreetWord || NOT_A_STREET.has(word.toLowerCase())) return undefined;
    street.push(word);
  }
  return undefined;
}
