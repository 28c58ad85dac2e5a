import type { KeyObject } from 'node:crypto';
import {
  compartmentKey,
  readClear,
  type KeyHandle,
  type KeyStore,
  type OpenCompartment,
} from '../vault/index.js';
import type { Receipt } from '../ledger/index.js';
import { hasMembers, readAuthentic, textOf } from './authentic.js';
import type { ReadCase } from './case-reader.js';
import type { CompartmentPlan, ManifestItem } from './manifest.js';
import type { JsonValue } from './model/index.js';
import type { PlainCase, PlainItem, PlainPerson, SaidOfPerson } from './plain-case.js';

/** What opening needs beside the case: the keys, and the one way into a compartment, which asks for a receipt. */
export interface Opening {
  readonly keys: KeyStore;
  readonly open: OpenCompartment;
}

/** The compartments of one case that a decision opens, and no others, under one receipt. */
export class OpenedCompartments {
  readonly #lines = new Map<number, readonly string[]>();
  readonly #read: ReadCase;
  readonly #opening: Opening;
  readonly #receipt: Receipt;

  private constructor(read: ReadCase, opening: Opening, receipt: Receipt) {
    this.#read = read;
    this.#opening = opening;
    this.#receipt = receipt;
  }

  /**
   * @param compartments positions in the document; one whose person's key was destroyed stays shut.
   * @throws VaultError `unauthentic` where a sealed byte was changed or moved.
   */
  static async open(
    read: ReadCase,
    compartments: Iterable<number>,
    opening: Opening,
    receipt: Receipt,
  ): Promise<OpenedCompartments> {
    const opened = new OpenedCompartments(read, opening, receipt);
    for (const position of compartments) {
      const plan = read.manifest.compartments[position];
      if (plan === undefined || opened.#lines.has(position)) continue;
      const key = opened.#heldKey(position) ?? (await opened.#fetchKey(position, plan));
      if (key !== undefined) opened.#unseal(position, key);
    }
    return opened;
  }

  /** One line of a compartment; undefined where it stayed shut. */
  line(compartment: number, line: number): string | undefined {
    return this.#lines.get(compartment)?.[line];
  }

  #unseal(position: number, key: KeyObject): void {
    const at = this.#read.known.compartments[position];
    if (at === undefined) throw new RangeError('a compartment of the plan has a place');
    const clear = this.#opening.open(this.#read.document.compartment(at), key, this.#receipt);
    this.#lines.set(position, textOf(readClear(clear, this.#receipt)).split('\n'));
  }

  /** The compartment's key where it is at hand: the way of nearly every request. One whose part was destroyed is let go. */
  #heldKey(position: number): KeyObject | undefined {
    const held = this.#read.known.keys[position];
    if (held === undefined) return undefined;
    if (held.handles.every((handle) => !handle.destroyed)) return held.key;
    this.#read.known.keys[position] = undefined;
    return undefined;
  }

  async #fetchKey(position: number, plan: CompartmentPlan): Promise<KeyObject | undefined> {
    const persons: KeyHandle[] = [];
    for (const person of plan.persons) {
      const id = this.#read.manifest.persons[person]?.id ?? '';
      const handle = this.#opening.keys.cached(id) ?? (await this.#opening.keys.open(id));
      if (handle === undefined) return undefined;
      persons.push(handle);
    }
    const { handle, known } = this.#read;
    const key = compartmentKey(handle, persons);
    known.keys[position] = { key, handles: [handle, ...persons] };
    return key;
  }
}

/** All compartments that the open value of an item needs. */
export function compartmentsOf(item: ManifestItem): number[] {
  return [item.open.compartment, ...(item.spans?.map((span) => span.compartment) ?? [])];
}

/** What stands in for a stretch of text whose person was erased. */
const ERASED = '[gewist]';

/** The open value of one item as JSON text; a running text is put together again from its spans. */
export function openLine(item: ManifestItem, opened: OpenedCompartments): string | undefined {
  const line = opened.line(item.open.compartment, item.open.line);
  if (line === undefined || item.spans === undefined) return line;
  const parts = readAuthentic(line, isTemplate, item.id);
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const compartment = item.spans.find((span) => span.person === part[0])?.compartment ?? -1;
    const span = opened.line(compartment, part[1]);
    text += span === undefined ? ERASED : readString(span);
  }
  return JSON.stringify(text);
}

/**
 * Opens a whole case to write it anew: needed because covers of one source's text change when another source brings in
 * a person. Nothing of it leaves; the receipt is that of the change's own log entry.
 * Persons whose key was destroyed are left out with everything about them.
 */
export async function openCase(read: ReadCase, opening: Opening, receipt: Receipt): Promise<PlainCase> {
  const { manifest } = read;
  const opened = await OpenedCompartments.open(read, manifest.compartments.keys(), opening, receipt);
  const persons: PlainPerson[] = [];
  for (const [position, person] of manifest.persons.entries()) {
    const known = manifest.compartments.findIndex(
      (plan) => plan.form === 'known' && plan.persons[0] === position,
    );
    const line = opened.line(known, 0);
    if (line === undefined) continue;
    persons.push({ id: person.id, said: readAuthentic(line, isSaid, manifest.id) });
  }
  const items: PlainItem[] = [];
  for (const item of manifest.items) {
    const line = openLine(item, opened);
    if (line !== undefined)
      items.push(
        plainItem(
          item,
          line,
          manifest.persons.map((person) => person.id),
        ),
      );
  }
  const { id, covenant, kind, stage, stageSince, openedBy, seats } = manifest;
  return { id, covenant, kind, stage, stageSince, openedBy, seats, persons, items };
}

function plainItem(item: ManifestItem, line: string, persons: readonly string[]): PlainItem {
  const value = readAuthentic(line, isJson, item.id);
  const { id, field, source, category, about, record, recordedAt, restricted, consent } = item;
  const person = item.person === undefined ? undefined : persons[item.person];
  const others = item.others?.flatMap((other) => persons[other] ?? []);
  return {
    id,
    field,
    source,
    ...(category === undefined ? {} : { category }),
    ...(about === undefined ? {} : { about }),
    ...(person === undefined ? {} : { person }),
    ...(others === undefined ? {} : { others }),
    record,
    recordedAt,
    ...(restricted === undefined ? {} : { restricted }),
    ...(consent === undefined ? {} : { consent }),
    text: item.text === true,
    value,
  };
}

function readString(json: string): string {
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' ? value : ERASED;
}

/** A running text: stretches in clear, and [person, line] where a span stands sealed. */
type Template = readonly (string | readonly [number, number])[];

function isTemplate(value: unknown): value is Template {
  return Array.isArray(value);
}

const isSaidOfPerson = hasMembers<SaidOfPerson>('ref', 'about', 'names', 'identifiers');

function isSaid(value: unknown): value is PlainPerson['said'] {
  return typeof value === 'object' && value !== null && Object.values(value).every(isSaidOfPerson);
}

/** Whatever JSON.parse gives is JSON. */
function isJson(value: unknown): value is JsonValue {
  return value !== undefined;
}
