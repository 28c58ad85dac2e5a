import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import t from 'tap';
import {
  answerLine,
  compile,
  lineMistakes,
  questionMistakes,
  readCovenant,
  type Mistake,
} from '../../src/covenant/index.js';
import { mistakeSentence } from '../../src/language/mistakes.js';
import { sluis } from '../support/command.js';

/** What is wrong with a request is told by its words, not only by a code. */

const file = fileURLToPath(new URL('../vectors/mini/covenant.yaml', import.meta.url));
const requests = readFileSync(new URL('../vectors/mini/requests.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const { document } = readCovenant(readFileSync(file));
if (document === undefined) throw new Error('the mini covenant is right');
const mini = compile(document);

const right = {
  id: 'r',
  partner: 'corp',
  role: 'sociaal-beheerder',
  purpose: 'casusoverleg',
  basis: 'avg-6-1-f',
  stage: 'table',
  facts: { invited: true },
  items: [{ field: 'case.theme', source: 'gem-oov' }],
};
const mistakesOf = (line: object | string) =>
  lineMistakes(mini, typeof line === 'string' ? line : JSON.stringify(line));
const short = ({ kind, path, found, suggestion }: Mistake) => [kind, path, found, suggestion];

t.test('a line that restricts an item by a misspelt key is refused, and shows nothing of it', async (t) => {
  const line = { ...right, items: [{ ...right.items[0], restrcted: true }] };
  t.same(answerLine(mini, JSON.stringify(line)), { id: 'r', error: 'json' });
  t.same(mistakesOf(line).map(short), [['unknown_key', 'items[0].restrcted', 'restrcted', 'restricted']]);
});

t.test('a fact that no covenant knows is refused, for it would silently be false', async (t) => {
  const line = { ...right, facts: { invted: true } };
  t.same(answerLine(mini, JSON.stringify(line)), { id: 'r', error: 'json' });
  t.same(mistakesOf(line).map(short), [['unknown_key', 'facts.invted', 'invted', 'invited']]);
  t.same(mini.checkRequest(line), { ok: false, error: 'json' });
});

t.test('all mistakes of a line are told, each with its word and what may have been meant', async (t) => {
  const line = {
    id: 'r',
    partner: 'korp',
    purpos: 'casusoverleg',
    basis: 'avg-6-1-g',
    stage: 'tafel',
    case_kind: 'dier',
    items: [
      { field: 'persons.nam', source: 'gem-oof' },
      { field: 'registrations.text', source: 'corp' },
      { field: 'notes.text', source: 'gem-oov', category: 'cares', about: 'hond' },
    ],
  };
  t.same(mistakesOf(line).map(short), [
    ['unknown_key', 'purpos', 'purpos', 'purpose'],
    ['missing', 'role', '', undefined],
    ['missing', 'purpose', '', undefined],
    ['unknown_name', 'partner', 'korp', 'corp'],
    ['unknown_name', 'basis', 'avg-6-1-g', 'avg-6-1-f'],
    ['unknown_name', 'stage', 'tafel', undefined],
    ['unknown_name', 'case_kind', 'dier', undefined],
    ['unknown_name', 'items[0].field', 'persons.nam', 'persons.name'],
    ['unknown_name', 'items[0].source', 'gem-oof', 'gem-oov'],
    ['not_brought_in', 'items[1].source', 'corp', undefined],
    ['unknown_name', 'items[2].category', 'cares', 'care'],
    ['unknown_name', 'items[2].about', 'hond', undefined],
  ]);
  const brought = mistakesOf(line).find(({ kind }) => kind === 'not_brought_in');
  t.same(brought?.expected, ['politie'], 'with those who do bring it in');
  const [, , missing] = mistakesOf(line);
  t.same(missing?.expected, [...mini.purposes.keys()], 'with what a missing key may hold');
  t.match(missing === undefined ? '' : mistakeSentence(missing).nl, /^purpose ontbreekt\. Mogelijk: /);
  t.match(mistakesOf('['), [{ kind: 'no_json' }]);
});

t.test('a line has mistakes exactly when it gets no decisions', async (t) => {
  t.equal(requests.length, 95);
  const keys = ['partner', 'role', 'purpose', 'stage', 'facts', 'items', 'field', 'source', 'category', 'x'];
  const values = [
    undefined,
    null,
    1,
    'corp',
    'table',
    'persons.name',
    [],
    {},
    { invited: true },
    { field: 'x' },
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...requests),
      fc.array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...values), fc.boolean()), {
        maxLength: 3,
      }),
      (request, changes) => {
        const line: { items: Record<string, unknown>[] } & Record<string, unknown> = JSON.parse(request);
        for (const [key, value, inside] of changes) {
          const [first] = Array.isArray(line.items) ? line.items : [];
          Object.assign((inside ? first : undefined) ?? line, { [key]: value });
        }
        const text = JSON.stringify(line);
        if ('error' in answerLine(mini, text) !== lineMistakes(mini, text).length > 0) throw new Error(text);
      },
    ),
    { numRuns: 2_000 },
  );
  t.same(
    requests.filter((text) => 'error' in answerLine(mini, text) !== lineMistakes(mini, text).length > 0),
    [],
  );
});

t.test('policy decide answers as the contract has it and tells people what was wrong', async (t) => {
  const wrong = { ...right, id: 2, items: [{ field: 'persons.nam', source: 'gem-oov' }] };
  const input = `${JSON.stringify(right)}\n\n${JSON.stringify(wrong)}\n`;
  const { status, out, said } = await sluis(['policy', 'decide', file], input);
  t.equal(status, 1);
  t.same(JSON.parse(out.split('\n')[1] ?? ''), { id: 2, error: 'field' });
  t.match(
    said,
    /Regel 3: items\[0\]\.field: «persons\.nam» is hier niet bekend\. Bedoelde u «persons\.name»\?/,
  );
  t.match(said, /1 regel klopte niet\.\n/);
});

t.test('policy explain names every word that the covenant does not know, and ends with 2', async (t) => {
  const words = '--partner corp --role wijkagent --purpose casusoverlg --basis avg-6-1-f --fact invted'.split(
    ' ',
  );
  const more = '--field persons.nam --source politi --case-kind person'.split(' ');
  const { status, out, said } = await sluis(['policy', 'explain', file, ...words, ...more]);
  t.same({ status, out }, { status: 2, out: '' });
  for (const sentence of [
    '--role: «wijkagent» is geen rol van deze partij. Mogelijk: sociaal-beheerder.',
    '--purpose: «casusoverlg» is hier niet bekend. Bedoelde u «casusoverleg»?',
    '--fact invted is hier niet bekend. Bedoelde u «invited»?',
    '--field: «persons.nam» is hier niet bekend. Bedoelde u «persons.name»?',
    '--source: «politi» is hier niet bekend. Bedoelde u «politie»?',
  ])
    t.ok(said.includes(sentence), sentence);
});

t.test('a source that brings a field in under another category may be asked about', async (t) => {
  const question = (field: string, source: string) => questionMistakes(mini, right, { field, source });
  t.same(question('notes.text', 'ggz'), [], 'its notes are care');
  t.match(question('registrations.text', 'corp'), [{ kind: 'not_brought_in', found: 'corp' }]);
});
