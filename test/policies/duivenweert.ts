/** The sample covenant, compiled, with the columns of annex B as those who ask. */
import { readFileSync } from 'node:fs';
import {
  compile,
  readCovenant,
  type CaseKind,
  type Covenant,
  type Facts,
  type ItemDecision,
  type ItemFacts,
  type Stage,
} from '../../src/covenant/index.js';
import { FOLDER } from './convenant-text.js';

export const READ = readCovenant(readFileSync(new URL('covenant.yaml', FOLDER)), {
  text: readFileSync(new URL('convenant.md', FOLDER)),
});

export const covenant: Covenant = (() => {
  if (READ.document === undefined) throw new Error('the sample covenant has errors');
  return compile(READ.document);
})();

export interface Asker {
  readonly partner: string;
  readonly role: string;
  /** Column of annex B. */
  readonly column: string;
}

const asker = (column: string, partner: string, ...roles: readonly string[]): readonly Asker[] =>
  roles.map((role) => ({ column, partner, role }));

/** Everybody who can ask, by column; the crisis contacts of care have no column outside article 11. */
export const ASKERS: readonly Asker[] = [
  ...asker('VZ', 'gem-wijkgericht', 'voorzitter'),
  ...asker('VZ', 'welzijn-tandem', 'voorzitter'),
  ...asker('JW', 'gem-jeugd-wmo', 'jeugdregisseur', 'wmo-consulent'),
  ...asker('PS', 'gem-participatie-schulden', 'klantregisseur', 'schuldregisseur'),
  ...asker('OV', 'gem-oov', 'adviseur-oov'),
  ...asker('HH', 'gem-handhaving', 'boa', 'toezichthouder'),
  ...asker('PO', 'politie-bt-rijnweert', 'wijkagent', 'ovd'),
  ...asker('CO', 'corp-brugwachter', 'sociaal-beheerder', 'opzichter'),
  ...asker('WT', 'welzijn-tandem', 'jongerenwerker', 'buurtbemiddelaar'),
  ...asker('BS', 'schuldhulp-budgetsteun', 'schuldhulpverlener'),
  ...asker('MR', 'mw-rijnoever', 'maatschappelijk-werker'),
  ...asker('ZG', 'zorg-beukenrode', 'spv'),
  ...asker('ZG', 'zorg-oeverlicht', 'behandelcoordinator'),
  ...asker('crisis', 'zorg-beukenrode', 'crisiscontact'),
  ...asker('crisis', 'zorg-oeverlicht', 'crisiscontact'),
  ...asker('XX', 'gem-burgerzaken', 'medewerker-brp'),
  ...asker('XX', 'gem-openbare-ruimte', 'wijkbeheerder'),
  ...asker('XX', 'wijkraad-vogelbuurt', 'wijkraadslid'),
];

export const POLICE = 'politie-bt-rijnweert';
export const CARE: ReadonlySet<string> = new Set(['zorg-beukenrode', 'zorg-oeverlicht']);
export const WORK: ReadonlySet<string> = new Set(['case', 'actions', 'agreements', 'professionals']);
export const SOURCES: readonly string[] = [...covenant.partners.keys()];
export const BASES: readonly string[] = [...covenant.legalBases.keys()];

/** The purpose of article 6 in each stage. */
export const PURPOSE_AT: Readonly<Record<Stage, string>> = {
  signal: 'signalering',
  triage: 'triage',
  table: 'casusoverleg',
  plan: 'casusoverleg',
  follow_up: 'opvolging',
  closed: 'verantwoording',
};

export interface Question {
  readonly asker: Pick<Asker, 'partner' | 'role'>;
  readonly purpose: string;
  readonly basis: string;
  readonly stage: Stage;
  readonly caseKind?: CaseKind;
  readonly facts?: Facts;
}

export const AT_THE_TABLE: Facts = { invited: true, mandate: true };

/** The decisions of the covenant; throws where the covenant does not know something that is asked. */
export function ask(question: Question, items: readonly ItemFacts[]): readonly ItemDecision[] {
  const { asker: who, purpose, basis, stage, caseKind = 'person', facts = AT_THE_TABLE } = question;
  const raw = {
    partner: who.partner,
    role: who.role,
    purpose,
    basis,
    stage,
    case_kind: caseKind,
    facts,
  };
  const checked = covenant.checkRequest(raw);
  if (!checked.ok) throw new Error(`request refused: ${checked.error}`);
  for (const item of items) {
    const found = covenant.checkItem(item);
    if (!found.ok) throw new Error(`item refused: ${found.error} ${item.field} of ${item.source}`);
  }
  return covenant.decide(checked.request, items);
}

export const askOne = (question: Question, item: ItemFacts): ItemDecision => {
  const [decision] = ask(question, [item]);
  if (decision === undefined) throw new Error('no decision');
  return decision;
};

/** Fields of a category, with what its letter A comes out as. */
export const fieldsOf = (category: string): readonly string[] =>
  [...covenant.fields.values()].filter((field) => field.category === category).map((field) => field.code);

/** A decision as a cell of annex B: D, B, A or O, with a star where a reveal is possible. */
export function asCell(decision: ItemDecision): string {
  const letter = { withheld: 'D', exists: 'B', covered: 'A', open: 'O' }[decision.level];
  return decision.reveal === false ? letter : `${letter}*`;
}

/** The cell that a field should have: a field without a cover stands at B where its category stands at A. */
export function cellOf(field: string, cell: string): string {
  const bare = cell.replace('¹', field === 'persons.call_name' ? '*' : '');
  const covers = covenant.fields.get(field)?.covers ?? [];
  return covers.length === 0 ? bare.replace('A', 'B') : bare;
}
