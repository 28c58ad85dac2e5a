/** Surname, then a comma, then what goes in front: BOOMGAARD, van den, Gerardus Johannes · Ivanova, Elena Petrova · Jansen, P. */
import type { KnownNames } from '../known/known-names.js';
import { GIVEN_NAMES } from '../lexicon/given-names.js';
import type { Reading } from '../reading.js';
import type { Sighting } from './sighting.js';
import { infixRun, initialsAt, isNameWord, isSurePair, nameAt, type NameShape } from './name-shape.js';

export function surnameFirstAt(reading: Reading, known: KnownNames, place: number): Sighting | undefined {
  const surname = nameAt(reading, place);
  if (surname === undefined || surname.words.length === 0 || surname.initials.length > 0) return undefined;
  const comma = surname.last + 1;
  const next = reading.tokens[comma + 1];
  if (reading.tokens[comma]?.text !== ',' || next === undefined || next.gap === 'line') return undefined;
  const first = reading.tokens[surname.words[0] ?? place];
  if (first === undefined || (GIVEN_NAMES.has(first.folded) && first.casing !== 'upper')) return undefined;
  const isSure = first.casing === 'upper' || known.has(first.folded);
  if (reading.starts[place] === true && !isSure && !isGivenName(reading, comma + 1)) return undefined;
  return infixBehind(reading, surname, comma + 1, isSure) ?? givenBehind(reading, surname, comma + 1, isSure);
}

function isGivenName(reading: Reading, place: number): boolean {
  return isNameWord(reading, place) && GIVEN_NAMES.has(reading.tokens[place]?.folded ?? '');
}

function infixBehind(
  reading: Reading,
  surname: NameShape,
  place: number,
  isSure: boolean,
): Sighting | undefined {
  const run = infixRun(reading, place);
  const behind = reading.tokens[place + run];
  if (run === 0 || !isSure) return undefined;
  const goesOn = behind?.kind === 'word' && behind.gap === 'space' && !isNameWord(reading, place + run);
  if (goesOn && !isSurePair(reading, place)) return undefined;
  const withInfix: NameShape = {
    ...surname,
    last: place + run - 1,
    hasInfix: true,
  };
  const givenPlace = behind?.text === ',' ? place + run + 1 : place + run;
  const given = givenBehind(reading, withInfix, givenPlace, true);
  return given ?? { kind: 'person', shape: withInfix };
}

function givenBehind(
  reading: Reading,
  surname: NameShape,
  place: number,
  isSure: boolean,
): Sighting | undefined {
  if (reading.tokens[place]?.gap === 'line') return undefined;
  const { letters, next } = initialsAt(reading, place);
  if (letters.length > 0 && !isNameWord(reading, next)) {
    return {
      kind: 'person',
      shape: { ...surname, last: next - 1, initials: letters },
    };
  }
  const bare = reading.tokens[place];
  if (isSure && bare?.kind === 'word' && bare.text.length === 1 && bare.casing === 'title') {
    return { kind: 'person', shape: { ...surname, last: place, initials: [bare.folded] } };
  }
  const isGiven = isSure ? isNameWord(reading, place) : isGivenName(reading, place);
  const given = isGiven ? nameAt(reading, place) : undefined;
  if (given === undefined || given.hasInfix) return undefined;
  return {
    kind: 'person',
    shape: {
      ...surname,
      last: given.last,
      words: [...given.words, ...surname.words],
      initials: given.initials,
    },
  };
}
