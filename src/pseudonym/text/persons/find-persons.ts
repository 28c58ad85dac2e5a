/**
 * Persons in running text, in one walk from left to right. At each place the surest evidence is tried first; each rule says from where
 * the name is read and how much of it may be a name.
 */
import type { KnownNames } from '../known/known-names.js';
import { wordSet } from '../lexicon/words.js';
import { isFree, type Reading } from '../reading.js';
import { announcedAt } from './announced.js';
import { capitalAt, joinedAt } from './by-capital.js';
import { namedAt } from './by-word.js';
import { knownFormAt } from './known-form.js';
import { lowerCaseAt } from './lower-case.js';
import { initialsAt, nameAt, type NameShape } from './name-shape.js';
import { lowerPlaceAt } from './place-names.js';
import { spanOf, type Sighting } from './sighting.js';
import { surnameFirstAt } from './surname-first.js';

/** Marks all persons and places that the text itself shows. Returns the names found, for what comes after. */
export function findPersons(reading: Reading, known: KnownNames): readonly NameShape[] {
  const found: NameShape[] = [];
  for (let place = 0; place < reading.tokens.length; place += 1) {
    if (!known.canBegin(reading.tokens[place]) || !isFree(reading, place)) continue;
    const sighting = sightingAt(reading, known, place);
    if (sighting === undefined) continue;
    if (sighting.kind === 'skip') {
      place = sighting.last;
      continue;
    }
    const span = spanOf(reading, known, sighting);
    if (!reading.marks.take(span)) continue;
    if (sighting.kind === 'person') found.push(sighting.shape);
    place = sighting.shape.last;
  }
  return found;
}

function sightingAt(reading: Reading, known: KnownNames, place: number): Sighting | undefined {
  return (
    knownFormAt(reading, known, place) ??
    surnameFirstAt(reading, known, place) ??
    announcedAt(reading, known, place) ??
    initialled(reading, place) ??
    namedAt(reading, known, place) ??
    lowerCaseAt(reading, known, place) ??
    lowerPlaceAt(reading, place) ??
    joinedAt(reading, place) ??
    capitalAt(reading, place)
  );
}

/** `S. Tromp`, and `K.M.` alone. */
function initialled(reading: Reading, place: number): Sighting | undefined {
  const { letters, next } = initialsAt(reading, place);
  if (letters.length === 0) return undefined;
  if (letters.length === 1 && isHeading(reading, place)) return { kind: 'skip', last: next - 1 };
  const shape = nameAt(reading, place);
  if (shape !== undefined && (shape.words.length > 0 || shape.hasInfix)) return { kind: 'person', shape };
  if (letters.length < 2 || NOT_INITIALS.has(letters.join(''))) return undefined;
  return {
    kind: 'person',
    type: 'initials',
    shape: {
      first: place,
      last: next - 1,
      words: [],
      initials: letters,
      hasInfix: false,
    },
  };
}

/** A. and B. at the start of lines number the parts of a report. */
function isHeading(reading: Reading, place: number): boolean {
  return reading.hasLetteredHeadings && (place === 0 || reading.tokens[place]?.gap === 'line');
}

const NOT_INITIALS: ReadonlySet<string> = wordSet('bv nv eu vs ps nb am pm dd nvt ok tav mob');
