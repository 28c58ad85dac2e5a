/** What people are called: one or two words with a capital between quotation marks behind a person or a word for it; behind 'alias'. */
import type { KnownNames } from '../known/known-names.js';
import { NICK_CUES } from '../lexicon/roles.js';
import { wordSet } from '../lexicon/words.js';
import { foldedAt, isFree, type Reading } from '../reading.js';
import { spanOf } from './sighting.js';
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
  if (open === undefined || !QUOTES.includes(open.text) || !beginsNickname(reading, place + 1))
    return undefined;
  const end = endOfWords(reading, place + 1);
  const close = reading.tokens[end];
  if (close === undefined || !QUOTES.includes(close.text) || close.gap !== 'none') return undefined;
  const inside = wordsBetween(place + 1, end - 1);
  const capitals = inside.filter((at) => isNameWord(reading, at)).length;
  if (capitals === 0 || inside.length > MOST_WORDS) return undefined;
  const isOne = inside.length === 1 && reading.tokens[place - 1]?.text !== ':';
  const isSomebody = isOne ? !isBehindOrganisation(reading, place) : isAboutPerson(reading, place);
  return isSomebody ? end - 1 : undefined;
}

function beginsNickname(reading: Reading, place: number): boolean {
  if (reading.tokens[place]?.gap !== 'none') return false;
  return isNameWord(reading, place) || BEFORE_NICKNAME.has(foldedAt(reading, place));
}

/** Behind a few words, which hyphens may join. */
function endOfWords(reading: Reading, first: number): number {
  let at = first;
  while (at < first + 2 * MOST_WORDS && reading.tokens[at]?.kind === 'word') {
    at += 1;
    if (reading.tokens[at]?.text === '-' && reading.tokens[at + 1]?.kind === 'word') at += 1;
  }
  return at;
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
