/**
 * The sample covenant says what annex B says: each cell of its tables in the decisions, and each decision in a cell.
 */
import t from 'tap';
import type { Stage } from '../../src/covenant/index.js';
import { cellFor, FREE_TEXT, itemsOf, ownBases, receivesOn, TABLE, textCell, TRIAGE } from './annex-b.js';
import { ANNEX_C, atStages, CATEGORY_CODES } from './convenant-text.js';
import {
  asCell,
  ask,
  askOne,
  ASKERS,
  AT_THE_TABLE,
  BASES,
  CARE,
  cellOf,
  covenant,
  fieldsOf,
  PURPOSE_AT,
  SOURCES,
  type Asker,
} from './duivenweert.js';

const CATEGORIES = [...CATEGORY_CODES.values()];
const STAGES = ['signal', 'triage', 'table', 'plan', 'follow_up', 'closed'] as const;
const TABLE_STAGES = ['table', 'plan', 'follow_up'] as const;
const RECIPIENTS = ASKERS.filter((asker) => asker.column !== 'crisis');

/** One role of each partner in each column. */
const ONE_ROLE = RECIPIENTS.filter(
  ({ partner, column }, index) =>
    RECIPIENTS.findIndex((one) => one.partner === partner && one.column === column) === index,
);

interface Comparison {
  readonly askers: readonly Asker[];
  readonly stages: readonly Stage[];
  readonly bases: (asker: Asker) => readonly string[];
  readonly which: 'every field' | 'one field';
}

/** Every item of every category, for every asker on every basis in every stage, against its cell. */
function compare({ askers, stages, bases, which }: Comparison) {
  const wrong: string[] = [];
  let compared = 0;
  for (const asker of askers) {
    const items = CATEGORIES.flatMap((category) => itemsOf(category, asker.partner, which));
    for (const stage of stages) {
      for (const basis of bases(asker)) {
        const decisions = ask({ asker, purpose: PURPOSE_AT[stage], basis, stage }, items);
        items.forEach(({ field, source }, index) => {
          const decision = decisions[index];
          const category = covenant.fields.get(field)?.category ?? '';
          const expected = cellOf(field, cellFor(asker, basis, stage, category, source));
          const found = decision === undefined ? 'nothing' : asCell(decision);
          compared++;
          if (expected !== found) {
            const where = `${asker.partner}/${asker.role} ${stage} ${basis} ${field} of ${source}`;
            wrong.push(`${where}: ${expected}, is ${found}`);
          }
        });
      }
    }
  }
  return { compared, wrong: wrong.slice(0, 20) };
}

t.test('who asks is every partner in every role that annex A gives it', async (t) => {
  const given = [...covenant.partners.values()].flatMap((partner) =>
    partner.roles.map((role) => `${partner.code}/${role}`),
  );
  t.same(new Set(ASKERS.map((asker) => `${asker.partner}/${asker.role}`)), new Set(given));
});

t.test('the tables of annex B and C were read whole', async (t) => {
  t.equal(CATEGORIES.length, 25);
  t.equal(TRIAGE.size, 14);
  t.equal(TABLE.size, 21);
  t.equal(FREE_TEXT.size, 13);
  t.equal(ANNEX_C.size, 15);
  t.equal(TABLE.get('identity')?.['WT'], 'A¹');
});

t.test(
  'annex C: a partner receives on its own bases and brings in its own categories, and no other',
  async (t) => {
    const excepted = (source: string, category: string): boolean =>
      // What care should not bring in but might (8.5), and the corporation's one account of all income.
      (category === 'medical_content' && CARE.has(source)) ||
      (category === 'income' && source === 'corp-brugwachter');
    for (const [source, { brings, receivesOn: bases }] of ANNEX_C) {
      const wrong = [...covenant.fields.values()]
        .filter(({ category }) => !excepted(source, category))
        .filter(({ code, category }) => covenant.mayContribute(source, code) !== brings.has(category));
      t.same(wrong, [], `${source} brings in`);
      const received = new Set(covenant.partners.get(source)?.receivesOn ?? []);
      t.same(received, new Set(bases), `${source} receives`);
    }
    t.same(
      fieldsOf('income').filter((field) => covenant.mayContribute('corp-brugwachter', field)),
      ['persons.iban', 'persons.account_use'],
      'of income the corporation brings in the account that the rent comes from',
    );
  },
);

t.test(
  'B.1, B.4 and B.5: signal, triage and closed are as the annex says, for every field and source',
  async (t) => {
    const stages = ['signal', 'triage', 'closed'] as const;
    const { compared, wrong } = compare({
      askers: RECIPIENTS,
      stages,
      bases: receivesOn,
      which: 'every field',
    });
    t.ok(compared > 20_000, `${String(compared)} compared`);
    t.same(wrong, []);
  },
);

t.test(
  'B.2 to B.5: table, plan and follow-up are as the annex says, for every field and source',
  async (t) => {
    const { compared, wrong } = compare({
      askers: RECIPIENTS,
      stages: TABLE_STAGES,
      bases: receivesOn,
      which: 'every field',
    });
    t.ok(compared > 20_000, `${String(compared)} compared`);
    t.same(wrong, []);
  },
);

t.test('each cell of B.2 that a source can fill is reached', async (t) => {
  const unreached = new Set<string>();
  for (const [category, row] of TABLE) {
    for (const asker of ONE_ROLE.filter((one) => one.column !== 'XX')) {
      const cell = atStages(row[asker.column] ?? '').plan;
      const items = itemsOf(category, asker.partner, 'every field');
      const found = ownBases(asker).flatMap((basis) =>
        ask({ asker, purpose: 'casusoverleg', basis, stage: 'plan' }, items).map(asCell),
      );
      const expected = items.map(({ field }) => cellOf(field, cell));
      if (!found.some((one, index) => one === expected[index % items.length])) {
        unreached.add(`${category} ${asker.column}`);
      }
    }
  }
  const broughtInByTheRecipientAlone = ['enforcement HH', 'health JW', 'tenancy CO'];
  const revealedOnConsentAlone = ['medical CO', 'medical JW', 'medical MR'];
  t.same(unreached, new Set([...broughtInByTheRecipientAlone, ...revealedOnConsentAlone]));
});

t.test(
  'B.3: a text that its source gave a heavier category opens to nobody who should not have the text',
  async (t) => {
    const heavier = (covenant.categoriesOf('notes.text') ?? []).filter((category) => category !== 'notes');
    const wrong: string[] = [];
    for (const asker of ASKERS) {
      for (const stage of STAGES) {
        for (const basis of [...ownBases(asker), 'avg-9-2-a']) {
          const question = { asker, purpose: PURPOSE_AT[stage], basis, stage };
          for (const source of SOURCES.filter((one) => one !== asker.partner)) {
            const given = heavier.filter((category) =>
              covenant.mayContribute(source, 'notes.text', category),
            );
            for (const category of given) {
              const item = { field: 'notes.text', source, category, consent: [asker.partner] };
              const found = asCell(askOne(question, item));
              const expected = basis === 'avg-9-2-a' ? 'D' : textCell(asker.column, stage, source);
              if (found !== expected) wrong.push(`${asker.partner} ${stage} ${source} ${category}: ${found}`);
            }
          }
        }
      }
    }
    t.same(wrong, []);
  },
);

t.test(
  'B.4: what care brought in opens on avg-9-2-a alone, to whom a consent names, and only its work',
  async (t) => {
    const wrong: string[] = [];
    const opened = new Map([
      ['actions', 'O'],
      ['agreements', 'O'],
      ['medical', 'D*'],
    ]);
    for (const asker of ONE_ROLE) {
      for (const stage of STAGES) {
        for (const basis of new Set([...ownBases(asker), 'avg-9-2-a', 'avg-6-1-d'])) {
          for (const consent of [[], [asker.partner], ['gem-oov']]) {
            const items = CATEGORIES.flatMap((category) => itemsOf(category, asker.partner, 'one field'))
              .filter(({ source }) => CARE.has(source))
              .map((item) => ({ ...item, consent }));
            const may =
              ['JW', 'CO', 'MR'].includes(asker.column) &&
              ['table', 'plan', 'follow_up'].includes(stage) &&
              basis === 'avg-9-2-a' &&
              consent.includes(asker.partner);
            ask({ asker, purpose: PURPOSE_AT[stage], basis, stage }, items).forEach((decision, index) => {
              const category = covenant.fields.get(items[index]?.field ?? '')?.category ?? '';
              const expected = may ? (opened.get(category) ?? 'D') : 'D';
              const found = asCell(decision);
              if (found !== expected) wrong.push(`${asker.partner} ${stage} ${basis} ${category}: ${found}`);
            });
          }
        }
      }
    }
    t.same(wrong, []);
  },
);

t.test('B.5: on a basis that is not its own nobody sees anything of a case', async (t) => {
  const bases = (asker: Asker) => BASES.filter((basis) => !receivesOn(asker).includes(basis));
  const stages = ['triage', 'plan', 'closed'] as const;
  const { compared, wrong } = compare({ askers: ONE_ROLE, stages, bases, which: 'one field' });
  t.ok(compared > 20_000, `${String(compared)} compared`);
  t.same(wrong, []);
});

t.test('6.7: whom the chairs did not put at the table of a case sees nothing of it there', async (t) => {
  const facts = { ...AT_THE_TABLE, invited: false };
  for (const asker of ONE_ROLE.filter((one) => one.column !== 'VZ')) {
    const items = CATEGORIES.flatMap((category) => itemsOf(category, asker.partner, 'one field'));
    for (const stage of TABLE_STAGES) {
      const decisions = receivesOn(asker).flatMap((basis) =>
        ask({ asker, purpose: PURPOSE_AT[stage], basis, stage, facts }, items),
      );
      t.ok(
        decisions.every((decision) => asCell(decision) === 'D'),
        `${asker.partner} ${stage}`,
      );
    }
  }
});
