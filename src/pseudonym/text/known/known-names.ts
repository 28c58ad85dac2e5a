/**
 * The names of the case's own persons, and who is meant where one of their words stands in a text. A name is taken apart into words,
 * so that first name, surname, partner's name and their combinations are all found; the way that a word was written in the text
 * (accents, capitals, a genitive s, a diminutive, one slip) is forgiven.
 */
import { INFIXES } from '../lexicon/infixes.js';
import { isRole } from '../persons/name-shape.js';
import type { KnownPerson } from '../span.js';
import { isOneSlip } from '../slip.js';
import { tokenize, type Token } from '../token.js';

interface PersonWords {
  readonly given: Set<string>;
  readonly family: Set<string>;
}

/** A row of folded tokens that names somebody as it stands (`de boom`, `v . d . b .`). */
export interface KnownForm {
  readonly tokens: readonly string[];
  readonly ref: string;
}

const LEAST_FOR_SLIP = 5;
const MOST_FOR_SLIP = 24;
const LONGEST_NAME = 200;
const ENDINGS = ["'s", 's', 'tje', 'etje', 'pje', 'je', 'ie', 'ke'] as const;

export class KnownNames {
  readonly #persons = new Map<string, PersonWords>();
  /** Who has this word as a name. */
  readonly #words = new Map<string, Set<string>>();
  /** Words that differ from a known one by one letter taken away. */
  readonly #slips = new Map<string, Set<string>>();
  readonly #forms = new Map<string, KnownForm[]>();

  constructor(known: readonly KnownPerson[]) {
    for (const person of known) for (const name of person.names) this.#add(person.ref, name);
    for (const word of this.#words.keys()) {
      for (const shorter of withoutOne(word)) setOf(this.#slips, shorter).add(word);
    }
  }

  /** The known words that a word of a text can stand for. */
  read(folded: string): readonly string[] {
    if (this.#words.size === 0) return [];
    const plain = folded.replace("'", '');
    if (this.#words.has(folded)) return [folded];
    if (this.#words.has(plain)) return [plain];
    for (const ending of ENDINGS) {
      const stem = folded.endsWith(ending) ? folded.slice(0, -ending.length) : '';
      if (stem.length >= 3 && this.#words.has(stem)) return [stem];
    }
    return this.#withSlip(folded);
  }

  /** Whether a word is a name of somebody, letter for letter but for accents. */
  has(folded: string): boolean {
    return this.#words.has(folded);
  }

  /** Whether a word is somebody's first name, or all that is known of the name. */
  isGiven(folded: string): boolean {
    return [...(this.#words.get(folded) ?? [])].some((ref) => this.wordsOf(ref).given.has(folded));
  }

  /** The one person whose first names begin with the first initial and whose surname with the last. */
  byInitials(initials: readonly string[]): string | undefined {
    const [first = '', last = ''] = [initials[0], initials.at(-1)];
    if (initials.length < 2) return undefined;
    const fitting = [...this.#persons].filter(
      ([, { given, family }]) => begins(given, first) && begins(family, last),
    );
    return fitting.length === 1 ? fitting[0]?.[0] : undefined;
  }

  /** Whether a name can begin with this token: words, and the marks with which a known form begins. */
  canBegin(token: Token | undefined): boolean {
    return (
      token !== undefined &&
      (token.kind === 'word' || (token.kind === 'mark' && this.#forms.has(token.folded)))
    );
  }

  /** Forms of two tokens and more that begin with this token, the longest first. */
  formsFrom(folded: string): readonly KnownForm[] {
    return this.#forms.get(folded) ?? [];
  }

  /** Everybody who has one of the words. */
  bearers(words: readonly string[]): ReadonlySet<string> {
    return new Set(words.flatMap((word) => [...(this.#words.get(word) ?? [])]));
  }

  wordsOf(ref: string): {
    readonly given: ReadonlySet<string>;
    readonly family: ReadonlySet<string>;
  } {
    return this.#persons.get(ref) ?? { given: new Set(), family: new Set() };
  }

  #withSlip(folded: string): readonly string[] {
    if (folded.length < LEAST_FOR_SLIP || folded.length > MOST_FOR_SLIP) return [];
    const near = new Set<string>();
    for (const shorter of [folded, ...withoutOne(folded)]) {
      for (const word of [shorter, ...(this.#slips.get(shorter) ?? [])]) near.add(word);
    }
    return [...near].filter(
      (word) => word.length >= LEAST_FOR_SLIP && this.#words.has(word) && isOneSlip(word, folded),
    );
  }

  #add(ref: string, name: string): void {
    const tokens = tokenize(name.slice(0, LONGEST_NAME));
    if (tokens.length > 1) this.#addForm(ref, tokens);
    const own = this.#persons.get(ref) ?? {
      given: new Set(),
      family: new Set(),
    };
    this.#persons.set(ref, own);
    for (const { word, isFamily } of wordsOfName(tokens)) {
      (isFamily ? own.family : own.given).add(word);
      setOf(this.#words, word).add(ref);
    }
  }

  #addForm(ref: string, tokens: readonly Token[]): void {
    const folded = tokens.map((token) => token.folded);
    const forms = this.#forms.get(folded[0] ?? '') ?? [];
    forms.push({ tokens: folded, ref });
    forms.sort((a, b) => b.tokens.length - a.tokens.length);
    this.#forms.set(folded[0] ?? '', forms);
  }
}

/**
 * The naming words of one form of a name. Behind an infix, behind initials and last of several words is the family name; in front of a
 * comma too; a single word can be either and counts as given name.
 */
function wordsOfName(
  tokens: readonly Token[],
): readonly { readonly word: string; readonly isFamily: boolean }[] {
  const comma = tokens.findIndex((token) => token.text === ',');
  const firstInfix = tokens.findIndex((token) => INFIXES.has(token.folded));
  const isLowerCase = tokens.every((token) => token.casing === 'lower' || token.casing === 'none');
  const naming = tokens.flatMap((_, place) => (isNaming(tokens, place, isLowerCase) ? [place] : []));
  const hasInitials = tokens.some((token) => token.kind === 'word' && token.text.length === 1);
  const isFamily = (count: number): boolean => {
    const place = naming[count] ?? -1;
    if (comma >= 0) return place < comma;
    if (firstInfix >= 0) return place > firstInfix || isHyphened(tokens, place, firstInfix);
    const isLast = count === naming.length - 1;
    if (isLast) return naming.length > 1 || hasInitials;
    return count > 0 && isHyphened(tokens, place, naming[count + 1] ?? -1) && isFamily(count + 1);
  };
  return naming.map((place, count) => ({ word: tokens[place]?.folded ?? '', isFamily: isFamily(count) }));
}

/** Whether a hyphen alone parts a word from the place of the next: Derksen-van den Boomgaard. */
function isHyphened(tokens: readonly Token[], place: number, next: number): boolean {
  return next === place + 2 && tokens[place + 1]?.text === '-';
}

function isNaming(tokens: readonly Token[], place: number, isLowerCase: boolean): boolean {
  const token = tokens[place];
  if (token === undefined || token.kind !== 'word' || token.text.length < 2) return false;
  return !INFIXES.has(token.folded) && !isRole(token.folded) && (isLowerCase || token.casing !== 'lower');
}

function begins(words: ReadonlySet<string>, initial: string): boolean {
  return [...words].some((word) => word.startsWith(initial));
}

function withoutOne(word: string): readonly string[] {
  if (word.length < LEAST_FOR_SLIP || word.length > MOST_FOR_SLIP) return [];
  return Array.from(word, (_, place) => word.slice(0, place) + word.slice(place + 1));
}

function setOf(map: Map<string, Set<string>>, key: string): Set<string> {
  const set = map.get(key) ?? new Set<string>();
  map.set(key, set);
  return set;
}
