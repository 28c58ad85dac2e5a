/** Names behind a form of address, a family word or a function: mevr. v.d. Berg, wijkagent Hofstede, de heer v.d. B. */
import { COMMON_WORDS } from '../lexicon/common-words.js';
import { GIVEN_NAMES } from '../lexicon/given-names.js';
import { NOT_NAMES, ORGANISATION_CUES, soundsLikeInstitution } from '../lexicon/not-names.js';
import { CLOSINGS, FUNCTIONS, KIN, OPENINGS, TITLES } from '../lexicon/roles.js';
import type { KnownNames } from '../known/known-names.js';
import { foldedAt, isFree, type Reading } from '../reading.js';
import type { Sighting } from './sighting.js';
import { lowerShape } from './lower-case.js';
import {
  infixRun,
  initialsAt,
  isNameWord,
  isRole,
  isSurePair,
  nameAt,
  type NameShape,
} from './name-shape.js';

/** The name at `place`, when the token in front announces one. */
export function announcedAt(reading: Reading, known: KnownNames, place: number): Sighting | undefined {
  const announcer = announcerBefore(reading, place);
  if (announcer === undefined) return undefined;
  const shape = nameAt(reading, place);
  if (shape === undefined) {
    const capital = announcer === 'title' ? anyCapital(reading, place) : undefined;
    return capital ?? lowerCaseAfter(reading, known, place, announcer);
  }
  const token = reading.tokens[place];
  if (token === undefined || (announcer === 'role' && !standsBehindRole(reading, place, shape)))
    return undefined;
  return { kind: 'person', shape };
}

/** Behind a form of address any word with a capital is a name, also one that elsewhere is not: 'mevrouw van Wijk'. */
function anyCapital(reading: Reading, place: number): Sighting | undefined {
  const run = infixRun(reading, place);
  const token = reading.tokens[place + run];
  if (token === undefined || token.casing !== 'title' || token.text.length < 3 || token.gap === 'line')
    return undefined;
  if (!isFree(reading, place + run) || isRole(token.folded) || COMMON_WORDS.has(token.folded))
    return undefined;
  const last = place + run;
  return { kind: 'person', shape: { first: place, last, words: [last], initials: [], hasInfix: run > 0 } };
}

type Announcer = 'title' | 'role' | 'greeting';

function announcerBefore(reading: Reading, place: number): Announcer | undefined {
  const before = reading.tokens[place - 1];
  if (before === undefined) return undefined;
  if (reading.tokens[place]?.gap === 'line') return isClosing(reading, place) ? 'greeting' : undefined;
  if (before.text === '.')
    return before.gap === 'none' && TITLES.has(foldedAt(reading, place - 2)) ? 'title' : undefined;
  if (before.text === ',') return CLOSINGS.has(foldedAt(reading, place - 2)) ? 'greeting' : undefined;
  if (TITLES.has(before.folded)) return 'title';
  const word = before.text === ':' || before.text === '(' ? foldedAt(reading, place - 2) : before.folded;
  if (KIN.has(word) || FUNCTIONS.has(word)) return 'role';
  return OPENINGS.has(word) || CLOSINGS.has(word) ? 'greeting' : undefined;
}

/** On the line under 'Groet,'. */
function isClosing(reading: Reading, place: number): boolean {
  const before = reading.tokens[place - 1];
  const word = before?.kind === 'mark' ? reading.tokens[place - 2] : before;
  return CLOSINGS.has(word?.folded ?? '');
}

/** Behind a role small words in lower case are mostly prepositions: 'agent van politie'. */
function standsBehindRole(reading: Reading, place: number, shape: NameShape): boolean {
  const token = reading.tokens[place];
  if (token === undefined || soundsLikeInstitution(token.folded) || ORGANISATION_CUES.has(token.folded))
    return false;
  if (infixRun(reading, place) > 0 && token.casing === 'lower') return isSurePair(reading, place);
  return shape.words.length > 0 || shape.hasInfix || initialsAt(reading, place).letters.length > 1;
}

/** 'mevrouw knol', 'de heer van der plas', 'hoi lot': only where the writer uses no capitals. */
function lowerCaseAfter(
  reading: Reading,
  known: KnownNames,
  place: number,
  announcer: Announcer,
): Sighting | undefined {
  const run = infixRun(reading, place);
  const at = place + run;
  const token = reading.tokens[at];
  if (token === undefined || token.kind !== 'word' || token.gap === 'line' || !isFree(reading, at))
    return undefined;
  if (token.casing !== 'lower' || token.text.length < 3 || COMMON_WORDS.has(token.folded)) return undefined;
  const isName = GIVEN_NAMES.has(token.folded) || known.has(token.folded);
  const isSure = isName && announcer !== 'role';
  const isGuess = reading.isLowerCase && announcer !== 'role' && !NOT_NAMES.has(token.folded);
  const isInfixed = announcer === 'title' && run > 0 && isSurePair(reading, place);
  if (!isSure && !isGuess && !isInfixed) return undefined;
  if (isNameWord(reading, at)) return undefined;
  return { kind: 'person', shape: { ...lowerShape(reading, known, at), first: place } };
}
