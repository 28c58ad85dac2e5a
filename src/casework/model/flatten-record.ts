import type { About } from '../../covenant/index.js';
import { CATALOGUE_FIELDS } from '../../covenant/index.js';
import { aboutOfSeveral } from './about.js';
import type { ContributedItem, JsonValue } from './contribution.js';
import { inUtc } from './dates.js';
import { FIELD_VALUES, isRunningText } from './field-values.js';

/** A record of a body, whatever its section. */
export interface PlainRecord {
  readonly [attribute: string]: JsonValue | undefined;
}

/** What a record needs to know of the body around it. */
export interface Surroundings {
  /** Where each person, reporter and professional stands in the case, by reference. */
  readonly places: ReadonlyMap<string, About>;
  /** The record that describes a dwelling, by the dwelling's reference. */
  readonly dwellings: ReadonlyMap<string, string>;
  /** For records that do not say when they were recorded: ISO instant in UTC. */
  readonly now: string;
}

/** The items of one record have all but field and value in common. */
export type RecordFrame = Omit<ContributedItem, 'field' | 'value' | 'text' | 'category' | 'consent'>;

/** What a care partner may say with consent is that somebody is in care, never what the care is. */
const NEVER_CONSENTED: ReadonlySet<string> = new Set(['care.client_number', 'care.content']);

/** One item for each attribute that is a field of the case model, in the order of the record. */
export function itemsOfRecord(
  section: string,
  index: number,
  record: PlainRecord,
  surroundings: Surroundings,
): ContributedItem[] {
  const frame = frameOf(`${section}/${index}`, record, surroundings);
  return Object.entries(record).flatMap(([attribute, value]) => {
    const field = fieldOf(section, attribute);
    if (field === undefined || value === undefined) return [];
    return [{ ...itemOf(field, value, frame), ...ownCategory(field, record), ...consentOf(field, record) }];
  });
}

export function itemOf(field: string, value: JsonValue, frame: RecordFrame): ContributedItem {
  return {
    field,
    ...frame,
    value,
    ...(isRunningText(field) && typeof value === 'string' ? { text: true } : {}),
  };
}

export function frameOf(
  name: string,
  record: PlainRecord,
  { places, dwellings, now }: Surroundings,
): RecordFrame {
  const refs = personsOf(record);
  const about = aboutOfSeveral(refs.flatMap((ref) => places.get(ref) ?? []));
  const [person] = refs;
  const dwelling = typeof record['dwelling'] === 'string' ? dwellings.get(record['dwelling']) : undefined;
  const { recordedAt } = record;
  return {
    record: name,
    recordedAt: typeof recordedAt === 'string' ? inUtc(recordedAt) : now,
    ...(about === undefined ? {} : { about }),
    ...(refs.length === 1 && person !== undefined ? { person } : {}),
    ...(refs.length > 1 ? { persons: refs } : {}),
    ...(dwelling === undefined ? {} : { dwelling }),
  };
}

/** Whom a record is about, in order; of a relation `from` and `to`, which in measures are dates. */
function personsOf(record: PlainRecord): string[] {
  const { person, tenant, persons, occupants, from, to } = record;
  const pair = typeof to === 'string' ? [from, to] : [];
  return [person, tenant, persons, occupants, pair].flat().filter((ref) => typeof ref === 'string');
}

/** `arrearsMonths` of `tenancies` is the field `tenancies.arrears_months`; undefined for what is no field. */
function fieldOf(section: string, attribute: string): string | undefined {
  const field = `${inSnakeCase(section)}.${inSnakeCase(attribute)}`;
  return Object.hasOwn(FIELD_VALUES, field) ? field : undefined;
}

function inSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function ownCategory(field: string, { category }: PlainRecord): { category?: string } {
  const may = CATALOGUE_FIELDS[field]?.also ?? [];
  return typeof category === 'string' && may.includes(category) ? { category } : {};
}

function consentOf(field: string, { consent }: PlainRecord): { consent?: readonly string[] } {
  if (!Array.isArray(consent) || NEVER_CONSENTED.has(field)) return {};
  return { consent: consent.filter((partner) => typeof partner === 'string') };
}
