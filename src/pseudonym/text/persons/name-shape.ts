/** The forms of a name, read over tokens: initials, words with a capital, small words between them, hyphens. */
import { GIVEN_NAMES } from '../lexicon/given-names.js';
import { INFIXES, SURE_PAIRS } from '../lexicon/infixes.js';
import { NOT_NAMES, ORGANISATION_CUES, soundsLikeInstitution } from '../lexicon/not-names.js';
import { FUNCTIONS, KIN, TITLES } from '../lexicon/roles.js';
import { isFree, type Reading } from '../reading.js';
import { wordSet } from '../lexicon/words.js';

/** A name as it stands in the text. Places are of tokens, `last` inclusive. */
export interface NameShape {
  readonly first: number;
  readonly last: number;
  /** Places of the words that name: no infixes, no initials. */
  readonly words: readonly number[];
  /** The initials, folded, in order. */
  readonly initials: readonly string[];
  readonly hasInfix: boolean;
}

/** One capital, or Th, Ph, Ch, IJ. */
const INITIAL = /^\p{Lu}\p{M}?(?:h|r|J|j)?$/u;
const MOST_WORDS = 6;
const MOST_INFIXES = 3;
const MOST_INITIALS = 5;
/** Infixes that are so common as prepositions that alone they are none. */
const NEVER_ALONE: ReadonlySet<string> = wordSet(
  'in op aan onder over bij uit voor te het af do la le les lo du ad di do da',
);

/** A word with a capital that is free and not known to be something else. */
export function isNameWord(reading: Reading, place: number): boolean {
  const token = reading.tokens[place];
  if (token === undefined || token.kind !== 'word' || token.text.length < 2) return false;
  if (token.casing !== 'title' && token.casing !== 'upper' && token.casing !== 'mixed') return false;
  if (!startsWithCapital(token.text) || !isFree(reading, place)) return false;
  if (isRole(token.folded) || INFIXES.has(token.folded)) return false;
  return !NOT_NAMES.has(token.folded) || (GIVEN_NAMES.has(token.folded) && reading.starts[place] !== true);
}

export function isRole(folded: string): boolean {
  return TITLES.has(folded) || FUNCTIONS.has(folded) || KIN.has(folded);
}

function startsWithCapital(text: string): boolean {
  const [first = ''] = text;
  return first !== first.toLowerCase();
}

/** How many tokens from `place` on are small words of a name (`van den`, `v.d.`); 0 where none, or where one alone says nothing. */
export function infixRun(reading: Reading, place: number): number {
  let at = place;
  let count = 0;
  let only = '';
  while (count < MOST_INFIXES) {
    const token = reading.tokens[at];
    if (token === undefined || token.kind !== 'word' || !INFIXES.has(token.folded)) break;
    if (!isFree(reading, at) || (at > place && token.gap === 'line')) break;
    only = token.folded;
    at += 1;
    count += 1;
    if (reading.tokens[at]?.text === '.' && reading.tokens[at]?.gap === 'none' && token.text.length <= 2)
      at += 1;
  }
  return count === 0 || (count === 1 && NEVER_ALONE.has(only)) ? 0 : at - place;
}

/** Whether the small words at `place` occur in names only. */
export function isSurePair(reading: Reading, place: number): boolean {
  const run = infixRun(reading, place);
  const words = reading.tokens
    .slice(place, place + run)
    .filter((token) => token.kind === 'word')
    .map((token) => token.folded);
  return words.length >= 2 && SURE_PAIRS.has(words.slice(0, 2).join(' '));
}

/** Initials from `place` on: capital letters with dots. `next` is the place behind them. */
export function initialsAt(
  reading: Reading,
  place: number,
): { readonly letters: readonly string[]; readonly next: number } {
  const letters: string[] = [];
  let at = place;
  while (letters.length < MOST_INITIALS) {
    const letter = reading.tokens[at];
    const dot = reading.tokens[at + 1];
    if (letter === undefined || dot === undefined || dot.text !== '.' || dot.gap !== 'none') break;
    if (letter.kind !== 'word' || !INITIAL.test(letter.text)) break;
    if ((at > place && letter.gap === 'line') || !isFree(reading, at) || TITLES.has(letter.folded)) break;
    letters.push(letter.folded);
    at += 2;
  }
  return { letters, next: at };
}

/** The name that begins at `place`, if one does: at least one word, or a small word and an initial. */
export function nameAt(reading: Reading, place: number): NameShape | undefined {
  const { tokens } = reading;
  const head = initialsAt(reading, place);
  const initials = [...head.letters];
  const words: number[] = [];
  let at = head.next;
  let last = -1;
  let hasInfix = false;
  while (words.length < MOST_WORDS) {
    const token = tokens[at];
    if (token === undefined || (at > place && token.gap === 'line')) break;
    if (isNameWord(reading, at)) {
      words.push(at);
      last = at;
      at = behindHyphen(reading, at + 1);
      continue;
    }
    const run = infixRun(reading, at);
    if (run > 0 && continuesBehind(reading, at + run)) {
      hasInfix = true;
      at += run;
      continue;
    }
    const tail = words.length > 0 || hasInfix ? initialsAt(reading, at) : { letters: [], next: at };
    if (tail.letters.length === 0) break;
    initials.push(...tail.letters);
    last = tail.next - 1;
    at = tail.next;
    if (words.length > 0) break;
  }
  return last < 0 ? undefined : { first: place, last, words, initials, hasInfix };
}

function continuesBehind(reading: Reading, place: number): boolean {
  if (reading.tokens[place]?.gap === 'line') return false;
  const folded = reading.tokens[place]?.folded ?? '';
  if (isNameWord(reading, place)) return !soundsLikeInstitution(folded) && !ORGANISATION_CUES.has(folded);
  return initialsAt(reading, place).letters.length > 0;
}

/** The place behind a hyphen (or slash with spaces) that joins two names; else the place itself. */
function behindHyphen(reading: Reading, place: number): number {
  const hyphen = reading.tokens[place];
  const next = reading.tokens[place + 1];
  if (hyphen === undefined || next === undefined || !'-‐‑'.includes(hyphen.text)) return place;
  if (hyphen.gap !== 'none' || next.gap !== 'none') return place;
  const isJoined = isNameWord(reading, place + 1) || infixRun(reading, place + 1) > 0;
  return isJoined ? place + 1 : place;
}

/** A word for an organisation in front, in lower case or in capitals: 'basisschool De Driesprong', 'PI Vught'. */
export function isBehindOrganisation(reading: Reading, place: number): boolean {
  const before = reading.tokens[place - 1];
  return before !== undefined && before.casing !== 'title' && ORGANISATION_CUES.has(before.folded);
}
