/**
 * Holds every name that a file mentions against what it declares.
 */
import { isList } from './selectors.js';
import { whatTerms } from './contents.js';
import { entryOf, type Selector, type SelectorTerms, type Show, type What } from './document.js';
import type { FindingCode } from './findings.js';
import type { Known } from './known.js';
import type { Reporter } from './reporter.js';
import type { Path } from './source-map.js';
import type { Walk } from './walk.js';

export class NameCheck {
  readonly #walk: Walk;
  readonly #known: Known;
  readonly #reporter: Reporter;

  constructor(walk: Walk, known: Known, reporter: Reporter) {
    this.#walk = walk;
    this.#known = known;
    this.#reporter = reporter;
  }

  run(): void {
    this.#partners();
    this.#categoriesAndFields();
    this.#sets();
    this.#rules();
  }

  #partners(): void {
    const { file } = this.#walk;
    for (const { item: partner, path } of this.#walk.entries(file.partners, ['partners'])) {
      this.#names(partner.roles, [...path, 'roles'], 'unknown_role', this.#known.roles);
      this.#bases(partner.receives_on, [...path, 'receives_on']);
      this.#what(partner.keeps, [...path, 'keeps']);
      for (const { item: rule, path: at } of this.#walk.each(partner.provides, [...path, 'provides'])) {
        this.#bases(rule.basis, [...at, 'basis']);
        this.#what(rule.what, [...at, 'what']);
        this.#selector(rule.to, [...at, 'to']);
        this.#purposes(rule.for, [...at, 'for']);
      }
    }
  }

  #categoriesAndFields(): void {
    const { file } = this.#walk;
    const { categories, categorySets, fields } = this.#known;
    for (const { item: field, path, name } of this.#walk.entries(file.fields, ['fields'])) {
      this.#names(field.category, [...path, 'category'], 'unknown_category', categories);
      this.#names(field.also, [...path, 'also'], 'unknown_category', categories);
      if (categories.has(name))
        this.#reporter.at(path, 'name_clash', { at: 'key', params: { other: 'categories' } });
    }
    for (const set of categorySets) {
      const path = ['sets', 'categories', set];
      const other = categories.has(set) ? 'categories' : fields.has(set) ? 'fields' : undefined;
      if (other !== undefined) this.#reporter.at(path, 'name_clash', { at: 'key', params: { other } });
    }
  }

  #sets(): void {
    const { sets } = this.#walk.file;
    for (const { item, path, name } of this.#walk.entries(sets?.categories, ['sets', 'categories'])) {
      this.#categories(item, path);
      if (reaches(name, (set) => entryOf(sets?.categories, set) ?? [])) this.#cycle(path);
    }
    for (const { item, path, name } of this.#walk.entries(sets?.partners, ['sets', 'partners'])) {
      this.#selector(item, path);
      if (reaches(name, (set) => setsIn(entryOf(sets?.partners, set)))) this.#cycle(path);
    }
  }

  #cycle(path: Path): void {
    this.#reporter.at(path, 'set_cycle', { at: 'key' });
  }

  #rules(): void {
    const walk = this.#walk;
    for (const { item: grant, path } of walk.grants()) {
      this.#selector(grant.to, [...path, 'to']);
      this.#purposes(grant.for, [...path, 'for']);
      this.#bases(grant.basis, [...path, 'basis']);
      this.#show(grant.show, [...path, 'show']);
      this.#shown(grant.reveal, [...path, 'reveal']);
      for (const { item: step, path: at } of walk.each(grant.steps, [...path, 'steps'])) {
        this.#show(step.show, [...at, 'show']);
        this.#shown(step.reveal_also, [...at, 'reveal_also']);
        this.#shown(step.reveal_no_longer, [...at, 'reveal_no_longer']);
      }
    }
    for (const { item: rule, path } of [...walk.conditions(), ...walk.nevers(), ...walk.guarantees()]) {
      this.#selector(rule.who, [...path, 'who']);
      this.#what(rule.what, [...path, 'what']);
      this.#purposes(rule.for, [...path, 'for']);
      this.#bases(rule.basis, [...path, 'basis']);
    }
    for (const { item: guarantee, path } of walk.guarantees()) {
      for (const { item, path: at } of walk.each(guarantee.what_together, [...path, 'what_together']))
        this.#what(item, at);
    }
    for (const { item, path } of walk.retention()) {
      this.#what(item.what, [...path, 'what']);
      this.#purposes(item.for, [...path, 'for']);
    }
    this.#selector(walk.file.invitations?.by, ['invitations', 'by']);
  }

  #selector(selector: Selector | undefined, path: Path): void {
    if (selector === undefined) return;
    if (typeof selector === 'string') {
      if (this.#known.partnerSets.has(selector)) return;
      const isPartner = this.#known.partners.has(selector);
      this.#reporter.at(path, 'unknown_set', {
        meant: { name: selector, among: this.#known.partnerSets },
        ...(isPartner ? { expected: [`{ partners: [${selector}] }`] } : {}),
      });
    } else if (isList(selector)) {
      for (const { item, path: at } of this.#walk.each(selector, path)) this.#selector(item, at);
    } else this.#terms(selector, path);
  }

  #terms(terms: SelectorTerms, path: Path): void {
    this.#names(terms.partners, [...path, 'partners'], 'unknown_partner', this.#known.partners);
    this.#names(terms.roles, [...path, 'roles'], 'unknown_role', this.#known.roles);
    this.#names(terms.sector, [...path, 'sector'], 'unknown_sector', this.#known.sectors);
    this.#selector(terms.not, [...path, 'not']);
  }

  #what(what: What | undefined, path: Path): void {
    const terms = whatTerms(what);
    const inside = (key: string): Path => (Array.isArray(what) ? path : [...path, key]);
    this.#categories(terms.categories, inside('categories'));
    this.#names(terms.fields, inside('fields'), 'unknown_field', this.#known.fields);
    this.#names(terms.sources, inside('sources'), 'unknown_partner', this.#known.partners);
  }

  #show(show: Show | undefined, path: Path): void {
    for (const level of ['withheld', 'exists', 'covered', 'open'] as const)
      this.#shown(show?.[level], [...path, level]);
    for (const { name, path: at } of this.#walk.entries(show?.as, [...path, 'as'])) {
      if (this.#known.fields.has(name)) continue;
      this.#reporter.at(at, 'unknown_field', { at: 'key', meant: { name, among: this.#known.fields } });
    }
  }

  /** Names under a level or `reveal`: categories, sets, fields. */
  #shown(names: readonly string[] | undefined, path: Path): void {
    const { categories, categorySets, fields } = this.#known;
    this.#names(names, path, 'unknown_name', new Set([...categories, ...categorySets, ...fields]));
  }

  /** Names in a plain list: categories and sets. A field there is told apart, for it is easily meant. */
  #categories(names: readonly string[] | undefined, path: Path): void {
    const { categories, categorySets, fields } = this.#known;
    for (const { item: name, path: at } of this.#walk.each(names, path)) {
      if (categories.has(name) || categorySets.has(name)) continue;
      if (fields.has(name))
        this.#reporter.at(at, 'field_for_category', { expected: [`{ fields: [${name}] }`] });
      else
        this.#reporter.at(at, 'unknown_category', {
          meant: { name, among: new Set([...categories, ...categorySets]) },
        });
    }
  }

  #purposes(names: readonly string[] | undefined, path: Path): void {
    this.#names(names, path, 'unknown_purpose', this.#known.purposes);
  }

  #bases(names: readonly string[] | undefined, path: Path): void {
    this.#names(names, path, 'unknown_basis', this.#known.bases);
  }

  #names(
    names: string | readonly string[] | undefined,
    path: Path,
    code: FindingCode,
    among: ReadonlySet<string>,
  ): void {
    const placed = typeof names === 'string' ? [{ item: names, path }] : this.#walk.each(names, path);
    for (const { item: name, path: at } of placed) {
      if (!among.has(name)) this.#reporter.at(at, code, { meant: { name, among } });
    }
  }
}

/** The sets that a selector mentions by name. */
function setsIn(selector: Selector | undefined): readonly string[] {
  if (selector === undefined) return [];
  if (typeof selector === 'string') return [selector];
  if (isList(selector)) return selector.flatMap((one) => setsIn(one));
  return setsIn(selector.not);
}

/** Whether a set mentions itself, at once or through other sets. */
function reaches(set: string, mentioned: (set: string) => readonly string[]): boolean {
  const seen = new Set<string>();
  const queue = [...mentioned(set)];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === set) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...mentioned(next));
  }
  return false;
}
