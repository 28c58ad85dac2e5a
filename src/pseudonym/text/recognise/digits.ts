/**
 * Numbers as people space them: digits with a single dash, dot, slash, bracket or space between the groups. One pass over the text
 * gathers each such row of groups once; the recognisers of numbers look at the rows, so none of them has to scan the text again.
 */

export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

export interface DigitRow {
  readonly groups: readonly DigitGroup[];
  /** Where a plus sign or an opening bracket before the first digit begins, else where the first digit does. */
  readonly start: number;
  readonly hasPlus: boolean;
}

const SEPARATORS = ' \u00a0\u202f-–‑./()\u2212';
const LONGEST_GAP = 3;
const MOST_GROUPS = 12;

/** All rows, in order, disjoint. A row is cut after twelve groups. */
export function digitRows(text: string): readonly DigitRow[] {
  const rows: DigitRow[] = [];
  let groups: DigitGroup[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isDigit(text, at)) {
      at += 1;
      continue;
    }
    const start = at;
    while (at < text.length && isDigit(text, at)) at += 1;
    const last = groups.at(-1);
    if (last === undefined || groups.length === MOST_GROUPS || !isJoined(text, last.end, start)) {
      if (groups.length > 0) rows.push(rowOf(text, groups));
      groups = [];
    }
    groups.push({
      start,
      end: at,
      digits: text.slice(start, Math.min(at, start + 40)),
    });
  }
  if (groups.length > 0) rows.push(rowOf(text, groups));
  return rows;
}

export function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

const LETTER = /[\p{L}\p{M}]/u;

/** Whether a letter stands directly before or behind: then the number is part of a longer code. */
export function touchesLetter(text: string, start: number, end: number): boolean {
  return LETTER.test(text.charAt(start - 1)) || LETTER.test(text.charAt(end));
}

function isJoined(text: string, from: number, to: number): boolean {
  if (to - from > LONGEST_GAP) return false;
  for (let at = from; at < to; at += 1) if (!SEPARATORS.includes(text.charAt(at))) return false;
  return true;
}

function rowOf(text: string, groups: readonly DigitGroup[]): DigitRow {
  const first = groups[0]?.start ?? 0;
  const before = text.charAt(first - 1);
  const start = before === '(' && text.charAt(first - 2) === '+' ? first - 2 : first - 1;
  const hasPlus = before === '+' || text.charAt(start) === '+';
  return { groups, start: hasPlus || before === '(' ? start : first, hasPlus };
}
