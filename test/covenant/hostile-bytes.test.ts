import t from 'tap';
import { readCovenant } from '../../src/covenant/index.js';
import { findingSentence } from '../../src/language/covenant.js';

/** Files that would bring the reader down, or hold it for minutes, where it did not stop at a bound. */

const bytesOf = (content: string) => new TextEncoder().encode(content);

t.test(
  'nesting without end is told at the first level too many, before the composer can fall into it',
  async (t) => {
    const first = (content: string) => {
      const [finding, ...others] = readCovenant(bytesOf(content)).findings;
      t.same(others, [], 'and nothing else');
      if (finding === undefined) throw new Error('a finding');
      return finding;
    };
    const indented = Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('');
    for (const many of [2_000, 200_000]) {
      for (const [opening, column] of [
        ['[', 68],
        ['{', 68],
      ] as const) {
        const finding = first(`x: ${opening.repeat(many)}`);
        t.match(finding, { code: 'too_deep', line: 1, column, found: opening, params: { limit: '64' } });
      }
      t.match(first('- '.repeat(many)), { code: 'too_deep', line: 1, column: 131 });
      t.match(first('? '.repeat(many)), { code: 'too_deep', line: 1, column: 131 });
    }
    t.match(first(indented), { code: 'too_deep', line: 66 });
    t.match(findingSentence(first('['.repeat(200_000))).nl, /meer dan 64/);
  },
);

t.test(
  'a file of many names, references or values is answered without comparing each with all others',
  async (t) => {
    const references = `a: &a x\nb: [${'*a, '.repeat(20_000)}*a]\n`;
    t.match(readCovenant(bytesOf(references)).findings.at(-1), { code: 'unknown_key', found: 'b' });
    const names = Array.from({ length: 30_000 }, (_, i) => `k${i}: 1\n`).join('');
    const repeated = readCovenant(bytesOf(`${names}k7: 2\n`)).findings;
    t.match(
      repeated.filter(({ code }) => code === 'duplicate_key'),
      [{ line: 30_001, column: 1, found: 'k7' }],
    );
    t.match(readCovenant(bytesOf(`x: [${'a,'.repeat(900_000)}]`)).findings, [{ code: 'too_much', line: 1 }]);
  },
);
