/** What the articles of the sample convenant say in words, asked of its covenant file. */
import t from 'tap';
import {
  CASE_KINDS,
  hasErrors,
  type Facts,
  type ItemFacts,
  type Needs,
  type Stage,
} from '../../src/covenant/index.js';
import { itemsOf, ownBases } from './annex-b.js';
import { CATEGORY_CODES, TEXT } from './convenant-text.js';
import {
  asCell,
  ask,
  askOne,
  ASKERS,
  AT_THE_TABLE,
  BASES,
  CARE,
  covenant,
  POLICE,
  PURPOSE_AT,
  READ,
  SOURCES,
  type Asker,
} from './duivenweert.js';

const STAGES = ['signal', 'triage', 'table', 'plan', 'follow_up', 'closed'] as const;
const OPEN_STAGES = STAGES.filter((stage) => stage !== 'closed');
const IN_DANGER: Facts = { emergency: true, mandate: true };
const ACUTE = ['identity', 'contact', 'dwelling', 'household', 'safety'];

const who = (partner: string, role: string): Asker => {
  const found = ASKERS.find((asker) => asker.partner === partner && asker.role === role);
  if (found === undefined) throw new Error(`${partner} has no ${role}`);
  return found;
};
const wijkagent = who('politie-bt-rijnweert', 'wijkagent');
const jeugdregisseur = who('gem-jeugd-wmo', 'jeugdregisseur');
const beheerder = who('corp-brugwachter', 'sociaal-beheerder');
const wijkraadslid = who('wijkraad-vogelbuurt', 'wijkraadslid');

const everything = (recipient: string): readonly ItemFacts[] =>
  [...CATEGORY_CODES.values()].flatMap((category) => itemsOf(category, recipient, 'one field'));

/** What a reveal of an item needs, in a case in the plan stage. */
function needsOf(asker: Asker, basis: string, item: ItemFacts, stage: Stage = 'plan'): Needs | false {
  const { reveal } = askOne({ asker, purpose: PURPOSE_AT[stage], basis, stage }, item);
  return reveal === false ? false : reveal.needs;
}

function inDanger(asker: Asker, basis: string, stage: Stage, items: readonly ItemFacts[]) {
  return ask({ asker, purpose: 'acuut-gevaar', basis, stage, facts: IN_DANGER }, items);
}

t.test('the file is free of mistakes, and its guarantees stand to be proven', async (t) => {
  t.notOk(hasErrors(READ.findings));
  t.same(new Set(READ.findings.map((finding) => finding.code)), new Set(['guarantee_unproven']));
});

t.test('an officer can read it: some forty grants at most, each with an article and a title', async (t) => {
  const { grants, emergency } = covenant.document.file;
  const all = [...grants, ...(emergency?.grants ?? [])];
  t.ok(all.length <= 40, `${String(all.length)} grants`);
  t.ok(all.every((grant) => TEXT.includes(`**${grant.article}`) && grant.title !== undefined));
});

t.test('a wijkraad never sees a name, not even in an emergency', async (t) => {
  const wrong: string[] = [];
  const items = SOURCES.filter((source) => covenant.mayContribute(source, 'persons.name')).map((source) => ({
    field: 'persons.name',
    source,
    consent: ['wijkraad-vogelbuurt'],
  }));
  for (const [purpose, { stages }] of covenant.purposes) {
    for (const basis of BASES) {
      for (const stage of stages) {
        for (const caseKind of CASE_KINDS) {
          const facts = { invited: true, mandate: true, session: true, emergency: true };
          const decisions = ask({ asker: wijkraadslid, purpose, basis, stage, caseKind, facts }, items);
          if (!decisions.every((decision) => asCell(decision) === 'D'))
            wrong.push(`${purpose} ${basis} ${stage}`);
        }
      }
    }
  }
  t.ok(items.length > 5);
  t.same(wrong.slice(0, 20), []);
});

t.test(
  'nobody sees a reporter, a hiding place, medical content or what is about a reporter, not even in an emergency',
  async (t) => {
    const wrong: string[] = [];
    const closed = ['reporters', 'protected_location', 'medical_content'];
    for (const asker of ASKERS) {
      const consent = [asker.partner];
      const items = [
        ...closed.flatMap((category) => itemsOf(category, asker.partner, 'every field')),
        ...itemsOf('identity', asker.partner, 'one field').map((item) => ({
          ...item,
          about: 'reporter' as const,
        })),
      ].map((item) => ({ ...item, consent }));
      for (const basis of new Set([...ownBases(asker), 'avg-9-2-a', 'avg-6-1-d'])) {
        for (const stage of STAGES) {
          const asked = ask({ asker, purpose: PURPOSE_AT[stage], basis, stage }, items);
          const acute = stage === 'closed' ? [] : inDanger(asker, basis, stage, items);
          if (![...asked, ...acute].every((one) => asCell(one) === 'D'))
            wrong.push(`${asker.partner} ${basis} ${stage}`);
        }
      }
    }
    t.same(wrong.slice(0, 20), []);
  },
);

t.test(
  'whatever the police brought in is revealed with four eyes, a name too; in acute danger without',
  async (t) => {
    const wrong: string[] = [];
    let revealed = 0;
    for (const asker of ASKERS.filter((one) => one.partner !== POLICE)) {
      const items = everything(asker.partner).filter(({ source }) => source === POLICE);
      for (const stage of OPEN_STAGES) {
        for (const basis of ownBases(asker)) {
          for (const { reveal } of ask({ asker, purpose: PURPOSE_AT[stage], basis, stage }, items)) {
            if (reveal === false) continue;
            revealed++;
            if (reveal.needs.four_eyes !== true) wrong.push(`${asker.partner} ${stage} ${basis}`);
          }
        }
      }
    }
    t.ok(revealed > 20);
    const name = { field: 'persons.name', source: POLICE };
    const [acute] = inDanger(jeugdregisseur, 'wmo-5-1-1', 'triage', [name]);
    t.same(acute?.reveal !== false && acute?.reveal.needs.four_eyes, undefined);
    t.same(wrong.slice(0, 20), []);
  },
);

t.test('the same name brought in by another source needs only what holds for that source', async (t) => {
  const ordinary = { justification: true, mandate: true, readable_for: 'PT8H' };
  t.same(
    needsOf(jeugdregisseur, 'wmo-5-1-1', { field: 'persons.name', source: 'corp-brugwachter' }),
    ordinary,
  );
  t.same(needsOf(jeugdregisseur, 'wmo-5-1-1', { field: 'persons.name', source: POLICE }), {
    ...ordinary,
    four_eyes: true,
  });
});

t.test(
  '7.1 to 7.4: a reveal needs words, a mandate, four eyes, a notice and an end as the article says',
  async (t) => {
    const base = { justification: true, mandate: true };
    const needs = (field: string, source: string, asker = jeugdregisseur, basis = 'wmo-5-1-1') =>
      needsOf(asker, basis, { field, source });
    t.same(needs('persons.bsn', 'gem-burgerzaken'), { ...base, readable_for: 'PT1H' });
    t.same(needs('persons.phone', 'welzijn-tandem'), { ...base, notify: ['source'], readable_for: 'PT8H' });
    t.same(needs('registrations.nature', 'gem-handhaving'), {
      ...base,
      four_eyes: true,
      readable_for: 'PT8H',
    });
    t.same(needs('safety.summary', 'mw-rijnoever', wijkagent, 'politiewet-3'), {
      ...base,
      four_eyes: true,
      notify: ['source'],
      readable_for: 'PT8H',
    });
    t.same(
      needsOf(beheerder, 'avg-6-1-f-verhuur', { field: 'persons.name', source: 'welzijn-tandem' }, 'triage'),
      {
        ...base,
        readable_for: 'PT1H',
        max_persons: 4,
      },
    );
  },
);

t.test(
  '10.3: police persons open to chairs, corporation and welfare on uavg-33 alone, its work on every own basis',
  async (t) => {
    const items = [
      { field: 'persons.name', source: POLICE },
      { field: 'persons.phone', source: POLICE },
      { field: 'actions.what', source: POLICE },
    ];
    const cells = (basis: string) =>
      ask({ asker: beheerder, purpose: 'casusoverleg', basis, stage: 'table' }, items).map(asCell);
    t.same(cells('avg-6-1-f-verhuur'), ['D', 'D', 'O']);
    t.same(cells('uavg-33'), ['A*', 'D', 'O']);
  },
);

t.test('10.1: what the police gives goes no further, on the dated decision that Wpg 20 needs', async (t) => {
  const decision = askOne(
    { asker: jeugdregisseur, purpose: 'casusoverleg', basis: 'wmo-5-1-1', stage: 'table' },
    { field: 'registrations.nature', source: POLICE },
  );
  t.same(decision.handling, ['no_onward_provision']);
  t.same(decision.reason, { kind: 'grant', id: '6.8-jeugd-wmo', article: '6.8', provided_on: ['wpg-20'] });
  t.match(covenant.legalBases.get('wpg-20')?.decision, { date: '2024-12-05', reference: 'WPG-2024-031' });
});

t.test('6.12: the police receives the police data of gem-handhaving, and its own as a source', async (t) => {
  const cells = ask({ asker: wijkagent, purpose: 'casusoverleg', basis: 'politiewet-3', stage: 'plan' }, [
    { field: 'registrations.nature', source: 'gem-handhaving' },
    { field: 'registrations.nature', source: POLICE },
  ]).map(asCell);
  t.same(cells, ['A*', 'O']);
});

t.test('6.14: a youth worker can have the call name revealed, and no other name', async (t) => {
  const jongerenwerker = who('welzijn-tandem', 'jongerenwerker');
  const fields = ['persons.call_name', 'persons.name', 'persons.nickname', 'persons.birth_date'];
  const items = fields.map((field) => ({ field, source: 'gem-jeugd-wmo' }));
  const question = {
    asker: jongerenwerker,
    purpose: 'casusoverleg',
    basis: 'avg-6-1-e-subsidie',
    stage: 'plan',
  } as const;
  t.same(ask(question, items).map(asCell), ['A*', 'A', 'A', 'A']);
});

t.test('13.4: that a care partner takes part is told to nobody, the chairs included', async (t) => {
  const wrong: string[] = [];
  const items = [...CARE].flatMap((source) =>
    ['case.participant', 'professionals.function', 'professionals.name'].map((field) => ({ field, source })),
  );
  for (const asker of ASKERS.filter((one) => !CARE.has(one.partner))) {
    for (const stage of STAGES) {
      for (const basis of BASES) {
        const decisions = ask({ asker, purpose: PURPOSE_AT[stage], basis, stage }, items);
        if (!decisions.every((one) => asCell(one) === 'D')) wrong.push(`${asker.partner} ${stage} ${basis}`);
      }
    }
  }
  t.equal(items.length, 6);
  t.same(wrong.slice(0, 20), []);
});

t.test(
  '6.18: that somebody is in care is told to the corporation on a consent to it, with four eyes, and never shown',
  async (t) => {
    const item = { field: 'care.involved', source: 'zorg-oeverlicht', consent: ['corp-brugwachter'] };
    const decision = askOne(
      { asker: beheerder, purpose: 'casusoverleg', basis: 'avg-9-2-a', stage: 'plan' },
      item,
    );
    t.equal(asCell(decision), 'D*');
    t.same(decision.reveal !== false && decision.reveal.needs, {
      justification: true,
      mandate: true,
      four_eyes: true,
      readable_for: 'PT8H',
    });
    t.same(needsOf(beheerder, 'avg-6-1-f-verhuur', item), false, 'on its own basis');
    t.same(needsOf(jeugdregisseur, 'avg-9-2-a', item), false, 'to another partner');
  },
);

t.test(
  '6.1: every partner sees a neighbourhood matter in every stage, without invitation, and nothing of persons',
  async (t) => {
    const wrong: string[] = [];
    const expected: Readonly<Record<string, string>> = {
      'case.title': 'O',
      'actions.what': 'O',
      'agreements.text': 'O',
      'signals.summary': 'A',
      'professionals.function': 'A',
    };
    for (const asker of ASKERS) {
      const items = everything(asker.partner).filter(
        ({ source }) => !CARE.has(source) || source !== asker.partner,
      );
      for (const stage of STAGES) {
        const question = { asker, purpose: 'buurtaanpak', basis: 'geen-persoonsgegevens', stage, facts: {} };
        ask({ ...question, caseKind: 'neighbourhood' }, items).forEach((decision, index) => {
          const { field = '', source = '' } = items[index] ?? {};
          const cell = asCell(decision);
          if (cell !== (expected[field] ?? 'D'))
            wrong.push(`${asker.partner} ${stage} ${field} of ${source}: ${cell}`);
        });
        const inCase = ask({ ...question, caseKind: 'person' }, items);
        if (!inCase.every((one) => asCell(one) === 'D'))
          wrong.push(`${asker.partner} ${stage}: a case through buurtaanpak`);
      }
    }
    t.same(wrong.slice(0, 20), []);
  },
);

t.test('6.21: the wijkraad sees its own signal and nothing else of the case it came into', async (t) => {
  const cells = ask(
    { asker: wijkraadslid, purpose: 'signalering', basis: 'geen-persoonsgegevens', stage: 'signal' },
    [
      { field: 'signals.summary', source: 'wijkraad-vogelbuurt' },
      { field: 'case.title', source: 'gem-wijkgericht' },
    ],
  ).map(asCell);
  t.same(cells, ['O', 'D']);
});

t.test('6.22: for steering nobody sees anything of anybody', async (t) => {
  for (const asker of ASKERS) {
    const items = everything(asker.partner);
    const basis = ownBases(asker)[0] ?? 'geen-persoonsgegevens';
    const decisions = ask({ asker, purpose: 'sturing', basis, stage: 'plan' }, items);
    t.ok(
      decisions.every((one) => asCell(one) === 'D'),
      `${asker.partner}/${asker.role}`,
    );
  }
});

t.test(
  'article 11: who may in acute danger have what revealed, on which basis, in which stage',
  async (t) => {
    const wrong: string[] = [];
    const may = new Map([
      ['politie-bt-rijnweert/wijkagent', ['politiewet-3']],
      ['politie-bt-rijnweert/ovd', ['politiewet-3']],
      ['gem-oov/adviseur-oov', ['gemeentewet-172', 'avg-6-1-d']],
      ['gem-jeugd-wmo/jeugdregisseur', ['wmo-5-1-1', 'jeugdwet-7-4', 'avg-6-1-d']],
      ['zorg-beukenrode/crisiscontact', ['avg-6-1-d']],
      ['zorg-oeverlicht/crisiscontact', ['avg-6-1-d']],
    ]);
    for (const asker of ASKERS) {
      const items = everything(asker.partner);
      const bases = may.get(`${asker.partner}/${asker.role}`) ?? [];
      for (const basis of BASES) {
        for (const stage of OPEN_STAGES.filter((one) => one === 'signal' || one === 'follow_up')) {
          inDanger(asker, basis, stage, items).forEach((decision, index) => {
            const { field = '', source = '' } = items[index] ?? {};
            const category = covenant.fields.get(field)?.category ?? '';
            const expected = bases.includes(basis) && ACUTE.includes(category) ? 'D*' : 'D';
            const cell = asCell(decision);
            if (cell !== expected)
              wrong.push(`${asker.partner}/${asker.role} ${basis} ${stage} ${field} of ${source}: ${cell}`);
          });
        }
      }
    }
    const safety = { field: 'safety.summary', source: POLICE };
    const [acute] = inDanger(who('zorg-beukenrode', 'crisiscontact'), 'avg-6-1-d', 'triage', [safety]);
    t.same(acute?.reveal !== false && acute?.reveal.needs, {
      justification: true,
      mandate: true,
      notify: ['chairs', 'officer', 'source'],
      readable_for: 'PT4H',
    });
    const { emergency } = covenant.document.file;
    t.same([emergency?.daily_maximum, emergency?.review_within], [3, 'P2D']);
    t.same(wrong.slice(0, 20), []);
  },
);

t.test('11.5: in a closed case article 11 opens nothing', async (t) => {
  const wrong: string[] = [];
  for (const asker of ASKERS) {
    const items = everything(asker.partner);
    for (const basis of BASES) {
      const decisions = ask(
        { asker, purpose: 'acuut-gevaar', basis, stage: 'closed', facts: IN_DANGER },
        items,
      );
      if (!decisions.every((one) => asCell(one) === 'D')) wrong.push(`${asker.partner} ${basis}`);
    }
  }
  t.same(wrong.slice(0, 20), []);
});

t.test('13: the chairs invite, three months at most; a mandate lasts a year at most', async (t) => {
  t.ok(covenant.mayInvite('gem-wijkgericht', 'voorzitter'));
  t.ok(covenant.mayInvite('welzijn-tandem', 'voorzitter'));
  t.notOk(covenant.mayInvite('welzijn-tandem', 'jongerenwerker'));
  t.equal(covenant.document.file.invitations?.longest, 'P3M');
  t.equal(covenant.document.file.mandates?.longest, 'P1Y');
});

t.test('every decision of the table names the article that gives it', async (t) => {
  const wrong: string[] = [];
  for (const asker of ASKERS) {
    for (const basis of ownBases(asker)) {
      const items = everything(asker.partner);
      for (const { reason } of ask(
        { asker, purpose: 'casusoverleg', basis, stage: 'plan', facts: AT_THE_TABLE },
        items,
      )) {
        if (reason.kind === 'grant' && !TEXT.includes(`**${reason.article}`)) wrong.push(reason.article);
      }
    }
  }
  t.same(wrong.slice(0, 20), []);
});
