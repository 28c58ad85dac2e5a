import { parseArgs } from 'node:util';

export const SECTIONS = ['decision', 'http', 'growth', 'memory'] as const;
export type SectionName = (typeof SECTIONS)[number];

export interface Options {
  readonly sections: readonly SectionName[];
  readonly rounds: number;
  readonly seconds: number;
  readonly quick: boolean;
  /** Where the figures go as JSON. */
  readonly json: string;
  /** A page in Markdown of which the figures are replaced. */
  readonly page?: string;
}

export const HELP = `npm run bench -- [options]

  --only decision,http,growth,memory   these sections alone
  --rounds N      alternating rounds, of which the median counts (7; with --quick 3)
  --seconds S     length of a round against one server (1; with --quick 0.5)
  --quick         a fast look: short rounds, little on record
  --json FILE     figures as JSON (build/bench.json)
  --page FILE     puts the table between the marks of this page too (docs/performance.md)

A whole run takes about six minutes on two idle processors; a busy machine makes its figures worthless.`;

/** @throws TypeError where an option is unknown or no number. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string', default: 'build/bench.json' },
      page: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { quick, json, page } = values;
  return {
    sections: values.only === undefined ? SECTIONS : values.only.split(',').map(sectionNamed),
    rounds: numberOf('rounds', values.rounds, quick ? 3 : 7),
    seconds: numberOf('seconds', values.seconds, quick ? 0.5 : 1),
    quick,
    json,
    ...(page === undefined ? {} : { page }),
  };
}

function sectionNamed(name: string): SectionName {
  const section = SECTIONS.find((one) => one === name);
  if (section === undefined) throw new TypeError(`no section ${name}: ${SECTIONS.join(', ')}`);
  return section;
}

function numberOf(option: string, text: string | undefined, otherwise: number): number {
  const number = text === undefined ? otherwise : Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new TypeError(`--${option} wants a number above 0`);
}
