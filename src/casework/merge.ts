import type { Contribution } from './model/index.js';
import type { PlainCase, PlainItem, PlainPerson } from './plain-case.js';

/** Adds what one source brings in to a case; items of other sources stay as they are. */
export function merge(
  plain: PlainCase,
  source: string,
  contribution: Contribution,
  links: ReadonlyMap<string, string>,
  newId: () => string,
): PlainCase {
  const records = new Map<string, string>();
  const recordId = (name: string): string => {
    const found = records.get(name) ?? newId();
    records.set(name, found);
    return found;
  };
  const items = contribution.items.map((item): PlainItem => {
    const person = item.person === undefined ? undefined : links.get(item.person);
    const others = item.persons?.flatMap((ref) => links.get(ref) ?? []);
    return {
      id: newId(),
      field: item.field,
      source,
      ...(item.category === undefined ? {} : { category: item.category }),
      ...(item.about === undefined ? {} : { about: item.about }),
      ...(person === undefined ? {} : { person }),
      ...(others === undefined || others.length === 0 ? {} : { others }),
      record: recordId(item.record),
      recordedAt: item.recordedAt,
      ...(item.consent === undefined ? {} : { consent: item.consent }),
      text: item.text === true,
      value: item.value,
    };
  });
  return {
    ...plain,
    persons: mergePersons(plain.persons, source, contribution, links),
    items: [...plain.items, ...items],
  };
}

function mergePersons(
  known: readonly PlainPerson[],
  source: string,
  contribution: Contribution,
  links: ReadonlyMap<string, string>,
): readonly PlainPerson[] {
  const persons = new Map(known.map((person) => [person.id, person]));
  for (const contributed of contribution.persons) {
    const id = links.get(contributed.ref);
    if (id === undefined) continue;
    const before = persons.get(id)?.said;
    const earlier = before?.[source];
    const said = {
      ref: contributed.ref,
      about: earlier?.about ?? contributed.about,
      names: union(earlier?.names, contributed.names),
      identifiers: union(earlier?.identifiers, contributed.identifiers),
    };
    persons.set(id, { id, said: { ...before, [source]: said } });
  }
  return [...persons.values()];
}

function union(before: readonly string[] = [], added: readonly string[]): readonly string[] {
  return [...new Set([...before, ...added])];
}
