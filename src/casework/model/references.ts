import type { CaseKind } from '../../covenant/index.js';
import { foundIn, memberOf, type Fault, type Problem, type ReferenceList } from './problems.js';

/** What is known of the case beforehand; absent while a body is read before the case is looked up. */
export interface ReferenceContext {
  readonly kind?: CaseKind;
  /** True where the case may know references that the body does not name. */
  readonly open: boolean;
  /** References that the source brought in before. */
  readonly known: { has(ref: string): boolean };
}

type Member = Readonly<Record<string, unknown>>;
type Report = (pointer: string, value: unknown, fault: Fault) => void;

/** Attributes that hold references to persons, in any record. */
const TO_PERSONS = ['person', 'persons', 'tenant', 'occupants', 'from', 'to'] as const;

/**
 * Problems between the records of a body: references that lead nowhere or stand twice, persons without a place in the
 * case, periods that end before they begin. Reads any JSON, so that these are told together with those of the schema.
 */
export function referenceProblems(body: unknown, { kind, open, known }: ReferenceContext): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (pointer, value, fault) =>
    problems.push({ pointer, found: foundIn(value), ...fault });
  if (!isMember(body)) return problems;
  const persons = references(body, ['persons', 'reporters', 'professionals'], report);
  const dwellings = references(body, ['dwellings'], report);
  const isKnown = (list: ReferenceList, ref: string) =>
    list === 'dwellings' ? dwellings.get(ref) === list : persons.get(ref) === list || open || known.has(ref);
  for (const [pointer, person] of recordsIn(body, 'persons')) {
    if (kind === 'neighbourhood') report(pointer, person, { code: 'no_persons_here', expected: {} });
    checkPlace(pointer, person, open, known, report);
  }
  for (const section of Object.keys(body)) {
    for (const [pointer, record] of recordsIn(body, section)) {
      checkRecord(section, pointer, record, isKnown, report);
    }
  }
  checkOrder('', body, 'opened', 'closed', report);
  return problems;
}

function references(body: Member, sections: readonly string[], report: Report): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const section of sections) {
    for (const [pointer, { ref }] of recordsIn(body, section)) {
      if (typeof ref !== 'string') continue;
      if (found.has(ref)) report(memberOf(pointer, 'ref'), ref, { code: 'reference_taken', expected: {} });
      else found.set(ref, section);
    }
  }
  return found;
}

function checkPlace(
  pointer: string,
  person: Member,
  open: boolean,
  known: ReferenceContext['known'],
  report: Report,
): void {
  const { roles, about, ref } = person;
  if (roles !== undefined && about !== undefined) {
    report(memberOf(pointer, 'about'), about, { code: 'role_and_about', expected: {} });
  }
  const isKnown = open || (typeof ref === 'string' && known.has(ref));
  if (roles === undefined && about === undefined && !isKnown) {
    report(memberOf(pointer, 'roles'), undefined, { code: 'no_role', expected: {} });
  }
}

function checkRecord(
  section: string,
  pointer: string,
  record: Member,
  isKnown: (list: ReferenceList, ref: string) => boolean,
  report: Report,
): void {
  const check = (list: ReferenceList, at: string, ref: unknown) => {
    if (typeof ref === 'string' && !isKnown(list, ref))
      report(at, ref, { code: 'unknown_reference', expected: { list } });
  };
  for (const name of section === 'measures' ? (['person'] as const) : TO_PERSONS) {
    const value = record[name];
    const at = memberOf(pointer, name);
    if (Array.isArray(value)) value.forEach((ref, index) => check('persons', memberOf(at, index), ref));
    else check('persons', at, value);
  }
  check('reporters', memberOf(pointer, 'reporter'), record['reporter']);
  check('dwellings', memberOf(pointer, 'dwelling'), record['dwelling']);
  if (section === 'relations' && typeof record['from'] === 'string' && record['from'] === record['to']) {
    report(memberOf(pointer, 'to'), record['to'], { code: 'same_person', expected: {} });
  }
  if (section === 'measures') checkOrder(pointer, record, 'from', 'until', report);
}

function checkOrder(pointer: string, record: Member, first: string, last: string, report: Report): void {
  const [from, until] = [record[first], record[last]];
  if (typeof from === 'string' && typeof until === 'string' && until < from) {
    report(memberOf(pointer, last), until, { code: 'before', expected: { name: first } });
  }
}

function recordsIn(body: Member, section: string): [pointer: string, record: Member][] {
  const list = body[section];
  if (!Array.isArray(list)) return [];
  const records: unknown[] = list;
  return records.flatMap((record, index) =>
    isMember(record) ? [[memberOf(memberOf('', section), index), record]] : [],
  );
}

function isMember(value: unknown): value is Member {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
