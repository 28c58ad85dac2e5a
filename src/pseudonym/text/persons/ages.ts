/** The age behind a person's name: Milan (6), Noa (acht), Tijn van vier, Gopal, 58 jaar. */
import { FUNCTIONS, KIN } from '../lexicon/roles.js';
import { NUMBER_WORDS } from '../recognise/date-words.js';
import { foldedAt, isFree, type Reading } from '../reading.js';
import type { Span } from '../span.js';
import type { Token } from '../token.js';
import { wordSet } from '../lexicon/words.js';

const MOST = 110;
const YEARS: ReadonlySet<string> = wordSet('jaar jr j maanden mnd weken');
const BEFORE_AGE: ReadonlySet<string> = wordSet('van is was wordt pas bijna net nu nog inmiddels leeftijd');
const WORDS_BETWEEN = 3;

/** Marks the ages directly behind the persons marked so far, and behind the words for people: bewoonster (70), kinderen van 4 en 7. */
export function markAges(reading: Reading): void {
  reading.tokens.forEach(({ kind, folded }, place) => {
    if (kind !== 'word') return;
    if (PRONOUNS.has(folded)) markAll(reading, agesOfPronoun(reading, place + 1), undefined);
    if (KIN.has(folded) || FUNCTIONS.has(folded)) markAll(reading, agesBehind(reading, place + 1), undefined);
  });
  let place = 0;
  for (const span of reading.marks.spans()) {
    while ((reading.tokens[place]?.start ?? span.end) < span.end) place += 1;
    if (span.type !== 'person' && span.type !== 'nickname' && span.type !== 'initials') continue;
    markAll(reading, agesBehind(reading, place), span.ref);
  }
}

const PRONOUNS: ReadonlySet<string> = wordSet('ik hij zij ze die toen');
const BEING: ReadonlySet<string> = wordSet('ben is was wordt werd word');
const ONLY: ReadonlySet<string> = wordSet('pas bijna net nu al inmiddels');

/** 'ik ben 68', 'die is pas negen', 'dat ze 21 was', 'toen 76,'. */
function agesOfPronoun(reading: Reading, place: number): readonly Age[] {
  const isBeing = BEING.has(foldedAt(reading, place));
  const only = isBeing && ONLY.has(foldedAt(reading, place + 1)) ? 1 : 0;
  const age = ageAt(reading, isBeing ? place + 1 + only : place);
  if (age === undefined) return [];
  if (age.hasYears) return [age];
  const next = reading.tokens[age.last + 1];
  const isEnd = (next === undefined || next.kind === 'mark') && !isFigureAt(reading, age.last + 1);
  const isBefore = !isBeing && BEING.has(foldedAt(reading, age.last + 1));
  return (isEnd && (isBeing || foldedAt(reading, place - 1) === 'toen')) || isBefore ? [age] : [];
}

/** A mark inside a number or a time: 21:15, 1.5, 10%. */
function isFigureAt(reading: Reading, place: number): boolean {
  const mark = reading.tokens[place]?.text ?? ' ';
  return '.:,%-/'.includes(mark) && reading.tokens[place + 1]?.gap === 'none';
}

type Age = Pick<Span, 'start' | 'end'>;

function markAll(reading: Reading, ages: readonly Age[], ref: string | undefined): void {
  for (const { start, end } of ages) {
    reading.marks.take(ref === undefined ? { start, end, type: 'age' } : { start, end, type: 'age', ref });
  }
}

function agesBehind(reading: Reading, place: number): readonly Age[] {
  const { tokens } = reading;
  const mark = tokens[place];
  if (mark === undefined || mark.gap === 'line') return [];
  if (mark.text === '(') return listFrom(reading, place + 1, isClosed);
  if (mark.text === ',') return listFrom(reading, place + 1, isClosed, 1);
  const becomes = ageAt(reading, place);
  if (becomes !== undefined && tokens[becomes.last + 1]?.folded === 'geworden') return [becomes];
  for (let at = place; at < place + WORDS_BETWEEN && BEFORE_AGE.has(tokens[at]?.folded ?? ''); at += 1) {
    const ages = listFrom(
      reading,
      at + 1,
      (token) => token === undefined || token.kind === 'mark' || ENDS.has(token.folded),
    );
    if (ages.length > 0) return ages;
  }
  return [];
}

function isClosed(token: Token | undefined): boolean {
  return token !== undefined && '),;/!?'.includes(token.text);
}

const ENDS: ReadonlySet<string> = wordSet('en die is heeft geworden was maar met uit op');
const BETWEEN: ReadonlySet<string> = wordSet(', en / & v m x jongen meisje ca . ±');
const MOST_AGES = 8;

/** Ages in a row, with commas and 'en' between; none unless `closes` holds of what follows, or a word for years does. */
function listFrom(
  reading: Reading,
  place: number,
  closes: (token: Token | undefined) => boolean,
  most = MOST_AGES,
): readonly Age[] {
  const ages: Age[] = [];
  let at = place;
  let last = place;
  let hasYears = false;
  while (ages.length < most) {
    while (BETWEEN.has(reading.tokens[at]?.folded ?? '') && at < place + 4 * MOST_AGES) at += 1;
    const age = ageAt(reading, at);
    if (age === undefined) break;
    ages.push(age);
    hasYears ||= age.hasYears;
    at = age.last + 1;
    last = at;
  }
  return hasYears || closes(reading.tokens[last]) ? ages : [];
}

interface AgeRead extends Age {
  readonly last: number;
  readonly hasYears: boolean;
}

/** A number that can be an age, and the word for years behind it. */
function ageAt(reading: Reading, place: number): AgeRead | undefined {
  const token = reading.tokens[place];
  if (token === undefined || !isFree(reading, place) || token.text.length > 20) return undefined;
  const value = token.kind === 'number' ? Number(token.text) : NUMBER_WORDS.get(token.folded);
  if (value === undefined || value > MOST) return undefined;
  const next = reading.tokens[place + 1];
  const hasYears = next !== undefined && YEARS.has(next.folded) && isFree(reading, place + 1);
  return {
    start: token.start,
    end: hasYears ? next.end : token.end,
    last: hasYears ? place + 1 : place,
    hasYears,
  };
}
