/** Who is meant by a name in the text: exactly one of the known persons, or nobody that we can be sure of. */
import type { NameShape } from '../persons/name-shape.js';
import type { Reading } from '../reading.js';
import type { KnownNames } from './known-names.js';

/** The known words in a name, place by place; empty where none of its words is known. */
export function knownWords(
  reading: Reading,
  known: KnownNames,
  shape: NameShape,
): readonly (readonly string[])[] {
  return shape.words.map((place) => known.read(reading.tokens[place]?.folded ?? ''));
}

/**
 * The one known person that the name fits; undefined where it fits none or several. A name fits unless it says something else: another
 * first name than the person's, another surname, other initials. A partner's name joined by a hyphen says nothing.
 */
export function whoIs(reading: Reading, known: KnownNames, shape: NameShape): string | undefined {
  if (shape.words.length === 0) return known.byInitials(shape.initials);
  const read = knownWords(reading, known, shape);
  const fitting: { readonly ref: string; readonly matched: number }[] = [];
  for (const ref of known.bearers(read.flat())) {
    const matched = fit(reading, known, shape, read, ref);
    if (matched !== undefined) fitting.push({ ref, matched });
  }
  const most = Math.max(0, ...fitting.map(({ matched }) => matched));
  const best = fitting.filter(({ matched }) => matched === most);
  return best.length === 1 ? best[0]?.ref : undefined;
}

/** How many words of the name are the person's; undefined where it contradicts. */
function fit(
  reading: Reading,
  known: KnownNames,
  shape: NameShape,
  read: readonly (readonly string[])[],
  ref: string,
): number | undefined {
  const { given, family } = known.wordsOf(ref);
  let matched = 0;
  let hasFamily = false;
  for (const [count, words] of read.entries()) {
    const isGiven = words.some((word) => given.has(word));
    const isFamily = words.some((word) => family.has(word));
    if (isGiven || isFamily) {
      matched += 1;
      hasFamily ||= isFamily;
      continue;
    }
    if (isJoined(reading, shape, count)) continue;
    const isFirst = count === 0 && shape.words.length > 1;
    if (isFirst ? given.size > 0 : family.size > 0) return undefined;
  }
  const [initial = ''] = shape.initials[0] ?? '';
  const isOther = initial !== '' && given.size > 0 && ![...given].some((word) => word.startsWith(initial));
  return isOther && hasFamily ? undefined : matched;
}

/** Whether a hyphen joins the word to its neighbour. */
function isJoined(reading: Reading, shape: NameShape, count: number): boolean {
  const place = shape.words[count] ?? 0;
  const isHyphen = (at: number): boolean => reading.tokens[at]?.text === '-';
  const before = shape.words[count - 1];
  const afterInfix = before !== undefined && isHyphen(before + 1);
  return isHyphen(place + 1) || isHyphen(place - 1) || afterInfix;
}
