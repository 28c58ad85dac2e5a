/**
 * One value under one cover. What a cover cannot read becomes a word that says so, never the value itself: an odd value is no reason to
 * show more. Runs when a source writes; what it gives is stored and serves every recipient.
 */
import type { Cover } from '../../covenant/vocabulary.js';
import { redact } from '../text/redact.js';
import type { KnownPerson } from '../text/span.js';
import { postcodeDistrict, streetOf } from './address.js';
import { ageBandSteps } from './age-band.js';
import { band, readAmount, unitOf } from './band.js';
import {
  addDays,
  isoDate,
  isoMonth,
  isoQuarter,
  readDate,
  readPartialDate,
  type CalendarDate,
} from './calendar.js';
import { closedWord } from './closed-lists.js';
import type { Covered, JsonValue, TemplatePart } from './covered.js';
import { escapeJson } from './fill.js';
import { mask, maskedKindOf } from './mask.js';

export interface CoverContext {
  /** Id of the person that the item is about: labels are made of it. */
  readonly person?: string;
  /** The neighbourhood of the dwelling, or else of the case. */
  readonly neighbourhood?: string;
  /** By how many days dates of this case move (`shiftDays`). */
  readonly shiftDays?: number;
  /** The persons whose names and numbers are looked for in running text; `ref` is the id that labels are made of. */
  readonly known?: readonly KnownPerson[];
  /** Persons of whom the text's source said nothing: they become a word, never a label (see `redact`). */
  readonly bystanders?: readonly KnownPerson[];
}

export interface CoverInput {
  readonly cover: Cover;
  /** The field's code; decides the unit, the kind of number, the closed list. */
  readonly field: string;
  readonly value: JsonValue;
  readonly context: CoverContext;
}

const UNKNOWN = 'onbekend';
const OTHER = 'anders';

/** The covered form of a value, to be stored. Never throws, never the value as it is (but for a word of a closed list). */
export function cover(input: CoverInput): Covered {
  const { field, value, context } = input;
  switch (input.cover) {
    case 'pseudonym':
      return context.person === undefined ? text('[persoon]') : { kind: 'label', person: context.person };
    case 'age_band':
      return ageBands(value);
    case 'year':
      return each(value, (one) => onDate(readPartialDate(one), (date) => String(date.year)));
    case 'month':
      return each(value, (one) => onDate(readDate(one), isoMonth));
    case 'quarter':
      return each(value, (one) => onDate(readDate(one), isoQuarter));
    case 'shifted':
      return each(value, (one) => shifted(readDate(one), context.shiftDays));
    case 'pc4':
      return each(value, (one) => postcodeDistrict(one) ?? UNKNOWN);
    case 'street':
      return each(value, (one) => streetOf(one) ?? 'straat onbekend');
    case 'neighbourhood':
      return text(context.neighbourhood ?? 'buurt onbekend');
    case 'masked':
      return each(value, (one) => mask(maskedKindOf(field), one));
    case 'band':
      return each(value, (one) => inBand(field, one));
    case 'as_is':
      return each(value, (one) => closedWord(field, one) ?? OTHER);
    case 'redacted':
      return redacted(field, value, context);
  }
}

/** A value is a text or a list of texts; a list stays one, so that the form of the answer does not depend on the cover. */
function each(value: JsonValue, one: (text: string) => string): Covered {
  const json = Array.isArray(value)
    ? JSON.stringify(value.map((part: JsonValue) => one(asText(part))))
    : undefined;
  return json === undefined ? text(one(asText(value))) : { kind: 'value', json };
}

function text(value: string): Covered {
  return { kind: 'value', json: JSON.stringify(value) };
}

/** Anything but a text or a number reads as empty, which no cover understands. */
function asText(value: JsonValue): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function onDate(date: CalendarDate | undefined, say: (date: CalendarDate) => string): string {
  return date === undefined ? UNKNOWN : say(date);
}

function shifted(date: CalendarDate | undefined, days: number | undefined): string {
  if (date === undefined || days === undefined || days === 0) return UNKNOWN;
  return isoDate(addDays(date, days));
}

function inBand(field: string, one: string): string {
  const amount = readAmount(one);
  return (amount === undefined ? undefined : band(unitOf(field), amount)) ?? UNKNOWN;
}

function ageBands(value: JsonValue): Covered {
  const [first, ...later] = ageBandSteps(asText(value)).map((step) => ({
    from: step.from,
    json: JSON.stringify(step.value),
  }));
  return first === undefined ? text(UNKNOWN) : { kind: 'timed', steps: [first, ...later] };
}

/** Fields whose whole value is one identifying thing, so that nothing in it is left to a recogniser. */
const WHOLE: ReadonlyMap<string, string> = new Map([['dwellings.place', '[plaats]']]);

function redacted(field: string, value: JsonValue, { known = [], bystanders = [] }: CoverContext): Covered {
  const whole = WHOLE.get(field);
  if (whole !== undefined) return text(whole);
  const running = Array.isArray(value) ? value.map(asText).join('\n') : asText(value);
  const parts: readonly TemplatePart[] = redact(running, known, bystanders).template.map((part) =>
    typeof part === 'string' ? escapeJson(part) : part,
  );
  return { kind: 'template', parts };
}
