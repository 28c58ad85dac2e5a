import { readFileSync } from 'node:fs';
import t from 'tap';
import { REFUSAL_CODES } from '../../src/http/schemas/reveal.js';
import { PROBLEM_CODES, PROBLEMS } from '../../src/language/problems.js';
import { Described } from '../http/described.js';
import { openSluis } from '../support/sluis.js';

/** What a partner's engineer reads of errors and routes is what there is, on the page and in the description. */

const PAGE = readFileSync('docs/partner-engineer.md', 'utf8');

/** The first two cells of every row whose first cell is a code. */
const ROWS = Array.from(PAGE.matchAll(/^\| `([a-z_-]+)` \| ([^|]+) \|/gm), ([, code = '', second = '']) => ({
  code,
  second,
}));

t.test('every problem stands in the table with its status, and no other', (t) => {
  const told = ROWS.filter(({ second }) => /^\d{3}$/.test(second)).map(({ code, second }) => [code, second]);
  const answered = PROBLEM_CODES.map((code) => [code, String(PROBLEMS[code].status)]);
  t.same(told.toSorted(), answered.toSorted());
  t.end();
});

t.test('everything that may be missing for a field is explained', (t) => {
  for (const code of REFUSAL_CODES)
    t.ok(
      ROWS.some((row) => row.code === code && row.second.length > 5),
      code,
    );
  t.end();
});

t.test('every call for partners stands on the page, and every problem in the description', async (t) => {
  const api = await Described.of(await openSluis(t, 'mini'));
  const forPartners = api
    .operations()
    .filter(([path]) => /^\/(cases|disclosures|covenant|mandates)/.test(path));
  t.ok(forPartners.length >= 12);
  for (const [path] of forPartners) t.ok(PAGE.includes(`/v1${path}`), `/v1${path}`);
  for (const code of PROBLEM_CODES) t.ok(api.text.includes(`/problems/${code}"`), code);
  for (const code of REFUSAL_CODES) t.ok(api.text.includes(`"${code}"`), code);
  for (const [path, method, { responses }] of api.operations()) t.ok('500' in responses, `${method} ${path}`);
});
