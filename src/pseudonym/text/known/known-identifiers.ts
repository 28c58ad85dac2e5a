/**
 * The numbers and addresses of the case's own persons, found in whatever way they are spaced or abbreviated. Everything is compared in
 * one plain form: digits of phones nationally, letters and digits without separators, days as year-month-day, streets in full.
 */
import { isoDate, readDate } from '../../covers/calendar.js';
import { fold } from '../fold.js';
import type { Reading } from '../reading.js';
import { streetKey } from '../recognise/address.js';
import type { FoundAddress } from '../recognise/found-address.js';
import type { FoundDate } from '../recognise/found-date.js';
import { nationalNumber } from '../recognise/phone.js';
import { isBsn } from '../recognise/bsn.js';
import { isIban } from '../recognise/iban.js';
import type { KnownPerson, Span, SpanType } from '../span.js';

const LEAST_LENGTH = 4;
const MOST_LENGTH = 64;
const MOST_TOKENS = 14;
const LONGEST_READ = 200;

/** A name on a network rather than one of a person. */
const HANDLE = /[@_]/;
const PHONE = /^\+?[\d\s().–/-]{8,24}$/;
const NOT_DIGITS = /\D/g;
const NOT_ALNUM = /[^\p{L}\p{N}]/gu;
const ADDRESS = /^(\D{2,80}|\d{1,2}e\s\D{2,80})\s(\d{1,5})\s?[\p{L}\d /-]{0,12}(?:,.{0,100})?$/u;
interface Owned {
  readonly type: SpanType;
  /** Undefined where several persons share it. */
  readonly ref: string | undefined;
}

export class KnownIdentifiers {
  readonly #plain = new Map<string, Owned>();
  /** Every beginning of the plain forms: what begins otherwise is not looked at further. */
  readonly #beginnings = new Set<string>();
  readonly #days = new Map<string, Owned>();
  readonly #streets = new Map<string, Owned>();
  readonly #houses = new Map<string, Owned>();

  constructor(known: readonly KnownPerson[]) {
    for (const { ref, names, identifiers } of known) {
      for (const name of names)
        if (HANDLE.test(name)) own(this.#plain, plainForm(name.slice(0, LONGEST_READ)), 'nickname', ref);
      for (const identifier of identifiers) this.#add(ref, identifier.slice(0, LONGEST_READ).trim());
    }
    for (const plain of this.#plain.keys()) {
      for (let length = 1; length <= plain.length; length += 1) this.#beginnings.add(plain.slice(0, length));
    }
  }

  /** Rows of tokens that spell one of the identifiers; phones in their other forms are found as phones. */
  find(reading: Reading): readonly Span[] {
    if (this.#plain.size === 0) return [];
    const found: Span[] = [];
    for (let place = 0; place < reading.tokens.length; place += 1) {
      const read = this.#at(reading, place);
      if (read === undefined) continue;
      found.push(read.span);
      place = read.last;
    }
    return found;
  }

  /** The owner of something that a recogniser found, by its plain form. */
  ownerOf(text: string): string | undefined {
    return this.#plain.get(plainForm(text))?.ref ?? this.#plain.get(plainPhone(text))?.ref;
  }

  birthday(date: FoundDate): { readonly ref: string | undefined } | undefined {
    const { day, month, year } = date;
    if (day === undefined || month === undefined || year === undefined) return undefined;
    return this.#days.get(isoDate({ year, month, day }));
  }

  dwellerOf({ street, houseNumber }: FoundAddress): string | undefined {
    if (street === undefined) return this.#houses.get(houseNumber ?? '')?.ref;
    if (houseNumber !== undefined) return this.#streets.get(`${street} ${houseNumber}`)?.ref;
    return this.#streets.get(street)?.ref;
  }

  #at(reading: Reading, place: number): { readonly span: Span; readonly last: number } | undefined {
    const first = reading.tokens[place];
    if (first === undefined || first.kind === 'mark') return undefined;
    let plain = '';
    let best: { readonly span: Span; readonly last: number } | undefined;
    for (let last = place; last < place + MOST_TOKENS; last += 1) {
      const token = reading.tokens[last];
      if (token === undefined || (last > place && token.gap === 'line')) break;
      if (token.kind === 'mark') continue;
      if (token.end - token.start > MOST_LENGTH) break;
      plain += token.folded;
      if (!this.#beginnings.has(plain)) break;
      const owned = this.#plain.get(plain);
      if (owned === undefined) continue;
      const span: Span = {
        start: withPlus(reading.text, first.start),
        end: token.end,
        type: owned.type,
      };
      best = {
        span: owned.ref === undefined ? span : { ...span, ref: owned.ref },
        last,
      };
    }
    return best;
  }

  #add(ref: string, identifier: string): void {
    const date = readDate(identifier);
    if (date !== undefined) {
      own(this.#days, isoDate(date), 'date_of_birth', ref);
      return;
    }
    const address = ADDRESS.exec(identifier);
    if (address !== null && !PHONE.test(identifier)) {
      const street = streetKey(fold(address[1] ?? '').trim());
      own(this.#streets, `${street} ${address[2] ?? ''}`, 'address', ref);
      own(this.#streets, street, 'address', ref);
      own(this.#houses, address[2] ?? '', 'address', ref);
      return;
    }
    const plain = plainForm(identifier);
    if (plain.length < LEAST_LENGTH) return;
    own(this.#plain, plain, typeOf(identifier, plain), ref);
    if (PHONE.test(identifier)) own(this.#plain, plainPhone(identifier), 'phone', ref);
  }
}

/** The plus sign in front of a number belongs to it, the @ to a handle. */
function withPlus(text: string, start: number): number {
  return start > 0 && '+@'.includes(text.charAt(start - 1)) ? start - 1 : start;
}

function own(map: Map<string, Owned>, key: string, type: SpanType, ref: string): void {
  const before = map.get(key);
  map.set(key, {
    type: before?.type ?? type,
    ref: before === undefined || before.ref === ref ? ref : undefined,
  });
}

function plainForm(text: string): string {
  return fold(text).replaceAll(NOT_ALNUM, '');
}

function plainPhone(text: string): string {
  return nationalNumber(text.replaceAll(NOT_DIGITS, ''), text.startsWith('+'));
}

function typeOf(identifier: string, plain: string): SpanType {
  if (identifier.includes('@')) return identifier.startsWith('@') ? 'nickname' : 'email';
  if (isBsn(plain)) return 'bsn';
  if (isIban(plain.toUpperCase())) return 'iban';
  if (PHONE.test(identifier) && identifier.replaceAll(NOT_DIGITS, '').length >= 10) return 'phone';
  if (plain.length === 6 && /^[1-9]\d{3}[a-z]{2}$/.test(plain)) return 'postcode';
  return plain.length === 6 ? 'licence_plate' : 'reference';
}
