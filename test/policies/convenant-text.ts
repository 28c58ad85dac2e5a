/** Annexes B and C of the sample convenant, read from its text: what the covenant file is held against. */
import { readFileSync } from 'node:fs';

export const FOLDER = new URL('../../policies/leefbaarheidsplatform-duivenweert/', import.meta.url);
export const TEXT = readFileSync(new URL('convenant.md', FOLDER), 'utf8');

export type Row = Readonly<Record<string, string>>;

/** The first table after the line that begins with the marker; the first column is called `row`. */
export function tableAfter(marker: string): readonly Row[] {
  const lines = TEXT.split('\n');
  const from = lines.findIndex((line) => line.startsWith(marker));
  if (from < 0) throw new Error(`no line begins with ${marker}`);
  const start = lines.findIndex((line, index) => index > from && line.startsWith('|'));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  const [head = [], , ...rows] = lines.slice(start, end < 0 ? undefined : end).map(cellsOf);
  return rows.map((cells) =>
    Object.fromEntries(cells.map((cell, index) => [index === 0 ? 'row' : (head[index] ?? ''), cell])),
  );
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.replaceAll('`', '').trim());
}

/** Category codes by the word that the tables use for them. */
export const CATEGORY_CODES: ReadonlyMap<string, string> = new Map(
  tableAfter('**Categorieën**').map((row) => [(row['row'] ?? '').replace(/ \(.*/, ''), row['code'] ?? '']),
);

export const codeOf = (word: string): string => {
  const code = CATEGORY_CODES.get(word);
  if (code === undefined) throw new Error(`no category is called ${word}`);
  return code;
};

/** Work data and free text are what every partner brings in besides the categories in annex C. */
const EVERYONE_BRINGS = ['case', 'actions', 'agreements', 'professionals', 'notes'];

/** By partner: the categories that it brings in, and what it receives on. */
export const ANNEX_C = new Map(
  tableAfter('## Bijlage C').map((row) => {
    const words = (row['brengt in (naast werkgegevens en vrije tekst)'] ?? '').replace(
      ', met toestemming',
      '',
    );
    const brings = [...CATEGORY_CODES.keys()].filter((word) => mentions(words, word)).map(codeOf);
    const receives = (row['ontvangt op'] ?? '').replaceAll(/ \([^)]*\)/g, '');
    return [
      row['row'] ?? '',
      {
        brings: new Set([...brings, ...EVERYONE_BRINGS]),
        receivesOn: receives === 'geen' ? [] : receives.split(/[,;] /),
      },
    ];
  }),
);

/** 'hulp' is not mentioned by 'schuldhulp', nor 'signalen' by another word. */
function mentions(words: string, word: string): boolean {
  return ` ${words.replaceAll(/[;,]/g, ' ')} `.includes(` ${word} `);
}

/** B.2: one value for table, plan and follow-up, or three with a slash between. */
export const atStages = (cell: string): Readonly<Record<'table' | 'plan' | 'follow_up', string>> => {
  const [table = '', plan = table, follow_up = plan] = cell.split('/');
  return { table, plan, follow_up };
};
