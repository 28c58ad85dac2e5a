/** Numbers of files, reports, contracts and clients: codes with many digits that are nothing else, and what stands behind a word for one. */
import { fold } from '../fold.js';
import { REFERENCE_WORDS } from '../lexicon/reference-words.js';
import type { Span } from '../span.js';
import { startOf } from './stretch.js';

const CODE = /(?<![\p{L}\p{N}€/_.,-])[A-Za-z0-9][A-Za-z0-9/_-]{3,60}(?![\p{L}\p{N}])/gu;
const NUMBER = /(?<![\p{L}\p{N}€])[A-Z]{0,4}[-/. ]?\d[A-Za-z0-9./-]{2,30}(?![\p{L}\p{N}])/gu;
const FURTHER = /^\s\d{3,8}(?![\p{L}\p{N}])/u;
const COURT =
  /(?<![\p{L}\p{N}])C\/\d{2}\/\d{5,7}(?:[ /][A-Z]{1,3}){0,3}(?:\s?\d{2}[-/]\d{1,5})?(?![\p{L}\p{N}])/gu;
const DOCUMENT = /(?<![\p{L}\p{N}])[A-Z]{1,4}\d{0,4}[ -]?\d{4,8}(?:[ -]\d{3,8})?(?![\p{L}\p{N}])/gu;
const YEARS = /^(?:19|20)\d{2}[-/](?:(?:19|20)\d{2}|\d{2})$/;
const TIMES = /^\d{1,2}[:.]\d{2}$/;
const DIGIT = /\d/g;
const LOWER_WORD = /^[a-z-]{0,60}$/;
const LETTERS = /[A-Za-z]/;
const UNIT =
  /^\s?(?:euro|eur|gram|gr|kg|kwh|watt|m2|m²|km|liter|stuks|woningen|inwoners|dagen|uur|u\b|keer|x\b|%)/i;
const MONEY = /(?:€|eur|euro)\s?$/i;

/** Runs after all that knows what a number is. The longest first: a code is found whole before a part of it. */
export function findReferences(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const { index, 0: whole } of text.matchAll(COURT)) found.push(spanOf(index, whole));
  for (const { index, 0: whole } of text.matchAll(NUMBER)) {
    if (digitsIn(whole) >= 3 && isNamed(text, index))
      found.push(spanOf(index, withFurther(text, index, whole)));
  }
  for (const { index, 0: whole } of text.matchAll(DOCUMENT)) {
    if (digitsIn(whole) >= 6) found.push(spanOf(index, whole));
  }
  for (const { index, 0: whole } of text.matchAll(CODE)) {
    if (isCode(whole) && !isAmount(text, index, whole.length)) found.push(spanOf(index, trimmed(whole)));
  }
  return found.sort((a, b) => b.end - b.start - (a.end - a.start));
}

const BETWEEN = ' \t\n:.=#(';
const LONGEST_WORD = 25;
const WORD = /[\p{L}-]/u;
const NOTHING = /[^\s\S]/;

/** Whether a word for a number of a file stands in front, with at most four marks and spaces between. */
function isNamed(text: string, start: number): boolean {
  let end = start;
  while (end > start - 4 && end > 0 && BETWEEN.includes(text.charAt(end - 1))) end -= 1;
  if (end === start) return false;
  const word = text.slice(startOf(text, end, WORD, end - LONGEST_WORD, NOTHING), end);
  return REFERENCE_WORDS.has(fold(word));
}

/** A code that goes on behind a space: `10-44871 0012`. */
function withFurther(text: string, start: number, code: string): string {
  const further = FURTHER.exec(text.slice(start + code.length, start + code.length + 12))?.[0] ?? '';
  return further === '' ? trimmed(code) : code + further;
}

/** Six digits, or four with letters or parts around them; no span of years. */
function isCode(code: string): boolean {
  const digits = digitsIn(code);
  if (digits < 4 || YEARS.test(code) || LOWER_WORD.test(code)) return false;
  if (digits >= 6) return true;
  return digits >= 4 && LETTERS.test(code) && (code === code.toUpperCase() || code.includes('/'));
}

function isAmount(text: string, start: number, length: number): boolean {
  return (
    MONEY.test(text.slice(Math.max(0, start - 6), start)) ||
    UNIT.test(text.slice(start + length, start + length + 12)) ||
    TIMES.test(text.slice(start, start + length))
  );
}

function digitsIn(code: string): number {
  return code.match(DIGIT)?.length ?? 0;
}

function trimmed(code: string): string {
  let end = code.length;
  while (end > 0 && '/-_.'.includes(code.charAt(end - 1))) end -= 1;
  return code.slice(0, end);
}

function spanOf(start: number, code: string): Span {
  return { start, end: start + code.length, type: 'reference' };
}
