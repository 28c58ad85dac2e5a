/** Numbers of files, reports, contracts and clients: codes with many digits that are nothing else, and what stands behind a word for one. */
import type { Span } from '../span.js';

const CODE = /(?<![\p{L}\p{N}€/_.,-])[A-Za-z0-9][A-Za-z0-9/_-]{3,60}(?![\p{L}\p{N}])/gu;
const NAMED =
  /(?<!\p{L})(?:kenmerk|ken|zaaknummer|zaaknr|zaak|dossier|dossiernummer|dossiernr|registratienummer|nummer|nr|nrs|cliëntnummer|clientnummer|cliëntnr|clientnr|pasnummer|klantnummer|klantnr|polisnummer|tolknummer|personeelsnummer|dienstnummer|parket|parketnummer|vhe|casus|casusnummer|mut|mutatie|mutatienummer|pv|pv-nr|proces-verbaalnummer|id-nr|id-nummer|pasp|paspoort|paspoortnummer|rijbewijs|documentnummer|vreemdelingennummer|v-nummer|a-nummer|referentie|ref|meldnummer|meldingsnummer|contract|contractnummer|boa)[\s:.=#]{1,4}(?:nr\.?\s|nummer\s)?([A-Z]{0,4}[-/. ]?\d[A-Za-z0-9./-]{2,30}(?:\s\d{3,8}){0,2})(?![\p{L}\p{N}])/giu;
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
  for (const { index, 0: whole, 1: code = '' } of text.matchAll(NAMED)) {
    const end = index + whole.length;
    if (digitsIn(code) >= 3) found.push(spanOf(end - code.length, trimmed(code)));
  }
  for (const { index, 0: whole } of text.matchAll(DOCUMENT)) {
    if (digitsIn(whole) >= 6) found.push(spanOf(index, whole));
  }
  for (const { index, 0: whole } of text.matchAll(CODE)) {
    if (isCode(whole) && !isAmount(text, index, whole.length)) found.push(spanOf(index, trimmed(whole)));
  }
  return found.sort((a, b) => b.end - b.start - (a.end - a.start));
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
