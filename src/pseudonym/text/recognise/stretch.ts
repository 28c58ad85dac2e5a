/** Reading from a place to both sides, one character at a time and never further than told. */

/** Where the row of `part` characters that ends at `end` begins, not before `least`; leading `trim` characters are left out. */
export function startOf(text: string, end: number, part: RegExp, least: number, trim: RegExp): number {
  let start = end;
  while (start > 0 && start > least && part.test(text.charAt(start - 1))) start -= 1;
  while (start < end && trim.test(text.charAt(start))) start += 1;
  return start;
}

/** Where the row of at most `most` `part` characters that begins at `start` ends; trailing `trim` characters are left out. */
export function endOf(text: string, start: number, part: RegExp, most: number, trim: RegExp): number {
  let end = start;
  while (end < text.length && end < start + most && part.test(text.charAt(end))) end += 1;
  while (end > start && trim.test(text.charAt(end - 1))) end -= 1;
  return end;
}
