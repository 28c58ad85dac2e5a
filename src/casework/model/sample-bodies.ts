import { aboutOfRoles } from './about.js';
import { ROLES } from './value-kinds.js';
import { SECTIONS } from './record-schemas.js';
import {
  inBodyForm,
  inCamelCase,
  objectIn,
  objectsIn,
  recordInBodyForm,
  textIn,
  textsIn,
  type Json,
} from './sample-records.js';

const NESTED = ['phones', 'emails', 'accounts', 'licence_plates'] as const;
const TO_PERSONS = ['person', 'persons', 'tenant', 'occupants'] as const;

/** What one source brought into a sample case, in the form of a body, while it is gathered. */
export class SampleBody {
  readonly #sections = new Map<string, Json[]>();
  readonly #times: string[] = [];

  constructor(readonly source: string) {}

  add(section: string, record: Json): void {
    const list = this.#sections.get(section) ?? [];
    const known = list.findIndex((one) => one['ref'] !== undefined && one['ref'] === record['ref']);
    if (known < 0) list.push(record);
    else list[known] = { ...list[known], ...record };
    this.#sections.set(section, list);
  }

  /** Notes when the source recorded something. */
  recorded(at: unknown): void {
    if (typeof at === 'string') this.#times.push(at);
  }

  /** The earliest moment at which the source recorded something; undefined where it recorded nothing. */
  earliest(): string | undefined {
    return [...this.#times].sort()[0];
  }

  records(section: string): readonly Json[] {
    return this.#sections.get(section) ?? [];
  }

  sections(): Json {
    return Object.fromEntries(this.#sections);
  }
}

/** Splits a sample case by source; the bodies hold what they refer to, by reference alone where others brought it in. */
export function bodiesOf(sample: Json, notes: ReadonlyMap<string, Json>): Map<string, SampleBody> {
  const bodies = new Map<string, SampleBody>();
  const bodyOf = (source: unknown): SampleBody => {
    const name = textIn(source);
    const body = bodies.get(name) ?? new SampleBody(name);
    bodies.set(name, body);
    return body;
  };
  for (const section of SECTION_NAMES) {
    for (const record of objectsIn(sample[section])) {
      if (section === 'persons') splitPerson(record, bodyOf);
      else {
        const body = bodyOf(record['source']);
        body.add(inCamelCase(section), recordInBodyForm(section, record, notes));
        body.recorded(record['recorded_at']);
      }
    }
  }
  const abouts = new Map(
    objectsIn(sample['persons']).map((person) => [textIn(person['ref']), aboutOf(person)]),
  );
  for (const body of bodies.values()) anchor(body, abouts);
  return bodies;
}

const SECTION_NAMES = Object.keys(SECTIONS).map((name) =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
);

/** A person's own record goes to its source, each number and address to the source of that. */
function splitPerson(person: Json, bodyOf: (source: unknown) => SampleBody): void {
  const { bsn, phones, emails, accounts, licence_plates, ...own } = person;
  const { ref } = person;
  const main = bodyOf(person['source']);
  main.add('persons', inBodyForm(own));
  main.recorded(person['recorded_at']);
  if (bsn !== null && bsn !== undefined) {
    const { source, recorded_at: at } = objectIn(bsn);
    bodyOf(source).add('persons', { ref, bsn: inBodyForm(objectIn(bsn)) });
    bodyOf(source).recorded(at);
  }
  const lists: Json = { phones, emails, accounts, licence_plates };
  for (const list of NESTED) {
    for (const record of objectsIn(lists[list])) {
      const body = bodyOf(record['source']);
      const before = body.records('persons').find((one) => one['ref'] === ref);
      const name = inCamelCase(list);
      body.add('persons', { ref, [name]: [...objectsIn(before?.[name]), inBodyForm(record)] });
      body.recorded(record['recorded_at']);
    }
  }
}

/** Adds by reference alone whom and what a body's records refer to, and says where a person stands. */
function anchor(body: SampleBody, abouts: ReadonlyMap<string, string>): void {
  const all = Object.values(body.sections()).flatMap(objectsIn);
  const pairs = body.records('relations').flatMap(({ from, to }) => [textIn(from), textIn(to)]);
  const named = all.flatMap((record) =>
    TO_PERSONS.flatMap((name) => [textIn(record[name]), ...textsIn(record[name])]),
  );
  for (const ref of new Set([...named, ...pairs])) if (ref !== '') body.add('persons', { ref });
  for (const { dwelling, reporter } of all) {
    if (typeof dwelling === 'string') body.add('dwellings', { ref: dwelling });
    if (typeof reporter === 'string') body.add('reporters', { ref: reporter });
  }
  for (const person of body.records('persons')) {
    const about = abouts.get(textIn(person['ref']));
    if (person['roles'] === undefined) body.add('persons', { ref: person['ref'], about });
  }
}

function aboutOf(person: Json): string {
  const roles = textsIn(person['roles']);
  return aboutOfRoles(ROLES.filter((role) => roles.includes(role)));
}
