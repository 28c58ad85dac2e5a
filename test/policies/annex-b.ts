/** What annex B says of one item: the cells of its tables, put together as articles 6, 9.3 and 10.3 do. */
import type { ItemFacts, Stage } from '../../src/covenant/index.js';
import { ANNEX_C, atStages, codeOf, tableAfter, type Row } from './convenant-text.js';
import { CARE, covenant, fieldsOf, POLICE, SOURCES, WORK, type Asker } from './duivenweert.js';

const rowsByCode = (marker: string): ReadonlyMap<string, Row> =>
  new Map(tableAfter(marker).map((row) => [codeOf(row['row'] ?? ''), row]));

export const TRIAGE = rowsByCode('**B.1 Signaal, triage');
export const TABLE = rowsByCode('**B.2 Casustafel');
export const FREE_TEXT: ReadonlyMap<string, Row> = new Map(
  tableAfter('**B.3 Vrije tekst').map((row) => [row['row'] ?? '', row]),
);

/** 6.3 and 6.20 say in words what the chairs see in the first and the last stage. */
const CHAIRS_ONLY: Readonly<Partial<Record<Stage, Readonly<Record<string, string>>>>> = {
  signal: {
    case: 'O',
    actions: 'O',
    identity: 'A',
    dwelling: 'A',
    signals: 'A',
    professionals: 'A',
    safety: 'B',
  },
  closed: { case: 'O', actions: 'O', agreements: 'O' },
};

/** The cell of B.1 and B.2; what has no row or no column is closed. */
function cellIn(stage: Stage, column: string, category: string): string {
  if (stage === 'triage') return TRIAGE.get(category)?.[column] ?? 'D';
  if (stage === 'table' || stage === 'plan' || stage === 'follow_up') {
    const cell = TABLE.get(category)?.[column];
    // 6.18: a reveal on avg-9-2-a alone; see the test of B.4.
    return cell === undefined || category === 'medical' ? 'D' : atStages(cell)[stage];
  }
  return column === 'VZ' ? (CHAIRS_ONLY[stage]?.[category] ?? 'D') : 'D';
}

/** B.3: free text by its source, at table and plan only. */
export function textCell(column: string, stage: Stage, source: string): string {
  return stage === 'table' || stage === 'plan' ? (FREE_TEXT.get(source)?.[column] ?? 'D') : 'D';
}

export const receivesOn = (asker: Asker): readonly string[] => ANNEX_C.get(asker.partner)?.receivesOn ?? [];

/** B.5: the recipient's own bases; avg-9-2-a carries only 6.18 and 9.3. */
export const ownBases = (asker: Asker): readonly string[] =>
  receivesOn(asker).filter((basis) => basis !== 'avg-9-2-a');

/** The cell for one asker, on one basis, of what one source brought in without a consent. */
export function cellFor(asker: Asker, basis: string, stage: Stage, category: string, source: string): string {
  const { column } = asker;
  if (!ownBases(asker).includes(basis) || CARE.has(source) || source === 'gem-openbare-ruimte') return 'D';
  if (category === 'notes') return textCell(column, stage, source);
  const cell = cellIn(stage, column, category);
  if (source !== POLICE || WORK.has(category) || ['JW', 'OV', 'HH'].includes(column)) return cell;
  const atMost = ['VZ', 'CO', 'WT'].includes(column) && basis === 'uavg-33';
  return atMost && ['identity', 'dwelling', 'signals'].includes(category) ? cell : 'D';
}

/** Everything of a category that sources other than the recipient may bring in: every field, or the first of each source. */
export function itemsOf(
  category: string,
  recipient: string,
  which: 'every field' | 'one field',
): readonly ItemFacts[] {
  return SOURCES.filter((source) => source !== recipient).flatMap((source) => {
    const fields = fieldsOf(category).filter((field) => covenant.mayContribute(source, field));
    return (which === 'one field' ? fields.slice(0, 1) : fields).map((field) => ({ field, source }));
  });
}
