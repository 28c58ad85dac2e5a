/** Names known by their words: those of the case's own persons, and given names. */
import type { KnownNames } from '../known/known-names.js';
import { knownWords } from '../known/who.js';
import { HUMAN_VERBS } from '../lexicon/common-words.js';
import { GIVEN_NAMES, SENTENCE_WORDS } from '../lexicon/given-names.js';
import { ORGANISATION_CUES, soundsLikeInstitution } from '../lexicon/not-names.js';
import { PLACES } from '../lexicon/places.js';
import { NUMBERED_THINGS } from '../lexicon/street-words.js';
import { foldedAt, type Reading } from '../reading.js';
import { isNameWord, nameAt, type NameShape } from './name-shape.js';
import type { Sighting } from './sighting.js';

/** A name that begins with a known word or a given name, or holds a known word. */
export function namedAt(reading: Reading, known: KnownNames, place: number): Sighting | undefined {
  const shape = isNameWord(reading, place) ? nameAt(reading, place) : undefined;
  const token = reading.tokens[place];
  if (token === undefined || shape === undefined) return undefined;
  const read = knownWords(reading, known, shape);
  if (isSentenceWord(reading, place) && (read[0]?.length ?? 0) === 0) return atStart(reading, shape);
  if (read.some((words) => words.length > 0)) return { kind: 'person', shape };
  if (!GIVEN_NAMES.has(token.folded) || token.casing === 'mixed') return undefined;
  if (
    SENTENCE_WORDS.has(token.folded) &&
    shape.words.length === 1 &&
    reading.starts[place] === true &&
    !acts(reading, shape)
  )
    return undefined;
  return { kind: 'person', shape };
}

/** Whether a word for what people do follows. */
function acts(reading: Reading, shape: NameShape): boolean {
  return HUMAN_VERBS.has(reading.tokens[shape.last + 1]?.folded ?? '');
}

/** At the start of a sentence a capital counts when the word does what people do, has an age, or stands beside a name. */
function atStart(reading: Reading, shape: NameShape): Sighting | undefined {
  const token = reading.tokens[shape.first];
  if (token?.casing !== 'title' || token.text.length < 3 || shape.words.length > 2) return undefined;
  if (soundsLikeInstitution(token.folded) || ORGANISATION_CUES.has(token.folded)) return undefined;
  if (NUMBERED_THINGS.has(token.folded) || PLACES.has(token.folded)) return undefined;
  const isInitialled = shape.words.length === 1 && shape.initials.length > 0;
  const isSomebody =
    acts(reading, shape) || hasAge(reading, shape) || isBeside(reading, shape) || isInitialled;
  return isSomebody ? { kind: 'person', shape } : undefined;
}

/** `Shanelva (14)` */
function hasAge({ tokens }: Reading, { last }: NameShape): boolean {
  return (
    tokens[last + 1]?.text === '(' && tokens[last + 2]?.kind === 'number' && tokens[last + 3]?.text === ')'
  );
}

/** `Shanelva en Milan` */
function isBeside(reading: Reading, { last }: NameShape): boolean {
  if (foldedAt(reading, last + 1) !== 'en' || !isNameWord(reading, last + 2)) return false;
  return GIVEN_NAMES.has(foldedAt(reading, last + 2));
}

/** Whether a capital here is only the start of a sentence: the word is no given name. */
function isSentenceWord(reading: Reading, place: number): boolean {
  const folded = reading.tokens[place]?.folded ?? '';
  return reading.starts[place] === true && !GIVEN_NAMES.has(folded);
}
