import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { Ajv2020 } from 'ajv/dist/2020.js';
import t from 'tap';
import {
  COVENANT_SCHEMA,
  FINDING_CODES,
  readCovenant,
  type Finding,
  type FindingCode,
} from '../../src/covenant/index.js';
import { findingSentence, renderFinding } from '../../src/language/covenant.js';

const vectors = new URL('../vectors/mini/', import.meta.url);
const mini = readFileSync(new URL('covenant.yaml', vectors), 'utf8');
const text = readFileSync(new URL('convenant.md', vectors));
const bytesOf = (content: string) => new TextEncoder().encode(content);

const beyondMini = (findings: readonly Finding[]): readonly Finding[] => {
  const usual = new Set(['partners.ggz.provides[1].what[1]', 'partners.wijkraad.provides[1].basis[0]']);
  return findings.filter((one) => one.code !== 'guarantee_unproven' && !usual.has(one.path));
};

interface Mistake {
  readonly code: FindingCode;
  /** What stands in mini, once. */
  readonly from: string;
  /** What takes its place; the offending text stands between ‹ and ›. */
  readonly to: string;
  readonly suggestion?: string;
  readonly expected?: readonly string[];
  /** The offending text as it is told, where that is not what stands between the marks. */
  readonly found?: string;
}

/** One mistake each. */
const MISTAKES: readonly Mistake[] = [
  {
    code: 'unknown_key',
    from: '    keeps: [reporters]                ',
    to: '    ‹keep›: [reporters]                ',
    suggestion: 'keeps',
  },
  {
    code: 'unknown_key',
    from: 'needs: { justification: true, four_eyes: true }',
    to: 'needs: { justification: true, ‹four-eyes›: true }',
    suggestion: 'four_eyes',
  },
  { code: 'missing_key', from: 'politie:\n    title: Politie\n', to: '‹politie›:\n' },
  {
    code: 'missing_key',
    from: 'title: Buurttafel De Waard\n',
    to: '',
    found: mini.slice(mini.indexOf('covenant:'), mini.indexOf('covenant:') + 121).replaceAll('\n', ' '),
  },
  { code: 'wrong_type', from: 'receives_on: [wpg-8]', to: 'receives_on: ‹wpg-8›', expected: ['[wpg-8]'] },
  { code: 'wrong_type', from: 'daily_maximum: 3 ', to: 'daily_maximum: ‹three› ' },
  {
    code: 'unquoted_number',
    from: 'oin: "00000001999900002000"',
    to: 'oin: ‹00000001999900002000›',
    expected: ['"00000001999900002000"'],
  },
  {
    code: 'unquoted_number',
    from: '{ id: C1, article: "3.10"',
    to: '{ id: C1, article: ‹3.10›',
    expected: ['"3.10"'],
  },
  {
    code: 'not_one_of',
    from: 'what: { kinds: [medical_secrecy] }, at_most: exists',
    to: 'what: { kinds: [medical_secrecy] }, at_most: ‹exist›',
    suggestion: 'exists',
  },
  {
    code: 'not_one_of',
    from: 'ring: inner\n    oin: "00000001999900002000"',
    to: 'ring: ‹binnen›\n    oin: "00000001999900002000"',
    expected: ['inner', 'outer'],
  },
  {
    code: 'not_one_of',
    from: 'carries: [ordinary] }',
    to: 'carries: [‹ordinair›] }',
    suggestion: 'ordinary',
  },
  {
    code: 'wrong_form',
    from: 'oin: "00000001999900002000"',
    to: 'oin: ‹"1999900002000"›',
    found: '1999900002000',
  },
  { code: 'wrong_form', from: 'readable_for: PT8H', to: 'readable_for: ‹8 uur›' },
  { code: 'wrong_form', from: 'readable_for: PT8H', to: 'readable_for: ‹P1M›' },
  { code: 'wrong_form', from: 'from: 2026-01-01', to: 'from: ‹1-1-2026›' },
  { code: 'wrong_form', from: '{ file: convenant.md', to: '{ file: ‹../convenant.md›' },
  { code: 'too_few', from: 'roles: [wijkagent, teamchef]\n', to: 'roles: ‹[]›\n' },
  {
    code: 'repeated',
    from: 'roles: [adviseur, voorzitter]\n',
    to: 'roles: [adviseur, voorzitter, ‹adviseur›]\n',
  },
  { code: 'too_small', from: 'smallest_count: 10', to: 'smallest_count: ‹0›' },
  { code: 'too_big', from: 'max_persons: 4 } }', to: 'max_persons: ‹4000› } }' },
  { code: 'no_such_date', from: 'until: 2027-12-31', to: 'until: ‹2027-02-30›' },
  { code: 'dates_reversed', from: 'until: 2027-12-31', to: 'until: ‹2025-12-31›' },
  { code: 'duration_zero', from: 'readable_for: PT8H', to: 'readable_for: ‹PT0H›' },
  {
    code: 'unknown_partner',
    from: 'to: { partners: [gem-oov] } }',
    to: 'to: { partners: [‹gem-ovo›] } }',
    suggestion: 'gem-oov',
  },
  { code: 'unknown_partner', from: 'sources: [corp] }', to: 'sources: [‹korp›] }', suggestion: 'corp' },
  {
    code: 'wrong_form',
    from: 'to: { partners: [corp] }',
    to: "to: { partners: [‹'*'›] }",
    found: '*',
  },
  {
    code: 'unknown_role',
    from: 'roles: [sociaal-beheerder]',
    to: 'roles: [‹sociaal-beherder›]',
    suggestion: 'sociaal-beheerder',
  },
  {
    code: 'unknown_sector',
    from: 'who: [{ sector: housing }',
    to: 'who: [{ sector: ‹hausing› }',
    suggestion: 'housing',
  },
  {
    code: 'unknown_purpose',
    from: 'for: [triage], show',
    to: 'for: [‹triaage›], show',
    suggestion: 'triage',
  },
  { code: 'unknown_basis', from: 'receives_on: [wpg-8]', to: 'receives_on: [‹wpg-88›]', suggestion: 'wpg-8' },
  {
    code: 'unknown_category',
    from: 'what: [identity, police], to: { partners: [corp',
    to: 'what: [identity, ‹polise›], to: { partners: [corp',
    suggestion: 'police',
  },
  { code: 'unknown_category', from: 'category: case }', to: 'category: ‹cases› }', suggestion: 'case' },
  {
    code: 'unknown_field',
    from: 'what: { fields: [persons.bsn] }',
    to: 'what: { fields: [‹person.bsn›] }',
    suggestion: 'persons.bsn',
  },
  {
    code: 'unknown_field',
    from: 'as: { dwelling.address: street }',
    to: 'as: { ‹dwelling.adress›: street }',
    suggestion: 'dwelling.address',
  },
  { code: 'unknown_set', from: 'to: enforcers', to: 'to: ‹enforcer›', suggestion: 'enforcers' },
  { code: 'unknown_set', from: 'by: chairs', to: 'by: ‹gem-oov›', expected: ['{ partners: [gem-oov] }'] },
  {
    code: 'unknown_name',
    from: 'exists: [identity, notes, police]',
    to: 'exists: [identity, ‹nots›, police]',
    suggestion: 'notes',
  },
  {
    code: 'field_for_category',
    from: 'what: [reporters], at_most: withheld }\n  - { id: N5',
    to: 'what: [‹reporters.name›], at_most: withheld }\n  - { id: N5',
    expected: ['{ fields: [reporters.name] }'],
  },
  { code: 'set_cycle', from: 'persons: [identity, contact]', to: '‹persons›: [identity, contact, persons]' },
  {
    code: 'set_cycle',
    from: 'chairs: { partners: [gem-oov], roles: [voorzitter] }',
    to: '‹chairs›: { partners: [gem-oov], roles: [voorzitter], not: chairs }',
  },
  {
    code: 'name_clash',
    from: '    work: [case, agreements]',
    to: '    work: [case, agreements]\n    ‹enforcement›: [case]',
  },
  {
    code: 'reserved_covenant',
    from: 'covenant: buurttafel-de-waard',
    to: 'covenant: ‹sluis›',
  },
  {
    code: 'reserved_name',
    from: '  wijkagent: {',
    to: '  ‹constructor›: { title: Bouwer }\n  wijkagent: {',
    expected: ['constructor-1'],
  },
  {
    code: 'reserved_name',
    from: '    work: [case, agreements]',
    to: '    work: [case, agreements]\n    ‹toString›: [case]',
    expected: ['toString-1'],
  },
  {
    code: 'wrong_form',
    from: '    work: [case, agreements]',
    to: '    work: [case, agreements]\n    ‹__proto__›: [case]',
  },
  { code: 'repeated_id', from: '{ id: N2,', to: '{ id: ‹G2›,' },
  { code: 'repeated_id', from: '{ id: G3,', to: '{ id: ‹G2›,' },
  {
    code: 'named_twice',
    from: 'show: { open: [work], covered: [identity, debts]',
    to: 'show: { open: [‹persons›, work], covered: [identity, debts]',
    found: 'persons',
  },
  {
    code: 'cover_not_of_field',
    from: 'as: { dwelling.address: street }',
    to: 'as: { dwelling.address: ‹pseudonym› }',
    expected: ['neighbourhood', 'street'],
  },
  { code: 'text_changed', from: '"3813320bfe', to: '‹"0000000000', found: '' },
  {
    code: 'article_not_in_text',
    from: '{ id: N6, article: "4.6"',
    to: '{ id: N6, article: ‹"4.60"›',
    found: '4.60',
  },
  {
    code: 'article_not_in_text',
    from: '{ id: N6, article: "4.6"',
    to: '{ id: N6, article: ‹"4"›',
    found: '4',
  },
  {
    code: 'nobody_matches',
    from: 'to: { partners: [corp] }, for',
    to: 'to: ‹{ partners: [corp], sector: care }›, for',
  },
  {
    code: 'role_of_nobody',
    from: '  bestuurslid: { title: Bestuurslid wijkraad }',
    to: '  bestuurslid: { title: Bestuurslid wijkraad }\n  ‹boa›: { title: Boa }',
  },
  {
    code: 'stage_not_of_purpose',
    from: 'stage: [table, plan] }, show',
    to: 'stage: [table, plan, ‹closed›] }, show',
  },
  {
    code: 'basis_cannot_carry',
    from: 'show: { open: [work], covered: [identity, debts]',
    to: 'show: { open: [work, ‹care›], covered: [identity, debts]',
  },
  {
    code: 'basis_carries_nothing',
    from: 'basis: [wpg-20], what: [identity',
    to: 'basis: [‹geen-persoonsgegevens›, wpg-20], what: [identity',
  },
  {
    code: 'reveal_not_listed',
    from: 'reveal_no_longer: [identity]',
    to: 'reveal_no_longer: [‹persons.name›]',
  },
  {
    code: 'as_not_covered',
    from: 'show: { open: [case], covered: [dwelling]',
    to: 'show: { as: { ‹persons.birth_date›: year }, open: [case], covered: [dwelling]',
  },
  {
    code: 'shows_nothing',
    from: 'id: G6, article: "3.6", to: { partners: [wijkraad] }, for: [buurt], show: { open: [case], covered: [agreements] } }',
    to: 'id: ‹G6›, article: "3.6", to: { partners: [wijkraad] }, for: [buurt] }',
  },
  {
    code: 'never_of_everything',
    from: '{ id: N4, article: "4.4", what: [reporters], at_most: withheld }',
    to: '{ id: ‹N4›, article: "4.4", at_most: withheld }',
  },
  {
    code: 'guarantee_asks_nothing',
    from: '{ id: W4, article: "4.4", title: Niemand ziet de melder, what: [reporters], at_most: withheld }',
    to: '{ id: ‹W4›, article: "4.4", title: Niemand ziet de melder, what: [reporters] }',
  },
  {
    code: 'duplicate_key',
    from: 'politie:\n    title: Politie\n',
    to: 'politie:\n    title: Politie\n    ‹title›: Politie\n',
  },
  {
    code: 'tab_indent',
    from: '  adviseur: { title: Adviseur openbare orde }',
    to: '‹\t›adviseur: { title: Adviseur openbare orde }',
  },
  { code: 'unknown_tag', from: 'title: Politie\n', to: 'title: ‹!!js/function› Politie\n' },
  { code: 'unknown_alias', from: 'receives_on: [wpg-8]', to: 'receives_on: ‹*nergens›' },
  { code: 'yaml_syntax', from: 'roles: [wijkagent, teamchef]\n', to: 'roles: [wijkagent, teamchef\n' },
];

function at(marked: string, offset: number): { line: number; column: number } {
  const before = marked.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

for (const [i, mistake] of MISTAKES.entries()) {
  t.test(`mistake ${i + 1}: ${mistake.code} is told at its line and column`, async (t) => {
    t.equal(mini.split(mistake.from).length, 2, 'the mini covenant has this once');
    const marked = mini.replace(mistake.from, () => mistake.to);
    const open = marked.indexOf('‹');
    const close = marked.indexOf('›');
    const content = marked.replace('‹', '').replace('›', '');
    const findings = beyondMini(readCovenant(bytesOf(content), { text }).findings);
    const finding = findings.find((one) => one.code === mistake.code);
    if (finding === undefined) {
      t.same(findings, mistake.code, 'is found');
      return;
    }
    if (open !== -1) {
      t.match({ line: finding.line, column: finding.column }, at(marked, open), 'at its place');
      const found = mistake.found ?? (close === -1 ? undefined : marked.slice(open + 1, close).trim());
      if (found !== undefined && found !== '') t.equal(finding.found, found, 'with the offending text');
    }
    if (mistake.suggestion !== undefined) t.equal(finding.suggestion, mistake.suggestion);
    if (mistake.expected !== undefined) t.same(finding.expected, mistake.expected);
    if (!['yaml_syntax', 'tab_indent', 'missing_key'].includes(mistake.code))
      t.equal(findings.length, 1, 'and nothing else');
    t.equal(content.split(/\r?\n/)[finding.line - 1], finding.source, 'with its line');
  });
}

t.test(
  'the mini covenant is right but for two warnings, and its guarantees are not proven yet',
  async (t) => {
    const { document, findings } = readCovenant(bytesOf(mini), { text });
    t.ok(document);
    t.same(
      findings.map(({ severity, code, line, column, found }) => [severity, code, line, column, found]),
      [
        ['warning', 'basis_cannot_carry', 60, 44, 'care'],
        ['warning', 'basis_carries_nothing', 70, 19, 'geen-persoonsgegevens'],
        ['info', 'guarantee_unproven', 179, 11, 'W1'],
        ['info', 'guarantee_unproven', 180, 11, 'W2'],
        ['info', 'guarantee_unproven', 181, 11, 'W3'],
        ['info', 'guarantee_unproven', 182, 11, 'W5'],
        ['info', 'guarantee_unproven', 183, 11, 'W4'],
      ],
    );
  },
);

t.test('all mistakes are told in one run, in the order of the file', async (t) => {
  const content = mini
    .replace('ring: inner', 'ring: binnen')
    .replace('receives_on: [wpg-8]', 'receives_on: wpg-8')
    .replace('for: [triage], show', 'for: [triaage], show')
    .replace('id: G3, article: "3.3"', 'id: G3, article: 3.3')
    .replace('fields: [persons.bsn] }, at_most: withheld', 'fields: [person.bsn] }, at_most: never')
    .replace('until: 2027-12-31', 'until: 2027-02-30');
  const { document, findings } = readCovenant(bytesOf(content), { text });
  t.notOk(document);
  t.same(
    findings.filter((one) => one.severity === 'error').map(({ code, path }) => `${code} ${path}`),
    [
      'no_such_date in_force.until',
      'not_one_of partners.gem-oov.ring',
      'wrong_type partners.politie.receives_on',
      'unknown_purpose grants[0].for[0]',
      'unquoted_number grants[2].article',
      'unknown_field never[2].what.fields[0]',
      'not_one_of never[2].at_most',
    ],
  );
});

t.test('the place of a mistake is right when an item before it in the list is wrong too', async (t) => {
  const content = mini
    .replace('{ id: N1, article: "4.1",', '{ id: N1, artikel: "4.1",')
    .replace('what: { kinds: [medical_secrecy] }', 'what: { fields: [nergens] }');
  const paths = readCovenant(bytesOf(content), { text }).findings.map(({ code, path }) => `${code} ${path}`);
  t.ok(paths.includes('unknown_key never[0].artikel'));
  t.ok(paths.includes('unknown_field never[1].what.fields[0]'));
});

t.test('without its text a covenant is read all the same, its articles are not looked up', async (t) => {
  t.ok(readCovenant(bytesOf(mini)).document);
  const without = mini.replace(/^text:.*$/m, '');
  t.match(beyondMini(readCovenant(bytesOf(without)).findings), [
    { code: 'text_not_given', severity: 'warning' },
  ]);
});

t.test(
  'a text that the file names and that is not there is told, for nothing was held against it',
  async (t) => {
    const nowhere = bytesOf(mini.replace('article: "4.1"', 'article: "99.1"'));
    t.match(beyondMini(readCovenant(nowhere, { text: 'missing' }).findings), [
      { code: 'text_not_found', severity: 'warning', path: 'text.file' },
    ]);
  },
);

t.test('hostile bytes end in findings, never in a throw', async (t) => {
  const codes = (content: string | Uint8Array) =>
    readCovenant(typeof content === 'string' ? bytesOf(content) : content).findings.map((one) => one.code);
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 0; i < 12; i++) {
    const before = String.fromCharCode(97 + i);
    bomb.push(
      `${String.fromCharCode(98 + i)}: &${String.fromCharCode(98 + i)} [${`*${before}, `.repeat(9)}*${before}]`,
    );
  }
  t.same(codes(bomb.join('\n')), ['alias_bomb']);
  t.same(codes('a: &a [*a]\n'), ['too_deep'], 'an alias of itself');
  t.same(codes('['.repeat(20_000)), ['too_deep']);
  t.same(codes(`${'['.repeat(70)}${']'.repeat(70)}`), ['too_deep']);
  t.same(codes(''), ['empty']);
  t.same(codes('# alleen commentaar\n'), ['empty']);
  t.same(codes(new Uint8Array(2_000_001)), ['too_large']);
  t.same(codes(Uint8Array.of(0x61, 0x3a, 0x20, 0xff, 0x0a)), ['not_utf8']);
  t.same(codes('a: 1\n---\nb: 2\n'), ['several_documents']);
  t.same(codes('%YAML 1.1\n---\na: 1\n'), ['yaml_directive']);
  t.ok(codes('[1]: x\n? {a: 1}\n: y\n').includes('key_not_text'));
  t.ok(codes('just words').includes('wrong_type'));
  t.ok(codes('null').includes('empty') || codes('null').includes('wrong_type'));
  const named = '{ title: Y, sector: care, ring: inner, roles: [constructor] }';
  const proto = mini.replace('roles:\n', 'roles:\n  constructor: { title: X }\n');
  t.ok(
    codes(proto.replace('partners:\n', `partners:\n  toString: ${named}\n  __proto__: ${named}\n`)).includes(
      'wrong_form',
    ),
  );
  t.same(codes(proto.replace('partners:\n', `partners:\n  toString: ${named}\n`)).slice(0, 2), [
    'reserved_name',
    'reserved_name',
  ]);
});

t.test('any change of a covenant is read or told, never thrown', async () => {
  const pieces = mini.split(/(?=[\s,:{}[\]"])/);
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.nat(pieces.length - 1),
          fc.constantFrom(
            '',
            ' ',
            '\t',
            ':',
            '{',
            ']',
            '- ',
            '&a ',
            '*a',
            '!!x ',
            '"',
            '\n',
            '\u0000',
            '\uD800',
            'null',
            '1',
          ),
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      (changes) => {
        const changed = [...pieces];
        for (const [where, what] of changes) changed[where] = what;
        const { document, findings } = readCovenant(bytesOf(changed.join('')), { text });
        const wrong = findings.some((one) => one.severity === 'error');
        if (wrong === (document !== undefined)) throw new Error('a document exactly when nothing is wrong');
        for (const one of findings) if (one.line < 1 || one.column < 1) throw new Error(JSON.stringify(one));
      },
    ),
    { numRuns: 40 },
  );
});

t.test('every finding has a sentence in both languages, with no value missing', async (t) => {
  const bare = {
    severity: 'error',
    line: 1,
    column: 1,
    length: 1,
    path: '',
    found: 'dit',
    expected: ['dat'],
    params: {},
    source: 'dit',
  } as const;
  for (const code of FINDING_CODES) {
    const { nl, en } = findingSentence({ ...bare, code });
    t.match(nl, /^[A-Z«].*[.?]$/u);
    t.match(en, /^[A-Z«].*[.?]$/u);
  }
});

t.test('a finding is shown as file:line:column with its line and a caret', async (t) => {
  const content = mini.replace('for: [triage], show', 'for: [triaage], show');
  const [finding] = beyondMini(readCovenant(bytesOf(content), { text }).findings);
  if (finding === undefined) throw new Error('a finding');
  const [head, line, caret] = renderFinding(finding, 'policies/x.yaml').split('\n');
  t.equal(
    head,
    'policies/x.yaml:141:58: fout: «triaage» is geen doel in dit convenant. Bedoelde u «triage»?',
  );
  t.equal(line?.slice(caret?.indexOf('^'), (caret?.lastIndexOf('^') ?? 0) + 1), 'triaage');
  t.match(
    renderFinding(finding, 'x', 'en'),
    /error: «triaage» is no purpose of this covenant. Did you mean «triage»\?/,
  );
});

t.test('policies/covenant.schema.json is the schema that the code holds files against', async (t) => {
  const file = new URL('../../policies/covenant.schema.json', import.meta.url);
  // SLUIS_WRITE_SCHEMA=1 writes it anew after a change of schema.ts (then format it with prettier).
  const right = JSON.stringify(COVENANT_SCHEMA, null, 2);
  if (process.env['SLUIS_WRITE_SCHEMA'] === '1') writeFileSync(file, right);
  t.same(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(right));
});

t.test('the schema is one by JSON Schema 2020-12, which is not asked again at every start', async (t) => {
  const ajv = new Ajv2020();
  t.ok(ajv.validateSchema(COVENANT_SCHEMA), ajv.errorsText());
});

t.test('every name that a file may hold has a Dutch hover text in the schema', async (t) => {
  const bare: string[] = [];
  const look = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [key, value] of Object.entries(schema)) {
      const inner: unknown = value;
      if (key === 'properties' && typeof inner === 'object' && inner !== null) {
        for (const [name, property] of Object.entries(inner)) {
          const text = JSON.stringify(property);
          if (!/"(description|\$ref)"/.test(text)) bare.push(`${path}.${name}`);
        }
      }
      look(inner, `${path}.${key}`);
    }
  };
  look(COVENANT_SCHEMA, '');
  t.same(bare, []);
});
