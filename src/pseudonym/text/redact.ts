/**
 * Running text without what identifies. First what has a fixed form and can be checked, then what the source gave of the case's own
 * persons, then persons and places by their context; what is found first is not found again. Every step takes time in proportion to
 * the length of the text.
 */
import type { TemplatePart } from '../covers/covered.js';
import { KnownIdentifiers } from './known/known-identifiers.js';
import { KnownNames } from './known/known-names.js';
import { findPersons } from './persons/find-persons.js';
import { markAges } from './persons/ages.js';
import { markNicknames } from './persons/nicknames.js';
import { propagate } from './persons/propagate.js';
import { readingOf, type Reading } from './reading.js';
import { findAddresses } from './recognise/address.js';
import { findAges } from './recognise/age.js';
import { asBirthday } from './recognise/birthday.js';
import { findBsn } from './recognise/bsn.js';
import { digitRows } from './recognise/digits.js';
import type { FoundDate } from './recognise/found-date.js';
import { findIbans } from './recognise/iban.js';
import { findNumericDates } from './recognise/numeric-date.js';
import { findPhones } from './recognise/phone.js';
import { findPlates } from './recognise/plate.js';
import { findPostcodes } from './recognise/postcode.js';
import { findReferences } from './recognise/reference.js';
import { findSpokenNumbers } from './recognise/spoken-number.js';
import { findEmails, findHandles, findUrls } from './recognise/web.js';
import { findWordedDates } from './recognise/worded-date.js';
import type { KnownPerson, Span } from './span.js';
import { templateOf } from './template.js';

export interface Redaction {
  /** What identifies, in the order of the text, disjoint. */
  readonly spans: readonly Span[];
  /** The text with slots for known persons and words for all else; not escaped. */
  readonly template: readonly TemplatePart[];
}

/**
 * Any text, also with lone surrogates; `known` may be empty. Never throws.
 * @param known whom the text's own source named: their stretches carry their `ref`.
 * @param bystanders whom others named. They are looked for last, in what would else stand in clear, and become a word
 * without a number: whoever has somebody added to this list changes nothing that was covered, and learns nothing by it.
 */
export function redact(
  text: string,
  known: readonly KnownPerson[],
  bystanders: readonly KnownPerson[] = [],
): Redaction {
  const reading = readingOf(text);
  const { identifiers, names } = knownOf(known);
  const rows = digitRows(text);
  const phones = findPhones(text, rows);
  const isOwned = ({ start, end }: Span): boolean =>
    identifiers.ownerOf(text.slice(start, end)) !== undefined;
  takeOwned(reading, identifiers, phones.filter(isOwned));
  reading.marks.takeAll(identifiers.find(reading));
  takeOwned(reading, identifiers, [
    ...findEmails(text),
    ...findUrls(text),
    ...findHandles(text),
    ...findIbans(text),
  ]);
  const numericDates = takeDates(reading, identifiers, findNumericDates(text));
  takeOwned(reading, identifiers, [...findBsn(text, rows), ...phones, ...findPlates(text)]);
  takeOwned(reading, identifiers, findPostcodes(text));
  takeAddresses(reading, identifiers);
  const isTaken = ({ start, end }: { start: number; end: number }): boolean =>
    !reading.marks.isFree(start, end);
  const wordedDates = takeDates(reading, identifiers, findWordedDates(reading.tokens, isTaken));
  reading.marks.takeAll(findAges(text));
  takeOwned(reading, identifiers, [...findReferences(text), ...findSpokenNumbers(reading)]);
  markNicknames(reading, names);
  propagate(reading, names, findPersons(reading, names));
  markAges(reading);
  if (bystanders.length > 0) markBystanders(reading, bystanders);
  const spans = reading.marks.spans();
  const dates = new Map([...numericDates, ...wordedDates].map((date) => [date.start, date]));
  return { spans, template: templateOf(text, spans, dates) };
}

interface Known {
  readonly identifiers: KnownIdentifiers;
  readonly names: KnownNames;
}

const prepared = new WeakMap<readonly KnownPerson[], Known>();

/** Names and numbers taken apart: once for a list, which serves all texts of a case. */
function knownOf(persons: readonly KnownPerson[]): Known {
  const found = prepared.get(persons);
  if (found !== undefined) return found;
  const made = { identifiers: new KnownIdentifiers(persons), names: new KnownNames(persons) };
  prepared.set(persons, made);
  return made;
}

function markBystanders(reading: Reading, persons: readonly KnownPerson[]): void {
  const { identifiers, names } = knownOf(persons);
  const marks = reading.marks.asBystanders();
  marks.takeAll(identifiers.find(reading));
  findPersons({ ...reading, marks }, names);
}

function takeOwned(reading: Reading, identifiers: KnownIdentifiers, found: readonly Span[]): void {
  for (const { start, end, type } of found) {
    const ref = identifiers.ownerOf(reading.text.slice(start, end));
    reading.marks.take(ref === undefined ? { start, end, type } : { start, end, type, ref });
  }
}

function takeAddresses(reading: Reading, identifiers: KnownIdentifiers): void {
  for (const address of findAddresses(reading)) {
    const { start, end, type } = address;
    const ref = identifiers.dwellerOf(address);
    reading.marks.take(ref === undefined ? { start, end, type } : { start, end, type, ref });
  }
}

/** Dates of birth are told from others by the words around them, or because a known person was born then. */
function takeDates(
  reading: Reading,
  identifiers: KnownIdentifiers,
  found: readonly FoundDate[],
): FoundDate[] {
  return found.filter((date) => {
    const { start, end } = date;
    const born = identifiers.birthday(date);
    const isBirth = date.type === 'date_of_birth' || born !== undefined || asBirthday(reading.text, start);
    const type = isBirth ? 'date_of_birth' : 'date';
    return reading.marks.take(
      born?.ref === undefined ? { start, end, type } : { start, end, type, ref: born.ref },
    );
  });
}
