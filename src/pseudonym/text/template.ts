/**
 * The text again with something else in place of what identifies: the label of a known person, numbered words for the others, the month
 * of a date, the band of an age. The same thing gets the same words throughout the text.
 */
import { ageBandOf } from '../covers/age-band.js';
import type { TemplatePart } from '../covers/covered.js';
import { fold } from './fold.js';
import { NUMBER_WORDS, monthName } from './recognise/date-words.js';
import type { FoundDate } from './recognise/found-date.js';
import type { Span, SpanType } from './span.js';
import { wordSet } from './lexicon/words.js';

const WORDS: Readonly<Record<SpanType, string>> = {
  person: 'persoon',
  initials: 'persoon',
  nickname: 'persoon',
  address: 'adres',
  postcode: 'postcode',
  place: 'plaats',
  phone: 'telefoon',
  email: 'e-mail',
  bsn: 'bsn',
  iban: 'rekening',
  licence_plate: 'kenteken',
  date_of_birth: 'geboortedatum',
  date: 'datum',
  age: 'leeftijd',
  reference: 'kenmerk',
  url: 'webadres',
};

/** Types of which a story has several that must be told apart. */
const NUMBERED: ReadonlySet<SpanType> = new Set(['person', 'initials', 'nickname', 'place', 'address']);
const PERSONAL: ReadonlySet<SpanType> = new Set(['person', 'initials', 'nickname']);

/** Text and slots in turn; `dates` gives what is known of a date by where it starts. Empty stretches are left out. */
export function templateOf(
  text: string,
  spans: readonly Span[],
  dates: ReadonlyMap<number, FoundDate>,
): readonly TemplatePart[] {
  const numbers = new Numbers();
  const parts: TemplatePart[] = [];
  let reached = 0;
  let pending = '';
  for (const span of spans) {
    pending += text.slice(reached, span.start);
    reached = span.end;
    if (span.ref === undefined || !takesLabel(span.type)) {
      pending += `[${wordsFor(text, span, dates, numbers)}]`;
      continue;
    }
    const [before, after] = PERSONAL.has(span.type) ? ['', ''] : [`[${WORDS[span.type]} `, ']'];
    if (pending + before !== '') parts.push(pending + before);
    parts.push({ person: span.ref });
    pending = after;
  }
  const rest = pending + text.slice(reached);
  return rest === '' ? parts : [...parts, rest];
}

/** Dates and ages say how coarse they are instead of whose they are. */
function takesLabel(type: SpanType): boolean {
  return type !== 'date' && type !== 'age' && type !== 'place';
}

function wordsFor(text: string, span: Span, dates: ReadonlyMap<number, FoundDate>, numbers: Numbers): string {
  const own = text.slice(span.start, span.end);
  if (span.type === 'date') return monthOf(dates.get(span.start)) ?? WORDS.date;
  if (span.type === 'age') return bandOf(own) ?? WORDS.age;
  const word = WORDS[span.type];
  return NUMBERED.has(span.type) && span.bystander !== true ? `${word} ${numbers.of(word, own)}` : word;
}

function monthOf(date: FoundDate | undefined): string | undefined {
  if (date?.month === undefined) return date?.year === undefined ? undefined : String(date.year);
  return date.year === undefined ? monthName(date.month) : `${monthName(date.month)} ${date.year}`;
}

const DIGITS = /\d{1,3}/;
const NOT_YEARS = /maand|mnd|weken/i;
function bandOf(own: string): string | undefined {
  const digits = DIGITS.exec(own)?.[0];
  const years = digits === undefined ? NUMBER_WORDS.get(fold(own)) : Number(digits);
  if (years === undefined) return undefined;
  return `${ageBandOf(NOT_YEARS.test(own) ? Math.floor(years / 12) : years)} jaar`;
}

/** Numbers things by the words in them: who shares a word with an earlier one gets its number, `Jan de Wit` and later `Jan`. */
class Numbers {
  readonly #byWord = new Map<string, Map<string, number>>();
  readonly #last = new Map<string, number>();

  of(kind: string, own: string): number {
    const known = this.#byWord.get(kind) ?? new Map<string, number>();
    this.#byWord.set(kind, known);
    const words = fold(own)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 && !SMALL.has(word));
    const keys = words.length > 0 ? words : [fold(own)];
    const shared = keys.map((key) => known.get(key)).find((number) => number !== undefined);
    const number = shared ?? (this.#last.get(kind) ?? 0) + 1;
    if (shared === undefined) this.#last.set(kind, number);
    for (const key of keys) if (!known.has(key)) known.set(key, number);
    return number;
  }
}

const SMALL: ReadonlySet<string> = wordSet('van den der ter ten het tante oom mevr dhr nummer');
