/** Letters without case and accents, so that Yıldırım, YILDIRIM and Yildirim are one name. */

const PLAIN = /^[\u0000-\u007f]*$/;
const MARKS = /\p{M}/gu;

/** Letters that Unicode does not take apart into a base and an accent. */
const OTHER: ReadonlyMap<string, string> = new Map([
  ['ı', 'i'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ĳ', 'ij'],
  ['þ', 'th'],
  ['’', "'"],
  ['‘', "'"],
  ['`', "'"],
]);

/** The folded form; may be longer or shorter than the text, so offsets are those of the token, never of the fold. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  let folded = '';
  for (const letter of lower.normalize('NFD').replace(MARKS, '')) folded += OTHER.get(letter) ?? letter;
  return folded;
}
