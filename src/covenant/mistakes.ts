/**
 * Everything that is wrong with a request, for the person who wrote it: which word, where, and what would be right. What the
 * answer of a line names is only the first of these, in the contract's order.
 */
import type { Covenant } from './compile.js';
import { suggest } from './reporter.js';
import { isRecord, ITEM_KEYS, REQUEST_KEYS, REQUEST_OPTIONAL, FACTS, ITEM_OPTIONAL } from './requests.js';
import { ABOUTS, CASE_KINDS, STAGES } from './vocabulary.js';

export type MistakeKind =
  | 'no_json'
  | 'missing'
  | 'unknown_key'
  | 'unknown_name'
  /** The partner has no such role. */
  | 'not_of_partner'
  /** The partner is known, and brings no such item in. */
  | 'not_brought_in'
  | 'wrong_type';

export interface Mistake {
  readonly kind: MistakeKind;
  /** As `items[2].field`; empty for the whole line. */
  readonly path: string;
  /** The word that is wrong; empty where there is none. */
  readonly found: string;
  /** What would be right: names, or for `wrong_type` one description in the contract's words. */
  readonly expected: readonly string[];
  readonly suggestion?: string;
}

type Raw = Readonly<Record<string, unknown>>;

/** All mistakes of one line of `policy decide`; none exactly where the line gets decisions. */
export function lineMistakes(covenant: Covenant, line: string): readonly Mistake[] {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return [{ kind: 'no_json', path: '', found: '', expected: [] }];
  }
  if (!isRecord(raw)) return [{ kind: 'no_json', path: '', found: '', expected: [] }];
  const list = new Mistakes(covenant);
  list.keys(raw, '', REQUEST_KEYS, REQUEST_OPTIONAL);
  const { id, items } = raw;
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') list.type('id', id, ['"…"', '1']);
  list.request(raw);
  if (Array.isArray(items)) items.forEach((item: unknown, i) => list.item(item, `items[${i}]`));
  else if (items !== undefined) list.type('items', items, [SOME_ITEMS]);
  return list.found;
}

/** What is wrong with the names of a question: those of a request, and the field and source that it is narrowed to. */
export function questionMistakes(
  covenant: Covenant,
  request: Raw,
  scope: { readonly field?: string; readonly source?: string },
): readonly Mistake[] {
  const list = new Mistakes(covenant);
  list.request(request);
  list.scope(scope);
  return list.found;
}

const SOME_ITEMS = '[{"field": "…", "source": "…"}]';

class Mistakes {
  readonly found: Mistake[] = [];
  readonly #covenant: Covenant;

  constructor(covenant: Covenant) {
    this.#covenant = covenant;
  }

  request(raw: Raw): void {
    const { partners, purposes, legalBases } = this.#covenant;
    const { partner, role } = raw;
    this.#name('partner', partner, [...partners.keys()]);
    const roles = typeof partner === 'string' ? this.#covenant.rolesOf(partner) : undefined;
    if (roles !== undefined) this.#name('role', role, roles, 'not_of_partner');
    this.#name('purpose', raw['purpose'], [...purposes.keys()]);
    this.#name('basis', raw['basis'], [...legalBases.keys()]);
    this.#name('stage', raw['stage'], STAGES);
    this.#name('case_kind', raw['case_kind'], CASE_KINDS);
    this.#facts(raw['facts']);
  }

  #facts(facts: unknown): void {
    if (facts === undefined) return;
    if (!isRecord(facts)) return this.type('facts', facts, ['{"invited": true}']);
    this.keys(facts, 'facts', FACTS, FACTS);
    for (const fact of FACTS) {
      const value = facts[fact];
      if (value !== undefined && typeof value !== 'boolean')
        this.type(`facts.${fact}`, value, ['true', 'false']);
    }
  }

  item(item: unknown, path: string): void {
    if (!isRecord(item)) return this.type(path, item, ['{"field": "…", "source": "…"}']);
    this.keys(item, path, ITEM_KEYS, ITEM_OPTIONAL);
    this.content(item, `${path}.`);
    this.#name(`${path}.about`, item['about'], ABOUTS);
    const { restricted, consent } = item;
    if (restricted !== undefined && typeof restricted !== 'boolean')
      this.type(`${path}.restricted`, restricted, ['true', 'false']);
    if (consent !== undefined && !(Array.isArray(consent) && consent.every((one) => typeof one === 'string')))
      this.type(`${path}.consent`, consent, [`["${[...this.#covenant.partners.keys()][0] ?? '…'}"]`]);
  }

  /** Field, source and category, and whether that source brings such an item in. */
  content({ field, source, category }: Raw, before: string): void {
    const { fields, partners } = this.#covenant;
    this.#name(`${before}field`, field, [...fields.keys()]);
    this.#name(`${before}source`, source, [...partners.keys()]);
    const categories = typeof field === 'string' ? this.#covenant.categoriesOf(field) : undefined;
    if (typeof field !== 'string' || categories === undefined) return;
    this.#name(`${before}category`, category, categories);
    if (typeof source !== 'string' || !partners.has(source)) return;
    const own = categories.find((one) => one === category);
    if (this.#covenant.mayContribute(source, field, own)) return;
    const expected = [...partners.keys()].filter((one) => this.#covenant.mayContribute(one, field, own));
    this.found.push({ kind: 'not_brought_in', path: `${before}source`, found: source, expected });
  }

  /** A field and a source that a question is narrowed to: whatever category the source gives the field. */
  scope({ field, source }: { readonly field?: string; readonly source?: string }): void {
    const { fields, partners } = this.#covenant;
    this.#name('field', field, [...fields.keys()]);
    this.#name('source', source, [...partners.keys()]);
    const also = field === undefined ? undefined : this.#covenant.categoriesOf(field);
    if (field === undefined || also === undefined || source === undefined || !partners.has(source)) return;
    const brings = (partner: string) => also.some((one) => this.#covenant.mayContribute(partner, field, one));
    if (brings(source)) return;
    const expected = [...partners.keys()].filter(brings);
    this.found.push({ kind: 'not_brought_in', path: 'source', found: source, expected });
  }

  /** Keys that are not known here, and those that must be there and are not. */
  keys(raw: Raw, path: string, known: readonly string[], optional: readonly string[]): void {
    const inside = (key: string): string => (path === '' ? key : `${path}.${key}`);
    for (const key of Object.keys(raw)) {
      if (known.includes(key)) continue;
      this.#add('unknown_key', inside(key), key, known);
    }
    for (const key of known) {
      if (optional.includes(key) || raw[key] !== undefined) continue;
      this.found.push({ kind: 'missing', path: inside(key), found: '', expected: this.#possible(key, raw) });
    }
  }

  /** What may stand under a key that is missing. */
  #possible(key: string, { partner }: Raw): readonly string[] {
    const { partners, purposes, legalBases, fields } = this.#covenant;
    switch (key) {
      case 'partner':
      case 'source':
        return [...partners.keys()];
      case 'role':
        return (typeof partner === 'string' ? this.#covenant.rolesOf(partner) : undefined) ?? [];
      case 'purpose':
        return [...purposes.keys()];
      case 'basis':
        return [...legalBases.keys()];
      case 'field':
        return [...fields.keys()];
      default:
        return key === 'stage' ? STAGES : key === 'items' ? [SOME_ITEMS] : ['"1"'];
    }
  }

  type(path: string, value: unknown, expected: readonly string[]): void {
    this.found.push({ kind: 'wrong_type', path, found: shown(value), expected });
  }

  /** One of the names that are known; one that is not there at all is told by its key. */
  #name(path: string, value: unknown, among: readonly string[], kind: MistakeKind = 'unknown_name'): void {
    if (value === undefined || (typeof value === 'string' && among.includes(value))) return;
    this.#add(kind, path, typeof value === 'string' ? value : shown(value), among);
  }

  #add(kind: MistakeKind, path: string, found: string, expected: readonly string[]): void {
    const suggestion = suggest(found, expected);
    this.found.push({
      kind,
      path,
      found,
      expected,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
}

const LONGEST_SHOWN = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
