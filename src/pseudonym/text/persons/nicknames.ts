/** What people are called: one or two words with a capital between quotation marks behind a person or a word for it; behind 'alias'. */
import type { KnownNames } from '../known/known-names.js';
import { NICK_CUES } from '../lexicon/roles.js';
import { wordSet } from '../lexicon/words.js';
import { isFree, type Reading } from '../reading.js';
import { spanOf } from './find-persons.js';
import { isBehindOrganisation, isNameWord, type NameShape } from './name-shape.js';

const QUOTES = '"„“”‘’\'«»';
const MOST_WORDS = 3;
const CUE_WITHIN = 4;

/** Marks nicknames; runs before the walk for persons, so that a quoted name is not taken for one. */
export function markNicknames(reading: Reading, known: KnownNames): void {
  for (let place = 0; place < reading.tokens.length; place += 1) {
    const last = quotedNickname(reading, place) ?? afterAlias(reading, place);
    if (last === undefined) continue;
    const words = wordsBetween(place + 1, last);
    const shape: NameShape = { first: place + 1, last, words, initials: [], hasInfix: false };
    reading.marks.take(spanOf(reading, known, { kind: 'person', type: 'nickname', shape }));
    place = last;
  }
}

function wordsBetween(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, count) => first + count);
}

/** The last place inside the quotation that opens at `place`. */
function quotedNickname(reading: Reading, place: number): number | undefined {
  const open = reading.tokens[place];
  if (open === undefined || !QUOTES.includes(open.text) || reading.tokens[place + 1]?.gap !== 'none')
    return undefined;
  const first = reading.tokens[place + 1];
  if (first === undefined || !(isNameWord(reading, place + 1) || BEFORE_NICKNAME.has(first.folded)))
    return undefined;
  let at = place + 1;
  let capitals = 0;
  while (at <= place + 2 * MOST_WORDS && reading.tokens[at]?.kind === 'word') {
    if (isNameWord(reading, at)) capitals += 1;
    at += 1;
    if (reading.tokens[at]?.text === '-' && reading.tokens[at + 1]?.kind === 'word') at += 1;
  }
  const close = reading.tokens[at];
  if (close === undefined || !QUOTES.includes(close.text) || close.gap !== 'none') return undefined;
  const isOne = at === place + 2 && capitals === 1 && reading.tokens[place - 1]?.text !== ':';
  if (isOne) return isBehindOrganisation(reading, place) ? undefined : at - 1;
  if (capitals === 0 || at === place + 1 || at - place - 1 > MOST_WORDS) return undefined;
  return isAboutPerson(reading, place) ? at - 1 : undefined;
}

/** A cue shortly before, or a capital or a closing bracket directly before. */
function isAboutPerson(reading: Reading, place: number): boolean {
  const before = reading.tokens[place - 1];
  const earlier = reading.tokens.slice(Math.max(0, place - CUE_WITHIN), place);
  if (earlier.some((token) => NICK_CUES.has(token.folded) || PERSON_WORDS.has(token.folded))) return true;
  if (before?.text === ',') return reading.tokens[place - 2]?.text === ')' || isNameWord(reading, place - 2);
  return before !== undefined && isNameWord(reading, place - 1);
}

/** Small words with which a nickname begins. */
const BEFORE_NICKNAME: ReadonlySet<string> = wordSet(
  'de het kleine grote lange dikke rooie ouwe oude zwarte witte gekke tante ome oom opa oma',
);

const PERSON_WORDS: ReadonlySet<string> = wordSet(
  'naam zwerver jongen man vrouw meisje ene over van door met aan dat als bekende figuur riep roept genaamd',
);

function afterAlias(reading: Reading, place: number): number | undefined {
  const token = reading.tokens[place];
  if (token === undefined || (token.folded !== 'alias' && token.folded !== 'bijnaam')) return undefined;
  if (!isNameWord(reading, place + 1) && reading.tokens[place + 1]?.casing !== 'title') return undefined;
  if (!isFree(reading, place + 1)) return undefined;
  const isHyphened = reading.tokens[place + 2]?.text === '-' && reading.tokens[place + 3]?.kind === 'word';
  return isHyphened ? place + 3 : place + 1;
}
