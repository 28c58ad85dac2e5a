/**
 * Random covenants that use every construct of the file, and random requests for them. Everything comes from one seed.
 */
import type {
  ConditionEntry,
  CovenantFile,
  FieldEntry,
  GrantEntry,
  NeverEntry,
  PartnerEntry,
  ProvidesRule,
  Selector,
  SelectorTerms,
  Show,
  Step,
  What,
  When,
} from '../../src/covenant/document.js';
import {
  ABOUTS,
  CASE_KINDS,
  HANDLINGS,
  KINDS,
  LEVELS,
  NOTIFIED,
  RINGS,
  STAGES,
  type AccessRequest,
  type Cover,
  type ItemFacts,
  type Kind,
  type Needs,
} from '../../src/covenant/vocabulary.js';

export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** mulberry32: between 0 and 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  chance(odds: number): boolean {
    return this.next() < odds;
  }

  from(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  one<T>(values: readonly T[]): T {
    const value = values[this.from(0, values.length - 1)];
    if (value === undefined) throw new Error('nothing to choose from');
    return value;
  }

  some<T>(values: readonly T[], least: number, most: number): T[] {
    const left = [...values];
    const chosen: T[] = [];
    for (let n = Math.min(this.from(least, most), left.length); n > 0; n--) {
      chosen.push(...left.splice(this.from(0, left.length - 1), 1));
    }
    return chosen;
  }

  /** With some odds an object with one property, else none: for spreading. */
  maybe<K extends string, V>(odds: number, key: K, value: () => V): Partial<Record<K, V>> {
    if (!this.chance(odds)) return {};
    const made: Partial<Record<K, V>> = {};
    made[key] = value();
    return made;
  }
}

const PARTNERS = ['ann', 'bo', 'cas', 'dik', 'eva'];
const SECTORS = ['government', 'police', 'care'];
const ROLES = ['lead', 'worker', 'chief'];
const BASES = ['b-one', 'b-two', 'b-three', 'b-four', 'b-none'];
const PURPOSES = ['talk', 'sort', 'acute'];
const CATEGORIES = ['who', 'home', 'crime', 'ill', 'papers', 'open_matter'];
const COVERS: readonly (readonly Cover[])[] = [
  [],
  ['pseudonym'],
  ['age_band', 'year'],
  ['quarter', 'month'],
  ['neighbourhood', 'street', 'masked'],
  ['redacted'],
];
const FIELDS = [
  'who.name',
  'who.born',
  'home.address',
  'home.type',
  'crime.text',
  'ill.since',
  'papers.number',
  'papers.text',
  'matter.theme',
  'matter.text',
];
/** Fields of the catalogue, which the file does not name. */
const FROM_CATALOGUE = [
  'debts.amount',
  'notes.text',
  'care.involved',
  'dwellings.address',
  'persons.birth_date',
];
const CATALOGUE = ['debts', 'notes', 'medical', 'dwelling', 'identity', 'police'];
/** Some are equally long, written in two ways. */
const TIMES = ['PT30M', 'PT1H', 'PT60M', 'P1D', 'PT24H'];

export class RandomCovenant {
  readonly #dice: Dice;
  readonly #sets: NonNullable<CovenantFile['sets']>;
  readonly #fields: Record<string, FieldEntry>;
  readonly file: CovenantFile;
  #last: AccessRequest | undefined;

  constructor(seed: number) {
    const dice = new Dice(seed);
    this.#dice = dice;
    this.#sets = {
      categories: {
        pair: dice.some(CATEGORIES, 2, 2),
        wide: ['pair', ...dice.some(CATALOGUE, 1, 2)],
      },
      partners: {
        chairs: {
          partners: dice.some(PARTNERS, 1, 2),
          roles: ['lead', 'worker'],
        },
        watch: ['chairs', { sector: 'police' }],
      },
    };
    this.#fields = Object.fromEntries(
      FIELDS.map((code) => [
        code,
        {
          category: dice.one(CATEGORIES),
          ...dice.maybe(0.4, 'also', () => dice.some([...CATEGORIES, 'medical'], 1, 2)),
          ...dice.maybe(0.8, 'covers', () => dice.one(COVERS)),
        },
      ]),
    );
    this.file = {
      covenant: `random-${seed}`,
      title: 'Random',
      version: 1,
      in_force: { from: '2026-01-01' },
      partners: Object.fromEntries(PARTNERS.map((code) => [code, this.#partner(code)])),
      roles: Object.fromEntries(ROLES.map((code) => [code, { title: code }])),
      categories: Object.fromEntries(
        CATEGORIES.map((code) => [code, { title: code, kind: this.#kind(code) }]),
      ),
      fields: this.#fields,
      sets: this.#sets,
      legal_bases: Object.fromEntries(
        BASES.map((code) => [code, { title: code, carries: this.#carries(code) }]),
      ),
      purposes: Object.fromEntries(
        PURPOSES.map((code) => [
          code,
          {
            title: code,
            stages: dice.some(STAGES, 4, 6),
            ...dice.maybe(0.4, 'cases', () => dice.some(CASE_KINDS, 1, 2)),
          },
        ]),
      ),
      grants: Array.from({ length: dice.from(5, 11) }, (_, i) => this.#grant(`G${i}`)),
      conditions: Array.from({ length: dice.from(0, 4) }, (_, i) => this.#condition(`C${i}`)),
      never: Array.from({ length: dice.from(0, 4) }, (_, i) => this.#never(`N${i}`)),
      emergency: {
        grants: Array.from({ length: dice.from(0, 3) }, (_, i) => this.#grant(`E${i}`)),
      },
    };
  }

  #kind(category: string): Kind {
    return category === 'open_matter' ? 'none' : this.#dice.one(KINDS);
  }

  #carries(basis: string): readonly Kind[] {
    return basis === 'b-none' ? [] : this.#dice.some(KINDS, 4, 7);
  }

  #partner(code: string): PartnerEntry {
    const dice = this.#dice;
    return {
      title: code,
      sector: SECTORS[PARTNERS.indexOf(code)] ?? dice.one(SECTORS),
      ring: dice.chance(0.6) ? 'inner' : dice.one(RINGS),
      roles: dice.some(ROLES, 1, 3),
      receives_on: dice.some(BASES, 2, 3),
      provides: Array.from({ length: dice.from(2, 4) }, () => this.#provides()),
      ...dice.maybe(0.3, 'keeps', () => this.#what()),
    };
  }

  #provides(): ProvidesRule {
    const dice = this.#dice;
    return {
      basis: dice.some(BASES, 1, 2),
      what: dice.chance(0.5) ? dice.some([...CATEGORIES, ...CATALOGUE, 'pair', 'wide'], 4, 9) : this.#what(),
      ...dice.maybe(0.25, 'to', () => this.#selector()),
      ...dice.maybe(0.2, 'for', () => dice.some(PURPOSES, 1, 2)),
      ...dice.maybe(0.2, 'stage', () => dice.some(STAGES, 2, 5)),
      ...dice.maybe(0.1, 'cases', () => dice.some(CASE_KINDS, 1, 1)),
      ...dice.maybe(0.25, 'emergency', () => true),
      ...dice.maybe(0.4, 'handling', () => dice.some(HANDLINGS, 0, 2)),
    };
  }

  #terms(deep: boolean): SelectorTerms {
    const dice = this.#dice;
    const terms: SelectorTerms = {
      ...dice.maybe(0.4, 'partners', () => dice.some(PARTNERS, 1, 3)),
      ...dice.maybe(0.3, 'sector', () => (dice.chance(0.8) ? dice.one(SECTORS) : dice.some(SECTORS, 1, 2))),
      ...dice.maybe(0.3, 'ring', () => dice.one(RINGS)),
      ...dice.maybe(0.3, 'roles', () => dice.some(ROLES, 1, 2)),
      ...dice.maybe(deep ? 0.2 : 0, 'not', () => this.#selector(false)),
    };
    return Object.keys(terms).length === 0 ? { partners: dice.some(PARTNERS, 2, 4) } : terms;
  }

  #selector(deep = true): Selector {
    const dice = this.#dice;
    if (dice.chance(0.4)) return { not: { partners: [dice.one(PARTNERS)] } };
    if (dice.chance(0.2)) return dice.one(['chairs', 'watch']);
    if (dice.chance(0.3)) return [dice.chance(0.3) ? 'chairs' : this.#terms(deep), this.#terms(deep)];
    return this.#terms(deep);
  }

  #what(): What {
    const dice = this.#dice;
    if (dice.chance(0.3)) return dice.some([...CATEGORIES, ...CATALOGUE, 'pair', 'wide'], 1, 4);
    const what = {
      ...dice.maybe(0.4, 'fields', () => dice.some([...FIELDS, ...FROM_CATALOGUE], 1, 4)),
      ...dice.maybe(0.5, 'categories', () => dice.some([...CATEGORIES, ...CATALOGUE, 'pair'], 1, 3)),
      ...dice.maybe(0.3, 'kinds', () => dice.some(KINDS, 1, 3)),
      ...dice.maybe(0.25, 'sources', () => dice.some(PARTNERS, 1, 3)),
      ...dice.maybe(0.2, 'about', () => dice.some(ABOUTS, 1, 3)),
    };
    return Object.keys(what).length === 0 ? ['who'] : what;
  }

  /** Names under levels, no category or field under two of them. */
  #show(): Show {
    const dice = this.#dice;
    const left = dice.some([...CATEGORIES, ...CATALOGUE, ...FIELDS, ...FROM_CATALOGUE], 8, 20);
    const show: Record<string, readonly string[]> = {};
    if (dice.chance(0.25)) {
      const set = dice.one(['pair', 'wide']);
      const members = this.#sets.categories?.['pair'] ?? [];
      const wide = this.#sets.categories?.['wide'] ?? [];
      const taken = new Set([...members, ...wide]);
      show[dice.one(LEVELS)] = [set];
      for (let i = left.length - 1; i >= 0; i--) if (taken.has(left[i] ?? '')) left.splice(i, 1);
    }
    for (const level of LEVELS) {
      show[level] = [...(show[level] ?? []), ...left.splice(0, dice.from(1, 6))];
    }
    return { ...show, ...dice.maybe(0.5, 'as', () => this.#as()) };
  }

  #as(): Record<string, Cover> {
    const as: Record<string, Cover> = {};
    for (const [field, entry] of this.#dice.some(Object.entries(this.#fields), 2, 7)) {
      const covers = entry.covers ?? [];
      if (covers.length > 0) as[field] = this.#dice.one(covers);
    }
    if (this.#dice.chance(0.3)) as['dwellings.address'] = 'street';
    return as;
  }

  #needs(): Needs {
    const dice = this.#dice;
    return {
      ...dice.maybe(0.5, 'justification', () => true as const),
      ...dice.maybe(0.2, 'mandate', () => true as const),
      ...dice.maybe(0.3, 'four_eyes', () => true as const),
      ...dice.maybe(0.3, 'notify', () => dice.some(NOTIFIED, 1, 2)),
      ...dice.maybe(0.6, 'readable_for', () => dice.one(TIMES)),
      ...dice.maybe(0.3, 'max_persons', () => dice.from(1, 5)),
    };
  }

  #reveals(): string[] {
    return this.#dice.some([...CATEGORIES, ...CATALOGUE, ...FIELDS, ...FROM_CATALOGUE, 'pair'], 2, 12);
  }

  #grant(id: string): GrantEntry {
    const dice = this.#dice;
    return {
      id,
      article: `1.${id.length}`,
      to: this.#selector(),
      for: dice.some(PURPOSES, 2, 3),
      ...dice.maybe(0.3, 'basis', () => dice.some(BASES, 1, 3)),
      ...dice.maybe(0.2, 'about', () => dice.some(ABOUTS, 1, 4)),
      ...dice.maybe(0.4, 'when', () => this.#when()),
      ...dice.maybe(0.9, 'show', () => this.#show()),
      ...dice.maybe(0.8, 'reveal', () => this.#reveals()),
      ...dice.maybe(0.7, 'needs', () => this.#needs()),
      ...dice.maybe(0.4, 'handling', () => dice.some(HANDLINGS, 0, 2)),
      ...dice.maybe(0.4, 'steps', () => Array.from({ length: dice.from(1, 3) }, () => this.#step())),
    };
  }

  #when(): When {
    const dice = this.#dice;
    return {
      ...dice.maybe(0.3, 'stage', () => dice.some(STAGES, 2, 5)),
      ...dice.maybe(0.2, 'invited', () => true as const),
      ...dice.maybe(0.2, 'mandate', () => true as const),
      ...dice.maybe(0.2, 'session', () => true as const),
      ...dice.maybe(0.05, 'emergency', () => true as const),
      ...dice.maybe(0.3, 'consent', () => true as const),
    };
  }

  #step(): Step {
    const dice = this.#dice;
    return {
      stage: dice.some(STAGES, 1, 4),
      ...dice.maybe(0.7, 'show', () => this.#show()),
      ...dice.maybe(0.4, 'reveal_also', () => this.#reveals()),
      ...dice.maybe(0.4, 'reveal_no_longer', () => this.#reveals()),
    };
  }

  #narrowing() {
    const dice = this.#dice;
    return {
      ...dice.maybe(0.6, 'who', () => this.#selector()),
      ...dice.maybe(0.8, 'what', () => this.#what()),
      ...dice.maybe(0.15, 'for', () => dice.some(PURPOSES, 1, 2)),
      ...dice.maybe(0.1, 'basis', () => dice.some(BASES, 2, 4)),
      ...dice.maybe(0.25, 'stage', () => dice.some(STAGES, 2, 5)),
      ...dice.maybe(0.2, 'cases', () => dice.some(CASE_KINDS, 1, 1)),
    };
  }

  #condition(id: string): ConditionEntry {
    const dice = this.#dice;
    return {
      id,
      article: '2.1',
      ...this.#narrowing(),
      ...dice.maybe(0.9, 'needs', () => this.#needs()),
      ...dice.maybe(0.4, 'handling', () => dice.some(HANDLINGS, 0, 2)),
      ...dice.maybe(0.4, 'not_in_emergency', () => true),
    };
  }

  #never(id: string): NeverEntry {
    return {
      id,
      article: '3.1',
      ...this.#narrowing(),
      at_most: this.#dice.one([...LEVELS, 'covered']),
    };
  }

  /** The last request with one fact turned round: the two must not be taken for one. */
  nearlyLastRequest(): AccessRequest {
    const last = this.#last ?? this.request();
    const fact = this.#dice.one(['invited', 'mandate', 'session', 'emergency'] as const);
    return { ...last, facts: { ...last.facts, [fact]: last.facts[fact] !== true } };
  }

  request(): AccessRequest {
    this.#last = this.#request();
    return this.#last;
  }

  #request(): AccessRequest {
    const dice = this.#dice;
    const partner = dice.one(PARTNERS);
    const entry = this.file.partners[partner];
    const receives = entry?.receives_on ?? [];
    const bases = dice.chance(0.8) && receives.length > 0 ? receives : BASES;
    return {
      partner,
      role: dice.one(entry?.roles ?? []),
      purpose: dice.one(PURPOSES),
      basis: dice.one(bases),
      stage: dice.one(STAGES),
      caseKind: dice.chance(0.75) ? 'person' : 'neighbourhood',
      facts: {
        ...dice.maybe(0.6, 'invited', () => dice.chance(0.9)),
        ...dice.maybe(0.6, 'mandate', () => dice.chance(0.9)),
        ...dice.maybe(0.6, 'session', () => dice.chance(0.9)),
        ...dice.maybe(0.5, 'emergency', () => dice.chance(0.9)),
      },
    };
  }

  item(): ItemFacts {
    const dice = this.#dice;
    const field = dice.one([...FIELDS, ...FROM_CATALOGUE]);
    const also = this.#fields[field]?.also ?? (field === 'notes.text' ? ['police', 'medical'] : []);
    const own = this.#fields[field]?.category;
    const categories = own === undefined ? also : [...also, own];
    return {
      field,
      source: dice.one(PARTNERS),
      ...(categories.length > 0 ? dice.maybe(0.4, 'category', () => dice.one(categories)) : {}),
      ...dice.maybe(0.5, 'about', () => dice.one(ABOUTS)),
      ...dice.maybe(0.1, 'restricted', () => dice.chance(0.8)),
      ...dice.maybe(0.5, 'consent', () => dice.some(PARTNERS, 0, 5)),
    };
  }
}
