/** Annexes A, C and D of the sample convenant, and its sample cases, against the covenant file. */
import { readFileSync } from 'node:fs';
import t from 'tap';
import { flatten, flattenAddition, importSample } from '../../src/casework/model/index.js';
import type { RetentionEntry } from '../../src/covenant/index.js';
import { codeOf, FOLDER, tableAfter, TEXT } from './convenant-text.js';
import { CARE, covenant, POLICE, WORK } from './duivenweert.js';

t.test(
  'annex A: the fifteen partners stand in the file with title, ring, sector, roles and number',
  async (t) => {
    const rows = tableAfter('## Bijlage A');
    t.equal(rows.length, 15);
    for (const row of rows) {
      const partner = covenant.partners.get(row['row'] ?? '');
      t.match(partner, {
        title: row['partij'],
        ring: row['ring'] === 'binnen' ? 'inner' : 'outer',
        sector: row['sector']?.replace(' ', '-'),
        oin: row['OIN (fictief)'],
        roles: row['rollen']?.split(', '),
      });
    }
  },
);

t.test('annex B: every category has the code and the kind of the annex', async (t) => {
  const kinds: Readonly<Record<string, string>> = {
    gewoon: 'ordinary',
    'nationaal nummer': 'national_id',
    politie: 'police',
    bijzonder: 'special',
    'medisch geheim': 'medical_secrecy',
  };
  for (const row of tableAfter('**Categorieën**')) {
    // "hoogste soort van de bron" is ordinary until the source gives the item a heavier category.
    const kind = kinds[row['soort']?.replace(/,.*| of strafrechtelijk/, '') ?? ''] ?? 'ordinary';
    t.equal(covenant.categories.get(row['code'] ?? '')?.kind, kind, row['code'] ?? '');
  }
});

t.test('annex C: every basis that it names is in the file, and no other', async (t) => {
  const codes = /^\*\*Codes\.\*\* (.*)$/m.exec(TEXT)?.[1] ?? '';
  const named = [...codes.matchAll(/\*([a-z0-9-]+)\*/g)].map((match) => match[1]);
  t.equal(named.length, 26);
  t.same(new Set(covenant.legalBases.keys()), new Set(named));
});

/** The terms of annex D in the form of the file, by the words of its first column. */
const TERMS: Readonly<Record<string, string>> = {
  '2 jaar na afsluiting': 'P2Y',
  '1 jaar na afsluiting': 'P1Y',
  '6 maanden na afsluiting': 'P6M',
  '3 maanden na afsluiting': 'P3M',
  afsluiting: 'P0D',
};

t.test('annex D: after closing everything is kept as long as the annex says', async (t) => {
  const shortest = (category: string, source: string): string => {
    const matching = (covenant.document.file.retention ?? []).filter(
      (entry) => entry.after === 'closed' && isOf(entry, category, source),
    );
    const order = ['P0D', 'P3M', 'P6M', 'P1Y', 'P2Y'];
    return (
      matching.map((entry) => entry.keep).sort((a, b) => order.indexOf(a) - order.indexOf(b))[0] ?? 'for ever'
    );
  };
  let checked = 0;
  for (const row of tableAfter('## Bijlage D')) {
    const term = TERMS[(row['tot'] ?? '').replace(/;.*/, '')];
    const words = (row['row'] ?? '').split(/, | en (?!rekeningen|werk)/);
    if (term === undefined || words[0] === 'buurtzaken') continue;
    for (const code of words.map((word) => codeOf(word))) {
      checked++;
      t.equal(shortest(code, 'gem-jeugd-wmo'), term, code);
    }
  }
  t.equal(checked, 22);
  for (const { code } of covenant.categories.values()) {
    if (code === 'medical_content') continue;
    t.equal(shortest(code, POLICE), WORK.has(code) ? 'P2Y' : 'P0D', `${code} of the police`);
  }
  for (const code of WORK) t.equal(shortest(code, 'zorg-beukenrode'), 'P3M', `${code} of care`);
  t.equal(shortest('health', 'gem-jeugd-wmo'), 'P0D');
  t.equal(shortest('medical', 'zorg-beukenrode'), 'P0D');
});

function isOf(entry: RetentionEntry, category: string, source: string): boolean {
  const { what } = entry;
  if (what === undefined) return false;
  const terms = 'categories' in what ? what : undefined;
  const listed =
    terms === undefined ? (Array.isArray(what) ? what.map(String) : []) : (terms.categories ?? []);
  const sets = covenant.document.file.sets?.categories ?? {};
  const written = listed.flatMap((name) => sets[name] ?? [name]);
  return written.includes(category) && (terms?.sources?.includes(source) ?? true);
}

const SAMPLE = importSample({
  cases: JSON.parse(readFileSync(new URL('cases.json', FOLDER), 'utf8')),
  notes: readFileSync(new URL('notes.jsonl', FOLDER), 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line)),
  chairs: ['gem-wijkgericht', 'welzijn-tandem'],
});

t.test(
  'the sample cases hold only what their sources may bring in, each note in the weight of its source',
  async (t) => {
    if (!SAMPLE.ok) {
      t.same(SAMPLE.problems, []);
      return;
    }
    t.equal(SAMPLE.value.length, 14);
    const wrong: string[] = [];
    const notes: string[] = [];
    for (const { case: id, kind, contributions } of SAMPLE.value) {
      for (const { source, at, ...rest } of contributions) {
        const now = Date.parse(at);
        const added = rest.opens
          ? { ok: true as const, value: flatten(rest.body, now) }
          : flattenAddition(rest.body, { kind, known: new Map() }, now);
        if (!added.ok) wrong.push(`${id} ${source}: ${JSON.stringify(added.problems)}`);
        for (const { field, category, value } of added.ok ? added.value.items : []) {
          if (!covenant.mayContribute(source, field, category)) wrong.push(`${id} ${source} ${field}`);
          if (field === 'notes.text') notes.push(`${source} ${category ?? 'notes'}`);
          if (field === 'health.consequence') t.ok(value);
          if (field === 'care.content') t.ok(CARE.has(source));
        }
      }
    }
    t.same(wrong, []);
    t.equal(notes.length, 41);
    t.same(
      new Set(notes.filter((note) => !note.endsWith(' notes'))),
      new Set([
        'politie-bt-rijnweert police',
        'gem-handhaving police',
        'gem-jeugd-wmo health',
        'zorg-beukenrode medical_content',
        'zorg-oeverlicht medical_content',
      ]),
    );
  },
);
