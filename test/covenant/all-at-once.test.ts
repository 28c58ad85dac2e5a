import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { readCovenant } from '../../src/covenant/index.js';
import { sluis } from '../support/command.js';

/** One run tells everything that is wrong, and nothing that only follows from something else that is wrong. */

const vectors = new URL('../vectors/mini/', import.meta.url);
const mini = readFileSync(new URL('covenant.yaml', vectors), 'utf8');
const text = readFileSync(new URL('convenant.md', vectors));

function told(changes: readonly (readonly [string, string])[], severities = ['error']): readonly string[] {
  let content = mini;
  for (const [from, to] of changes) {
    if (!content.includes(from)) throw new Error(from);
    content = content.replace(from, to);
  }
  return readCovenant(new TextEncoder().encode(content), { text })
    .findings.filter(({ severity }) => severities.includes(severity))
    .map(({ code, path }) => `${code} ${path}`);
}

t.test('a rule without its article, id or level is looked at all the same', async (t) => {
  t.same(
    told([
      ['{ id: G2, article: "3.2", ', '{ article: "3.2", '],
      ['{ id: N1, article: "4.1",', '{ id: N1,'],
      ['what: { kinds: [medical_secrecy] }, at_most: exists', 'what: { fields: [nergens] }'],
    ]),
    [
      'missing_key grants[1]',
      'missing_key never[0]',
      'missing_key never[1]',
      'unknown_field never[1].what.fields[0]',
    ],
  );
});

t.test('a partner without a title is looked at all the same', async (t) => {
  t.same(
    told([
      ['politie:\n    title: Politie\n', 'politie:\n'],
      ['receives_on: [wpg-8]', 'receives_on: [wpg-88]'],
    ]),
    ['missing_key partners.politie', 'unknown_basis partners.politie.receives_on[0]'],
  );
});

t.test('a key that is misspelt is not told as missing too', async (t) => {
  t.same(told([['{ id: N1, article: "4.1",', '{ id: N1, artcle: "4.1",']]), ['unknown_key never[0].artcle']);
});

t.test('a guarantee whose level is misspelt does ask something', async (t) => {
  const [from] = /at_most: withheld }(?=\n*$)/m.exec(mini.slice(mini.indexOf('id: W4'))) ?? [''];
  const rest = mini.slice(mini.indexOf('{ id: W4'));
  t.ok(from);
  t.same(told([[rest, rest.replace('at_most: withheld', 'at_most: witheld')]]), [
    'not_one_of guarantees[4].at_most',
  ]);
});

t.test('a mistake in one rule does not hide the warnings about another', async (t) => {
  const all = told(
    [
      ['{ id: N6, article: "4.6"', '{ id: N6, article: "4.60"'],
      ['stage: [table, plan] }, show', 'stage: [table, plan, closed] }, show'],
    ],
    ['error', 'warning'],
  );
  t.ok(
    all.some((one) => one.startsWith('stage_not_of_purpose grants')),
    all.join(),
  );
  t.ok(all.some((one) => one.startsWith('article_not_in_text never')));
});

t.test('an unknown purpose in a grant is told once, and not as a stage that it does not have', async (t) => {
  const before = told([], ['error', 'warning']);
  const after = told([['for: [triage], show', 'for: [triaage], show']], ['error', 'warning']);
  t.same(
    after.filter((one) => !before.includes(one)),
    ['unknown_purpose grants[0].for[0]'],
  );
});

t.test('articles are looked up in the text beside a file that has other mistakes', async (t) => {
  const folder = t.testdir({
    'covenant.yaml': mini
      .replace('{ id: N6, article: "4.6"', '{ id: N6, article: "4.60"')
      .replace('ring: inner', 'ring: binnen'),
    'convenant.md': text.toString('utf8'),
  });
  const { status, out } = await sluis(['policy', 'check', join(folder, 'covenant.yaml')]);
  t.equal(status, 1);
  t.match(out, /«binnen» kan hier niet/);
  t.match(out, /4\.60/);
});

t.test(
  'of lines that a tab indents each is told, and nothing of what that does to the lines after them',
  async (t) => {
    const tabbed = mini.replace(/^ {2}(?=gem-zorg:|teamchef:|adviseur:)/gm, '\t');
    t.not(tabbed, mini);
    const { findings } = readCovenant(new TextEncoder().encode(tabbed), { text });
    const lines = tabbed.split('\n').flatMap((line, i) => (line.startsWith('\t') ? [i + 1] : []));
    t.same(
      findings.map(({ code, line }) => `${code} ${line}`),
      lines.map((line) => `tab_indent ${line}`),
    );
  },
);
