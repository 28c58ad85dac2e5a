import type { Covenant, Cover } from '../covenant/index.js';
import { cover, redact, shiftDays } from '../pseudonym/index.js';
import {
  compartmentKey,
  encodeDocument,
  manifestKey,
  sealAttribute,
  type KeyHandle,
  type Random,
} from '../vault/index.js';
import { place } from './place.js';
import { packManifest } from './manifest-form.js';
import { coveredLine } from './covered-line.js';
import { KnownBySource } from './known-by-source.js';
import { Compartments, type CompartmentDraft } from './compartments.js';
import type { CaseManifest, CasePerson, ManifestItem } from './manifest.js';
import type { PlainCase, PlainItem, PlainPerson } from './plain-case.js';

/** Keys and chance that sealing needs; all come in as arguments. */
export interface SealingKeys {
  readonly case: KeyHandle;
  /** By person id; a person whose key was destroyed is absent, and everything about it is left out. */
  readonly persons: ReadonlyMap<string, KeyHandle>;
  readonly pseudonymRoot: KeyHandle;
  readonly random: Random;
}

/**
 * Seals a case: values open and covered, each in the compartment of its category and source, and the manifest that
 * says where they stand. Covers are made here, once, so that a covered view never opens a value in clear.
 * @param version the document version that the key store proposed.
 * @returns the bytes of one database row.
 */
export function sealCase(
  plain: PlainCase,
  covenant: Covenant,
  version: number,
  keys: SealingKeys,
): Uint8Array {
  const persons = plain.persons.filter((person) => keys.persons.has(person.id));
  const index = new Map(persons.map((person, position) => [person.id, position]));
  const compartments = new Compartments();
  const sealing: Sealing = {
    plain,
    covenant,
    keys,
    persons,
    index,
    compartments,
    known: new KnownBySource(persons),
    whole: {
      ...neighbourhoodOf(plain),
      shiftDays: shiftDays(keys.pseudonymRoot.key, plain.covenant, plain.id),
    },
  };
  persons.forEach((person, position) => {
    compartments.draft('known', 'identity', '', [position]).add(JSON.stringify(person.said));
  });
  const items = plain.items.flatMap((item) => sealItem(item, sealing));
  const manifest: CaseManifest = {
    id: plain.id,
    covenant: plain.covenant,
    kind: plain.kind,
    stage: plain.stage,
    stageSince: plain.stageSince,
    openedBy: plain.openedBy,
    seats: plain.seats,
    persons: persons.map((person) => manifestPerson(person, keys)),
    items,
    compartments: compartments.plans(),
    mark: sealAttribute(keys.case, plain.id, 'casussluis.case', keys.random),
  };
  return encodeDocument({
    place: place.case(plain.id),
    version,
    key: manifestKey(keys.case),
    manifest: packManifest(manifest),
    compartments: compartments.all().map((draft) => ({
      name: draft.name,
      key: compartmentKey(
        keys.case,
        draft.plan().persons.map((position) => handleOf(position, persons, keys)),
      ),
      content: draft.content(),
    })),
    random: keys.random,
  });
}

interface Sealing {
  readonly plain: PlainCase;
  readonly covenant: Covenant;
  readonly keys: SealingKeys;
  readonly persons: readonly PlainPerson[];
  readonly index: ReadonlyMap<string, number>;
  readonly compartments: Compartments;
  readonly known: KnownBySource;
  /** What the covers of all items have in common. */
  readonly whole: { readonly neighbourhood?: string; readonly shiftDays: number };
}

function sealItem(item: PlainItem, sealing: Sealing): ManifestItem[] {
  const { covenant, compartments, index } = sealing;
  const field = covenant.fields.get(item.field);
  const person = item.person === undefined ? undefined : index.get(item.person);
  if (field === undefined || (item.person !== undefined && person === undefined)) return [];
  const category = item.category ?? field.category;
  const about = person === undefined ? [] : [person];
  const { line, spans } = openForm(item, category, sealing);
  const open = compartments.draft('open', category, item.source, about);
  const covered = coveredForms(item, category, field.covers, sealing);
  const others = item.others?.flatMap((other) => index.get(other) ?? []);
  return [
    {
      id: item.id,
      field: item.field,
      source: item.source,
      ...(item.category === undefined ? {} : { category: item.category }),
      ...(item.about === undefined ? {} : { about: item.about }),
      ...(person === undefined ? {} : { person }),
      ...(others === undefined || others.length === 0 ? {} : { others }),
      record: item.record,
      recordedAt: item.recordedAt,
      ...(item.restricted === undefined ? {} : { restricted: item.restricted }),
      ...(item.consent === undefined ? {} : { consent: item.consent }),
      ...(item.text ? { text: true } : {}),
      open: { compartment: open.index, line: open.add(line) },
      ...(covered === undefined ? {} : { covered }),
      ...(spans === undefined ? {} : { spans }),
    },
  ];
}

/** The line for an open value; a running text becomes a template whose spans stand under their persons' keys. */
function openForm(
  item: PlainItem,
  category: string,
  { compartments, index, known }: Sealing,
): { line: string; spans?: ManifestItem['spans'] } {
  if (!item.text || typeof item.value !== 'string') return { line: JSON.stringify(item.value) };
  const text = item.value;
  const parts: (string | readonly [number, number])[] = [];
  const drafts = new Map<number, CompartmentDraft>();
  let from = 0;
  for (const span of redact(text, known.all).spans) {
    const person = span.ref === undefined ? undefined : index.get(span.ref);
    if (person === undefined) continue;
    const draft = compartments.draft('spans', category, item.source, [person]);
    drafts.set(person, draft);
    parts.push(text.slice(from, span.start), [
      person,
      draft.add(JSON.stringify(text.slice(span.start, span.end))),
    ]);
    from = span.end;
  }
  parts.push(text.slice(from));
  const spans = [...drafts].map(([person, draft]) => ({ person, compartment: draft.index }));
  return spans.length === 0 ? { line: JSON.stringify(text) } : { line: JSON.stringify(parts), spans };
}

function coveredForms(
  item: PlainItem,
  category: string,
  covers: readonly Cover[],
  sealing: Sealing,
): ManifestItem['covered'] {
  const { compartments } = sealing;
  const context = {
    ...(item.person === undefined ? {} : { person: item.person }),
    ...sealing.whole,
    ...sealing.known.of(item.source),
  };
  const lines: Partial<Record<Cover, number>> = {};
  let draft: CompartmentDraft | undefined;
  for (const name of covers) {
    const form = cover({ cover: name, field: item.field, value: item.value, context });
    const line = coveredLine(form);
    if (line === undefined) continue;
    draft ??= compartments.draft('covered', category, item.source, []);
    draft.concerns(personsIn(form, sealing, item));
    lines[name] = draft.add(line);
  }
  return draft === undefined ? undefined : { compartment: draft.index, lines };
}

/** Whose keys a covered form needs: that of the person it is about, and of everybody whom a text mentions. */
function personsIn(form: ReturnType<typeof cover>, { index }: Sealing, item: PlainItem): number[] {
  const mentioned =
    form.kind === 'template'
      ? form.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.person]))
      : [];
  return [...mentioned, ...(item.person === undefined ? [] : [item.person])].flatMap(
    (id) => index.get(id) ?? [],
  );
}

function neighbourhoodOf(plain: PlainCase): { neighbourhood?: string } {
  const value = plain.items.find((item) => item.field === 'case.neighbourhood')?.value;
  return typeof value === 'string' ? { neighbourhood: value } : {};
}

function manifestPerson(person: PlainPerson, keys: SealingKeys): CasePerson {
  const handle = keys.persons.get(person.id);
  if (handle === undefined) throw new RangeError('a person without a key is never sealed');
  return {
    id: person.id,
    refs: mapValues(person.said, ({ ref }) => ref),
    abouts: mapValues(person.said, ({ about }) => about),
    mark: sealAttribute(handle, person.id, 'casussluis.person', keys.random),
  };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, of: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, of(value)]));
}

function handleOf(position: number, persons: readonly PlainPerson[], keys: SealingKeys): KeyHandle {
  const person = persons[position];
  const handle = person === undefined ? undefined : keys.persons.get(person.id);
  if (handle === undefined) throw new RangeError('a compartment names a person that the case does not have');
  return handle;
}
