/** Names that no list knows, by their capital. */
import { ORGANISATION_CUES, soundsLikeInstitution } from '../lexicon/not-names.js';
import { PLACES } from '../lexicon/places.js';
import { wordSet } from '../lexicon/words.js';
import type { Reading } from '../reading.js';
import {
  infixRun,
  isBehindOrganisation,
  isNameWord,
  isRole,
  isSurePair,
  nameAt,
  type NameShape,
} from './name-shape.js';
import { isBehindPlaceWord, placeAt } from './place-names.js';
import type { Sighting } from './sighting.js';

/** `van den Heerik`, `Van Dooremalen`: small words that begin a name by themselves. */
export function joinedAt(reading: Reading, place: number): Sighting | undefined {
  const run = infixRun(reading, place);
  if (run === 0) return undefined;
  const shape = nameAt(reading, place);
  if (shape === undefined || shape.words.length === 0) return undefined;
  const token = reading.tokens[place];
  const isCapital = token?.casing === 'title' && reading.starts[place] !== true;
  if (isCapital && ARTICLES.has(token.folded) && !isBehindPerson(reading, place)) {
    return { kind: 'skip', last: shape.last };
  }
  const lastWord = reading.tokens[shape.last]?.folded ?? '';
  if (isBehindOrganisation(reading, place)) return { kind: 'skip', last: shape.last };
  if (!isCapital && (!isSurePair(reading, place) || PLACES.has(lastWord))) return undefined;
  return { kind: 'person', shape };
}

/** With a capital inside a sentence 'De' and 'Het' name a school or a centre as often as a person. */
const ARTICLES: ReadonlySet<string> = wordSet('de het la le les the');
const BEFORE_PERSON: ReadonlySet<string> = wordSet('door met en namens dat aldus /');

function isBehindPerson(reading: Reading, place: number): boolean {
  return BEFORE_PERSON.has(reading.tokens[place - 1]?.folded ?? '');
}

/** A capital inside a sentence: Dutch writes it for names only, so what is no place and no institution is taken for a person. */
export function capitalAt(reading: Reading, place: number): Sighting | undefined {
  const token = reading.tokens[place];
  const shape = isNameWord(reading, place) ? nameAt(reading, place) : undefined;
  if (token === undefined || shape === undefined) return undefined;
  const isOrganisation = ORGANISATION_CUES.has(token.folded) && reading.starts[place] !== true;
  if (isOrganisation || isBehindOrganisation(reading, place)) return { kind: 'skip', last: shape.last };
  const town = placeAt(reading, shape);
  if (town !== undefined) return town;
  if (isCell(reading, shape)) return { kind: 'person', shape };
  if (reading.starts[place] === true || token.casing !== 'title' || token.text.length < 2) return undefined;
  if (soundsLikeInstitution(token.folded) || isRole(token.folded)) return undefined;
  if (isBehindPlaceWord(reading, place)) return { kind: 'place', shape };
  if (isCompany(reading, shape) || isThing(reading, shape)) return { kind: 'skip', last: shape.last };
  return { kind: 'person', shape };
}

/** A line or cell that holds nothing but two to five words with capitals. */
function isCell(reading: Reading, shape: NameShape): boolean {
  const first = reading.tokens[shape.first];
  const next = reading.tokens[shape.last + 1];
  const before = reading.tokens[shape.first - 1];
  const begins = before === undefined || first?.gap === 'line' || before.text === ';';
  const ends = next === undefined || next.gap === 'line' || next.text === ';';
  if (!begins || !ends) return false;
  const isTitle = shape.words.every((place) => reading.tokens[place]?.casing === 'title');
  return isTitle && (shape.words.length > 1 || (before?.text === ';' && next?.text === ';'));
}

/** 'Calvé-pindakaas', 'Barthel-index': a thing called after somebody. */
function isThing(reading: Reading, shape: NameShape): boolean {
  const hyphen = reading.tokens[shape.last + 1];
  const thing = reading.tokens[shape.last + 2];
  return hyphen?.text === '-' && hyphen.gap === 'none' && thing?.gap === 'none' && thing.casing === 'lower';
}

const COMPANY_ENDINGS: ReadonlySet<string> = wordSet('bv nv vof & stichting holding groep');

function isCompany(reading: Reading, shape: NameShape): boolean {
  return COMPANY_ENDINGS.has(reading.tokens[shape.last + 1]?.folded ?? '');
}
