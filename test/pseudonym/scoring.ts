/**
 * How much of what identifies is found in marked notes, and how much else is taken along: recall and precision by character and by
 * entity. Used by the test and by `bench/text.ts`.
 */
import { readFileSync } from 'node:fs';
import { redact, type KnownPerson, type Span } from '../../src/pseudonym/index.js';

export interface MarkedSpan {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly identifying: 'yes' | 'no' | 'quasi';
}
export interface MarkedNote {
  readonly id: string;
  readonly text: string;
  readonly known?: readonly KnownPerson[];
  readonly spans: readonly MarkedSpan[];
}

export interface Score {
  readonly found: number;
  readonly gold: number;
}
export interface Scores {
  readonly byType: ReadonlyMap<string, Score>;
  readonly recallByCharacter: number;
  readonly recallByEntity: number;
  readonly directRecall: number;
  readonly precisionByCharacter: number;
  readonly precisionByEntity: number;
  readonly notesWithLeak: number;
  readonly misses: readonly string[];
  readonly extras: readonly string[];
}

/** What points at somebody without more. */
export const DIRECT: ReadonlySet<string> = new Set([
  'person',
  'initials',
  'nickname',
  'bsn',
  'phone',
  'email',
  'iban',
  'address',
]);
const COUNTS = /[\p{L}\p{N}]/u;

/** Reads the marked notes of a file of JSON Lines. */
export function readNotes(path: URL): readonly MarkedNote[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const note: unknown = JSON.parse(line);
      if (!isNote(note)) throw new Error('a marked note has a text and spans');
      return note;
    });
}

function isNote(value: unknown): value is MarkedNote {
  return typeof value === 'object' && value !== null && 'text' in value && 'spans' in value;
}

/** An entity counts as found when all its letters and digits are covered; what is marked quasi counts neither way. */
export function score(notes: readonly MarkedNote[]): Scores {
  const byType = new Map<string, Score>();
  const misses: string[] = [];
  const extras: string[] = [];
  let [goldChars, foundChars, ownChars, rightChars] = [0, 0, 0, 0];
  let [own, right, leaks] = [0, 0, 0];
  for (const note of notes) {
    const { spans } = redact(note.text, note.known ?? []);
    const covered = layer(note.text, spans);
    const wanted = layer(
      note.text,
      note.spans.filter(({ identifying }) => identifying === 'yes'),
    );
    const neutral = layer(
      note.text,
      note.spans.filter(({ identifying }) => identifying === 'quasi'),
    );
    let hasLeak = false;
    for (const gold of note.spans) {
      if (gold.identifying !== 'yes') continue;
      const places = lettersOf(note.text, gold);
      const hit = places.filter((place) => covered[place] === 1).length;
      goldChars += places.length;
      foundChars += hit;
      const isFound = hit === places.length;
      const before = byType.get(gold.type) ?? { found: 0, gold: 0 };
      byType.set(gold.type, { found: before.found + (isFound ? 1 : 0), gold: before.gold + 1 });
      if (!isFound) misses.push(`${note.id} ${gold.type} ${around(note.text, gold)}`);
      if (!isFound && DIRECT.has(gold.type)) hasLeak = true;
    }
    if (hasLeak) leaks += 1;
    for (const span of spans) {
      const places = lettersOf(note.text, span).filter((place) => neutral[place] !== 1);
      if (places.length === 0) continue;
      const hit = places.filter((place) => wanted[place] === 1).length;
      ownChars += places.length;
      rightChars += hit;
      own += 1;
      if (hit > 0) right += 1;
      if (hit < places.length) extras.push(`${note.id} ${span.type} ${around(note.text, span)}`);
    }
  }
  const total = sum([...byType.values()]);
  const direct = sum([...byType].filter(([type]) => DIRECT.has(type)).map(([, value]) => value));
  return {
    byType,
    recallByCharacter: foundChars / goldChars,
    recallByEntity: total.found / total.gold,
    directRecall: direct.found / direct.gold,
    precisionByCharacter: rightChars / ownChars,
    precisionByEntity: right / own,
    notesWithLeak: leaks,
    misses,
    extras,
  };
}

function sum(scores: readonly Score[]): Score {
  return scores.reduce((a, b) => ({ found: a.found + b.found, gold: a.gold + b.gold }), {
    found: 0,
    gold: 0,
  });
}

function layer(text: string, spans: readonly { readonly start: number; readonly end: number }[]): Uint8Array {
  const places = new Uint8Array(text.length);
  for (const { start, end } of spans) places.fill(1, start, end);
  return places;
}

function lettersOf(text: string, { start, end }: { readonly start: number; readonly end: number }): number[] {
  const places: number[] = [];
  for (let place = start; place < end; place += 1) if (COUNTS.test(text.charAt(place))) places.push(place);
  return places;
}

function around(text: string, { start, end }: Pick<Span, 'start' | 'end'>): string {
  const shown = `${text.slice(Math.max(0, start - 30), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 20)}`;
  return shown.replaceAll(/\s+/g, ' ');
}
