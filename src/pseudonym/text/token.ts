/**
 * A text cut in words, numbers and single marks, in one pass. White space is no token, but each token knows what stands before it.
 * Everything that looks for persons walks over these, so that no pattern has to.
 */
import { fold } from './fold.js';

export type Casing = 'lower' | 'title' | 'upper' | 'mixed' | 'none';

export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Lower case without accents; of a mark or number the text itself. */
  readonly folded: string;
  readonly casing: Casing;
  /** What parts it from the token before: nothing, white space on the line, or the end of a line or of a cell (tab). */
  readonly gap: 'none' | 'space' | 'line';
}

const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{Nd}/u;
const SPACE = /\s/u;

const enum Kind {
  Letter,
  Digit,
  Space,
  Line,
  Apostrophe,
  Mark,
}

/** Tokens in order. Lone surrogates and anything unknown are marks. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let gap: Token['gap'] = 'none';
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === Kind.Space || kind === Kind.Line) {
      gap = kind === Kind.Line ? 'line' : gap === 'line' ? 'line' : 'space';
      at += 1;
      continue;
    }
    const end = endOf(text, at, kind);
    tokens.push(tokenOf(text, at, end, kind, gap));
    gap = 'none';
    at = end;
  }
  return tokens;
}

function endOf(text: string, start: number, kind: Kind): number {
  if (kind === Kind.Digit) return runEnd(text, start, Kind.Digit);
  if (kind === Kind.Letter) return wordEnd(text, start);
  if (kind === Kind.Apostrophe && isShortened(text, start)) return start + 2;
  return start + sizeAt(text, start);
}

function runEnd(text: string, start: number, kind: Kind): number {
  let at = start;
  while (at < text.length && kindAt(text, at) === kind) at += sizeAt(text, at);
  return at;
}

/** Letters, and apostrophes between letters: d'Angelo, Esther's. */
function wordEnd(text: string, start: number): number {
  let at = runEnd(text, start, Kind.Letter);
  while (kindAt(text, at) === Kind.Apostrophe && kindAt(text, at + 1) === Kind.Letter) {
    at = runEnd(text, at + 1, Kind.Letter);
  }
  return at;
}

const SHORTENED_LETTERS = 'tsnmTSNM';

/** 't and 's: an apostrophe in front of one letter. */
function isShortened(text: string, start: number): boolean {
  const letter = text.charAt(start + 1);
  return letter !== '' && SHORTENED_LETTERS.includes(letter) && kindAt(text, start + 2) !== Kind.Letter;
}

function tokenOf(text: string, start: number, end: number, kind: Kind, gap: Token['gap']): Token {
  const own = text.slice(start, end);
  if (kind === Kind.Digit)
    return {
      kind: 'number',
      start,
      end,
      text: own,
      folded: own,
      casing: 'none',
      gap,
    };
  const isWord = kind === Kind.Letter || (kind === Kind.Apostrophe && end - start === 2);
  if (!isWord)
    return {
      kind: 'mark',
      start,
      end,
      text: own,
      folded: own,
      casing: 'none',
      gap,
    };
  return {
    kind: 'word',
    start,
    end,
    text: own,
    folded: fold(own),
    casing: casingOf(own),
    gap,
  };
}

function casingOf(word: string): Casing {
  const lower = word.toLowerCase();
  if (word === lower) return 'lower';
  const upper = word.toUpperCase();
  const letters = [...word];
  if (word === upper) return letters.filter((letter) => LETTER.test(letter)).length > 1 ? 'upper' : 'title';
  const [first = ''] = letters;
  if (first === first.toLowerCase()) return 'mixed';
  return word.slice(first.length) === lower.slice(first.toLowerCase().length) ? 'title' : 'mixed';
}

function sizeAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function kindAt(text: string, at: number): Kind {
  const code = text.codePointAt(at);
  if (code === undefined) return Kind.Space;
  if (code < 0x80) return ASCII[code] ?? Kind.Mark;
  if (code === 0x2019 || code === 0x2018) return Kind.Apostrophe;
  const character = String.fromCodePoint(code);
  if (LETTER.test(character)) return Kind.Letter;
  if (DIGIT.test(character)) return Kind.Digit;
  return SPACE.test(character) ? Kind.Space : Kind.Mark;
}

const ASCII: readonly Kind[] = Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (character === '\n' || character === '\r' || character === '\t') return Kind.Line;
  if (character === "'" || character === '`') return Kind.Apostrophe;
  if (SPACE.test(character)) return Kind.Space;
  if (/[0-9]/.test(character)) return Kind.Digit;
  return /[A-Za-z]/.test(character) ? Kind.Letter : Kind.Mark;
});
