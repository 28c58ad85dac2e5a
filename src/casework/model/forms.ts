import { isBsn, isIban, isLicencePlate, isPhone, isPostcode } from './numbers.js';
import { isDate, isInstant, isPartialDate } from './dates.js';

/** Longest running text, longest single line, and longest list that a body may hold. */
export const LIMITS = { text: 20_000, line: 500, name: 200, list: 200 } as const;

/** Controls, halves of surrogate pairs, and characters that turn the direction of writing around. */
const FORBIDDEN_IN_LINE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const FORBIDDEN_IN_TEXT = /(?![\n\t])[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

const isLine = (text: string): boolean => text.trim() !== '' && !FORBIDDEN_IN_LINE.test(text);
const isText = (text: string): boolean => text.trim() !== '' && !FORBIDDEN_IN_TEXT.test(text);
const isEmail = (text: string): boolean =>
  text.length <= 254 &&
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}.-]{1,190}\.[\p{L}\p{N}-]{2,63}$/u.test(text);
const matches =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

/**
 * The forms of a string that the case model knows, by the name that stands under `format` in its JSON Schema. Whoever
 * validates these schemas with a validator of its own adds them to it.
 */
export const FORMS = {
  /** One line of anything. */
  line: isLine,
  /** Running text: lines and tabs allowed. */
  text: isText,
  /** A source's own reference to a person or dwelling. */
  reference: matches(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/),
  /** The code of a partner in the covenant. */
  'partner-code': matches(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/),
  /** A code that the covenant or the log gave. */
  code: matches(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/),
  /** A word of a code list. */
  word: matches(/^[a-z][a-z0-9_]{0,59}$/),
  /** The id of an item as the caller received it. */
  'item-id': matches(/^[A-Za-z0-9_-]{1,100}$/),
  /** A pseudonym as the caller received it. */
  label: matches(/^[A-Za-z][A-Za-z -]{1,99}$/),
  language: matches(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/),
  date: isDate,
  'partial-date': isPartialDate,
  'date-time': isInstant,
  bsn: isBsn,
  iban: isIban,
  postcode: isPostcode,
  'licence-plate': isLicencePlate,
  phone: isPhone,
  email: isEmail,
} as const satisfies Readonly<Record<string, (text: string) => boolean>>;

export type Form = keyof typeof FORMS;
