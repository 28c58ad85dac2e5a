/**
 * Persons in running text, in one walk from left to right. At each place the surest evidence is tried first; each rule says from where
 * the name is read and how much of it may be a name.
 */
import { KnownNames } from '../known/known-names.js';
import { knownWords, whoIs } from '../known/who.js';
import { GIVEN_NAMES, SENTENCE_WORDS } from '../lexicon/given-names.js';
import { NOT_NAMES, ORGANISATION_CUES, soundsLikeInstitution } from '../lexicon/not-names.js';
import { HUMAN_VERBS } from '../lexicon/common-words.js';
import { NUMBERED_THINGS } from '../lexicon/street-words.js';
import { PLACES } from '../lexicon/places.js';
import { isFree, type Reading } from '../reading.js';
import type { Span, SpanType } from '../span.js';
import { announcedAt } from './announced.js';
import { knownFormAt } from './known-form.js';
import { lowerCaseAt } from './lower-case.js';
import {
  infixRun,
  initialsAt,
  isBehindOrganisation,
  isNameWord,
  isRole,
  isSurePair,
  nameAt,
  type NameShape,
} from './name-shape.js';
import { surnameFirstAt } from './surname-first.js';

/** What stands at a place, up to `last` (inclusive). `skip`: a name of something else, to be left alone as a whole. */
export type Sighting =
  | {
      readonly kind: 'person';
      readonly shape: NameShape;
      readonly type?: SpanType;
      readonly ref?: string;
    }
  | { readonly kind: 'place'; readonly shape: NameShape }
  | { readonly kind: 'skip'; readonly last: number };

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

export function spanOf(
  reading: Reading,
  known: KnownNames,
  sighting: Exclude<Sighting, { kind: 'skip' }>,
): Span {
  const { shape } = sighting;
  const start = reading.tokens[shape.first]?.start ?? 0;
  const end = reading.tokens[shape.last]?.end ?? 0;
  if (sighting.kind === 'place') return { start, end, type: 'place' };
  const ref = sighting.ref ?? whoIs(reading, known, shape);
  const type = sighting.type ?? (shape.words.length === 0 ? 'initials' : 'person');
  return ref === undefined ? { start, end, type } : { start, end, type, ref };
}

function sightingAt(reading: Reading, known: KnownNames, place: number): Sighting | undefined {
  return (
    knownFormAt(reading, known, place) ??
    announcedAt(reading, known, place) ??
    initialled(reading, place) ??
    surnameFirstAt(reading, known, place) ??
    named(reading, known, place) ??
    joined(reading, place) ??
    capital(reading, known, place)
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

const NOT_INITIALS: ReadonlySet<string> = new Set([
  'bv',
  'nv',
  'eu',
  'vs',
  'ps',
  'nb',
  'am',
  'pm',
  'dd',
  'nvt',
  'ok',
  'tav',
  'mob',
]);

/** A name that begins with a known word or a given name, or holds a known word. */
function named(reading: Reading, known: KnownNames, place: number): Sighting | undefined {
  const shape = isNameWord(reading, place) ? nameAt(reading, place) : undefined;
  const token = reading.tokens[place];
  if (token === undefined) return undefined;
  if (shape === undefined) return lowerCaseAt(reading, known, place) ?? lowerPlace(reading, place);
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

/** 'uit sneek', where the writer uses no capitals. */
function lowerPlace(reading: Reading, place: number): Sighting | undefined {
  const folded = reading.tokens[place]?.folded ?? '';
  const isTown =
    reading.isLowerCase && PLACES.has(folded) && BEFORE_PLACE.has(reading.tokens[place - 1]?.folded ?? '');
  const shape: NameShape = { first: place, last: place, words: [place], initials: [], hasInfix: false };
  return isTown ? { kind: 'place', shape } : undefined;
}

/** At the start of a sentence a capital counts when the word does what people do, has an age, or stands beside a name. */
function atStart(reading: Reading, shape: NameShape): Sighting | undefined {
  const { tokens } = reading;
  const token = tokens[shape.first];
  const next = tokens[shape.last + 1];
  const after = tokens[shape.last + 2];
  if (token?.casing !== 'title' || token.text.length < 3 || shape.words.length > 2 || next?.gap === 'line')
    return undefined;
  if (soundsLikeInstitution(token.folded) || ORGANISATION_CUES.has(token.folded)) return undefined;
  if (NUMBERED_THINGS.has(token.folded) || PLACES.has(token.folded)) return undefined;
  const hasAge = next?.text === '(' && after?.kind === 'number' && tokens[shape.last + 3]?.text === ')';
  const isBeside =
    next?.folded === 'en' && GIVEN_NAMES.has(after?.folded ?? '') && isNameWord(reading, shape.last + 2);
  const isInitialled = shape.words.length === 1 && shape.initials.length > 0;
  return acts(reading, shape) || hasAge || isBeside || isInitialled ? { kind: 'person', shape } : undefined;
}

/** Whether a capital here is only the start of a sentence: the word is no given name. */
function isSentenceWord(reading: Reading, place: number): boolean {
  const folded = reading.tokens[place]?.folded ?? '';
  return reading.starts[place] === true && !GIVEN_NAMES.has(folded);
}

/** `van den Heerik`, `Van Dooremalen`: small words that begin a name by themselves. */
function joined(reading: Reading, place: number): Sighting | undefined {
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
const ARTICLES: ReadonlySet<string> = new Set(['de', 'het', 'la', 'le', 'les', 'the']);
const BEFORE_PERSON: ReadonlySet<string> = new Set(['door', 'met', 'en', 'namens', 'dat', 'aldus', '/']);

function isBehindPerson(reading: Reading, place: number): boolean {
  return BEFORE_PERSON.has(reading.tokens[place - 1]?.folded ?? '');
}

const BEFORE_PLACE: ReadonlySet<string> = new Set([
  ...[
    'in',
    'te',
    'uit',
    'naar',
    'nabij',
    'richting',
    'vanuit',
    'omgeving',
    'gemeente',
    'regio',
    'yn',
    'binnen',
  ],
  ...['rond', 'wijk', 'buurt', 'dorp', 'stad', 'cluster'],
]);

/** A capital inside a sentence: Dutch writes it for names only, so what is no place and no institution is taken for a person. */
function capital(reading: Reading, known: KnownNames, place: number): Sighting | undefined {
  const token = reading.tokens[place];
  const shape = isNameWord(reading, place) ? nameAt(reading, place) : undefined;
  if (token === undefined || shape === undefined) return undefined;
  const isOrganisation = ORGANISATION_CUES.has(token.folded) && reading.starts[place] !== true;
  if (isOrganisation || isBehindOrganisation(reading, place)) return { kind: 'skip', last: shape.last };
  if (PLACES.has(token.folded) && isPlaceHere(reading, place)) {
    return { kind: 'place', shape: placeShape(shape) };
  }
  if (isBehindPostcode(reading, place)) return { kind: 'place', shape: townShape(reading, shape) };
  if (isCell(reading, shape)) return { kind: 'person', shape };
  if (reading.starts[place] === true || token.casing !== 'title' || token.text.length < 2) return undefined;
  if (soundsLikeInstitution(token.folded) || isRole(token.folded)) return undefined;
  const before = reading.tokens[place - 1];
  if (before !== undefined && BEFORE_PLACE.has(before.folded)) return { kind: 'place', shape };
  if (isCompany(reading, shape) || isThing(reading, shape)) return { kind: 'skip', last: shape.last };
  return { kind: 'person', shape };
}

function isPlaceHere(reading: Reading, place: number): boolean {
  const token = reading.tokens[place];
  return (
    token !== undefined &&
    (!GIVEN_NAMES.has(token.folded) || reading.starts[place] !== true) &&
    token.text.length >= 3
  );
}

/** Of what follows a town only the town. */
function placeShape(shape: NameShape): NameShape {
  const [first = shape.first, second] = shape.words;
  const isHyphened = second === first + 2;
  const last = isHyphened ? second : first;
  return { ...shape, last, words: [first] };
}

/** 6927 KJ Duivenweert */
function isBehindPostcode(reading: Reading, place: number): boolean {
  const [digits, letters] = [reading.tokens[place - 2], reading.tokens[place - 1]];
  const isCode =
    digits?.kind === 'number' &&
    digits.text.length === 4 &&
    letters?.kind === 'word' &&
    letters.text.length === 2;
  return isCode && !isFree(reading, place - 1) && reading.tokens[place]?.gap === 'space';
}

const INSIDE_TOWN: ReadonlySet<string> = new Set(['en', 'aan', 'bij', 'op']);

/** Eck en Wiel. */
function townShape(reading: Reading, shape: NameShape): NameShape {
  const isMore =
    INSIDE_TOWN.has(reading.tokens[shape.last + 1]?.folded ?? '') && isNameWord(reading, shape.last + 2);
  return isMore ? { ...shape, last: shape.last + 2 } : shape;
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

const COMPANY_ENDINGS: ReadonlySet<string> = new Set([
  'bv',
  'nv',
  'vof',
  '&',
  'stichting',
  'holding',
  'groep',
]);

function isCompany(reading: Reading, shape: NameShape): boolean {
  return COMPANY_ENDINGS.has(reading.tokens[shape.last + 1]?.folded ?? '');
}
