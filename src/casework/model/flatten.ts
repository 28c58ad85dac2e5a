import type { About, CaseKind } from '../../covenant/index.js';
import type { AdditionBody, ContributionBody } from './body-schemas.js';
import type { ContributedItem, Contribution } from './contribution.js';
import {
  itemsOfPerson,
  itemsOfProfessional,
  itemsOfReporter,
  personsOf,
  placesOf,
} from './flatten-persons.js';
import { frameOf, itemOf, itemsOfRecord, type PlainRecord, type Surroundings } from './flatten-record.js';
import type { Reading } from './problems.js';
import { referenceProblems } from './references.js';

/** What is known of the case to which something is added. */
export interface KnownCase {
  readonly kind: CaseKind;
  /** References that this source brought in before, and where those persons stand. */
  readonly known: ReadonlyMap<string, About>;
}

const NOBODY: ReadonlyMap<string, About> = new Map();

/**
 * Persons and items of a body that `readContribution` accepted: one item an attribute.
 * @param now ms since 1970, for records that do not say when they were recorded.
 */
export function flatten(body: ContributionBody, now: number): Contribution {
  const { kind, ...rest } = body;
  return flattened(rest, kind, NOBODY, now);
}

/**
 * Persons and items of a body that `readAddition` accepted, or what does not fit the case that it is added to.
 * Persons that the source only refers to are not among the persons. Pointers are into the addition.
 * @param now ms since 1970, for records that do not say when they were recorded.
 */
export function flattenAddition(
  body: AdditionBody,
  { kind, known }: KnownCase,
  now: number,
): Reading<Contribution> {
  const problems = referenceProblems(body, { kind, open: false, known });
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: flattened(body, kind, known, now) };
}

function flattened(
  body: AdditionBody,
  kind: CaseKind,
  known: ReadonlyMap<string, About>,
  now: number,
): Contribution {
  const places = placesOf(body, known);
  const dwellings = new Map((body.dwellings ?? []).map(({ ref }, index) => [ref, `dwellings/${index}`]));
  const surroundings: Surroundings = { places, dwellings, now: new Date(now).toISOString() };
  return { kind, persons: personsOf(body, places), items: itemsOf(body, surroundings) };
}

function itemsOf(body: AdditionBody, surroundings: Surroundings): ContributedItem[] {
  const { participants, persons, reporters, professionals, ...rest } = body;
  const { title, theme, neighbourhood, opened, closed, chair, ...sections } = rest;
  const about = defined({ title, theme, neighbourhood, opened, closed, chair });
  return [
    ...Object.entries(about).map(([attribute, value]) =>
      itemOf(`case.${attribute}`, value, frameOf('case', {}, surroundings)),
    ),
    ...(participants ?? []).map((partner, index) =>
      itemOf('case.participant', partner, frameOf(`participants/${index}`, {}, surroundings)),
    ),
    ...(persons ?? []).flatMap((person, index) => itemsOfPerson(person, index, surroundings)),
    ...(reporters ?? []).flatMap((reporter, index) => itemsOfReporter(reporter, index, surroundings)),
    ...Object.entries(sections).flatMap(([section, records]: [string, readonly PlainRecord[]]) =>
      records.flatMap((record, index) => itemsOfRecord(section, index, record, surroundings)),
    ),
    ...(professionals ?? []).flatMap((one, index) => itemsOfProfessional(one, index, surroundings)),
  ];
}

function defined(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
