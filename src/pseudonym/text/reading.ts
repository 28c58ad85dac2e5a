/** A text as the recognisers see it: its tokens, where its sentences begin, what is spoken for already. */
import { DOTTED } from './lexicon/roles.js';
import { Marks } from './marks.js';
import { tokenize, type Token } from './token.js';

export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly marks: Marks;
  /** Per token: whether a capital there says nothing, because a sentence, line, cell or quotation begins. */
  readonly starts: readonly boolean[];
  /** Whether the parts of the text are numbered A., B., C. */
  readonly hasLetteredHeadings: boolean;
  /** Whether the writer uses no capitals (messages, dictation): then a name cannot be told by one. */
  readonly isLowerCase: boolean;
}

export function readingOf(text: string): Reading {
  const tokens = tokenize(text);
  return {
    text,
    tokens,
    marks: Marks.none(text.length),
    starts: tokens.map((_, place) => isStart(tokens, place)),
    hasLetteredHeadings: hasHeading(tokens, 'A') && hasHeading(tokens, 'B'),
    isLowerCase: writesLowerCase(tokens),
  };
}

/** Whether nothing has this token yet. */
export function isFree(reading: Reading, place: number): boolean {
  const token = reading.tokens[place];
  return token !== undefined && reading.marks.isFree(token.start, token.end);
}

/** The folded token at a place; empty outside the text. */
export function foldedAt(reading: Reading, place: number): string {
  return reading.tokens[place]?.folded ?? '';
}

const ENDS = '.!?…';
const BULLETS = '•-–—*>·|';
const CLOSERS = '"”’\')»';
const QUOTES = '"„“”‘’\'«»';

function isStart(tokens: readonly Token[], place: number): boolean {
  const token = tokens[place];
  const before = tokens[place - 1];
  if (before === undefined || token?.gap === 'line') return true;
  if (before.kind !== 'mark') return false;
  if (before.text === ':') return true;
  if (ENDS.includes(before.text)) return token?.gap === 'space' && !isAbbreviation(tokens, place - 1);
  if (BULLETS.includes(before.text)) return before.gap === 'line' || place === 1;
  if (CLOSERS.includes(before.text) && before.gap === 'none' && token?.gap === 'space') {
    return ENDS.includes(tokens[place - 2]?.text ?? ' ');
  }
  return QUOTES.includes(before.text) && before.gap !== 'none' && token?.gap === 'none';
}

/** A dot behind an abbreviation or behind one capital letter ends no sentence; behind a number at the start of a line it counts. */
function isAbbreviation(tokens: readonly Token[], dot: number): boolean {
  const before = tokens[dot - 1];
  if (tokens[dot]?.text !== '.' || before?.kind !== 'word') return false;
  if (before.folded.length === 1 && (dot === 1 || before.gap === 'line')) return false;
  return DOTTED.has(before.folded) || (before.folded.length === 1 && before.folded !== 'u');
}

function hasHeading(tokens: readonly Token[], letter: string): boolean {
  return tokens.some(({ text, gap }, place) => {
    return text === letter && (place === 0 || gap === 'line') && tokens[place + 1]?.text === '.';
  });
}

const FEW_CAPITALS = 0.03;
const WORDS_TO_JUDGE = 4;

function writesLowerCase(tokens: readonly Token[]): boolean {
  let words = 0;
  let capitals = 0;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    words += 1;
    if (token.casing === 'title') capitals += 1;
  }
  return words >= WORDS_TO_JUDGE && capitals / words < FEW_CAPITALS;
}
