/** Telephone numbers: Dutch mobile, area codes and service numbers (Nummerplan telefoon- en ISDN-diensten), and foreign ones behind + or 00. */
import type { Span } from '../span.js';
import { isDigit, touchesLetter, type DigitRow } from './digits.js';

const MOBILE = /^06\d{8}$/;
const LAND = /^0[1-57]\d{8}$/;
const VIRTUAL = /^0(?:8[4578]|9[17])\d{7}$/;
const SERVICE = /^0[89]0[0-9]\d{4,7}$/;
const SERVICE_START = /^0(?:800|900|906|909)$/;
const FOREIGN = /^(?:00)[1-9]\d{7,13}$/;
const DATE_LIKE = /^\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}/;

/** One way to write a number: `+31 (0)6…`, `0031 6…` and `06…` are all `06…`; foreign ones begin with `00`. */
export function nationalNumber(digits: string, hasPlus: boolean): string {
  const international = hasPlus ? `00${digits}` : digits;
  if (!international.startsWith('0031')) return international;
  const rest = international.slice(4);
  return rest.startsWith('0') ? rest : `0${rest}`;
}

export interface FoundPhone extends Span {
  readonly type: 'phone';
  readonly national: string;
}

/** Numbers in these rows of digits; the longest reading from the first group that gives one. */
export function findPhones(text: string, rows: readonly DigitRow[]): readonly FoundPhone[] {
  const found: FoundPhone[] = [];
  for (const row of rows) {
    for (let first = 0; first < row.groups.length; first += 1) {
      const reading = readFrom(text, row, first);
      if (reading === undefined) continue;
      found.push(reading.phone);
      first = reading.last;
    }
  }
  return found;
}

const LEAST_DIGITS = 8;
const MOST_DIGITS = 15;

function readFrom(
  text: string,
  row: DigitRow,
  first: number,
): { readonly phone: FoundPhone; readonly last: number } | undefined {
  const head = row.groups[first];
  if (head === undefined) return undefined;
  const hasPlus = first === 0 && row.hasPlus;
  if (!hasPlus && !head.digits.startsWith('0')) return undefined;
  if (DATE_LIKE.test(text.slice(head.start, head.start + 10))) return undefined;
  const start = hasPlus ? row.start : head.start;
  let best: { readonly phone: FoundPhone; readonly last: number } | undefined;
  let digits = '';
  for (let last = first; last < row.groups.length && digits.length <= MOST_DIGITS; last += 1) {
    const group = row.groups[last];
    if (group === undefined) break;
    digits += group.digits;
    if (digits.length < LEAST_DIGITS) continue;
    const national = nationalNumber(digits, hasPlus);
    if (!isNumber(national, head.digits, last === first)) continue;
    if (touchesLetter(text, start, group.end) || isTime(text, group.end)) continue;
    best = {
      phone: { start: withBracket(text, start, group.end), end: group.end, type: 'phone', national },
      last,
    };
  }
  return best;
}

/** `head`: the digits of the first group. */
function isNumber(national: string, head: string, isWhole: boolean): boolean {
  if (SERVICE.test(national)) return isWhole || SERVICE_START.test(head);
  if (MOBILE.test(national)) return true;
  if (FOREIGN.test(national)) return !national.startsWith('0031');
  if (!LAND.test(national) && !VIRTUAL.test(national)) return false;
  /* An area code has three or four digits: 05/880114-23 is a file number. */
  return isWhole || head.startsWith('00') || !head.startsWith('0') || head.length >= 3;
}

/** 02-03 2025 10:15 is no number. */
function isTime(text: string, end: number): boolean {
  return text.charAt(end) === ':' && isDigit(text, end + 1);
}

/** A bracket in front belongs to the number when it closes inside: (0390) 55 12 04. */
function withBracket(text: string, start: number, end: number): number {
  return text.charAt(start - 1) === '(' && text.slice(start, end).includes(')') ? start - 1 : start;
}
