/**
 * What is not wrong but cannot be meant: rules that nobody can meet, bases that carry nothing of what they should. Warnings, given when
 * the file has no errors.
 */
import { whatTerms } from './contents.js';
import type { GrantEntry, ProvidesRule, Selector, Step } from './document.js';
import { categoriesIn, categoriesOf, fieldsOf, type CategoryModel, type FieldModel } from './names.js';
import type { Reporter } from './reporter.js';
import { actorsOf, compileSelector, type Actor } from './selectors.js';
import type { Path } from './source-map.js';
import { STAGES, type Kind } from './vocabulary.js';
import type { Walk } from './walk.js';

const warn = { severity: 'warning' } as const;

export class WorkableCheck {
  readonly #walk: Walk;
  readonly #reporter: Reporter;
  readonly #actors: readonly Actor[];
  readonly #categories: ReadonlyMap<string, CategoryModel>;
  readonly #fields: ReadonlyMap<string, FieldModel>;

  constructor(walk: Walk, reporter: Reporter) {
    this.#walk = walk;
    this.#reporter = reporter;
    this.#actors = actorsOf(walk.file);
    this.#categories = categoriesOf(walk.file);
    this.#fields = fieldsOf(walk.file);
  }

  run(): void {
    const walk = this.#walk;
    this.#roles();
    for (const { item: partner, path } of walk.entries(walk.file.partners, ['partners'])) {
      for (const { item: rule, path: at } of walk.each(partner.provides, [...path, 'provides'])) {
        this.#somebody(rule.to, [...at, 'to']);
        this.#providesCarried(rule, at);
      }
    }
    for (const { item: grant, path } of walk.grants()) this.#grant(grant, path);
    for (const { item: rule, path } of [...walk.conditions(), ...walk.nevers(), ...walk.guarantees()]) {
      this.#somebody(rule.who, [...path, 'who']);
    }
    this.#somebody(walk.file.invitations?.by, ['invitations', 'by']);
  }

  #roles(): void {
    const had = new Set(this.#actors.map((actor) => actor.role));
    for (const { name, path } of this.#walk.entries(this.#walk.file.roles, ['roles'])) {
      if (!had.has(name)) this.#reporter.at(path, 'role_of_nobody', { ...warn, at: 'key' });
    }
  }

  #somebody(selector: Selector | undefined, path: Path): void {
    if (selector === undefined) return;
    const selected = compileSelector(selector, this.#walk.file, this.#actors);
    if (!selected.includes(true)) this.#reporter.at(path, 'nobody_matches', warn);
  }

  #grant(grant: GrantEntry, path: Path): void {
    this.#somebody(grant.to, [...path, 'to']);
    this.#stages(grant, path);
    if (!gives(grant)) this.#reporter.at([...path, 'id'], 'shows_nothing', warn);
    this.#reveals(grant, path);
    this.#covers(grant, path);
    this.#grantCarried(grant, path);
  }

  /** Stages in which none of the grant's purposes can be asked for. */
  #stages(grant: GrantEntry, path: Path): void {
    const possible = new Set(grant.for.flatMap((purpose) => this.#walk.file.purposes[purpose]?.stages ?? []));
    const steps = this.#walk.each(grant.steps, [...path, 'steps']);
    const named = [
      { stages: grant.when?.stage, at: [...path, 'when', 'stage'] },
      ...steps.map((step) => ({ stages: step.item.stage, at: [...step.path, 'stage'] })),
    ];
    for (const { stages, at } of named) {
      for (const { item: stage, path: place } of this.#walk.each(stages, at)) {
        if (possible.has(stage)) continue;
        const expected = STAGES.filter((one) => possible.has(one));
        this.#reporter.at(place, 'stage_not_of_purpose', {
          ...warn,
          expected,
          params: { purposes: grant.for.join(', ') },
        });
      }
    }
  }

  /** Names that a step takes from the reveals although they are not among them: the step then takes nothing away. */
  #reveals(grant: GrantEntry, path: Path): void {
    const { file } = this.#walk;
    const steps = this.#walk.each(grant.steps, [...path, 'steps']);
    steps.forEach(({ item: step, path: at }, i) => {
      const before = steps.slice(0, i).map(({ item }) => item);
      for (const { item: name, path: place } of this.#walk.each(step.reveal_no_longer, [
        ...at,
        'reveal_no_longer',
      ])) {
        const listed = step.stage.some((stage) => {
          const reveals = new Set(categoriesIn(grant.reveal ?? [], file));
          for (const earlier of [...before.filter((one: Step) => one.stage.includes(stage)), step]) {
            for (const one of categoriesIn(earlier.reveal_also ?? [], file)) reveals.add(one);
          }
          return categoriesIn([name], file).some((one) => reveals.has(one));
        });
        if (!listed) this.#reporter.at(place, 'reveal_not_listed', warn);
      }
    });
  }

  /** Covers for fields that the grant covers in no stage. */
  #covers(grant: GrantEntry, path: Path): void {
    const shows = [
      { show: grant.show, at: [...path, 'show'] },
      ...this.#walk
        .each(grant.steps, [...path, 'steps'])
        .map((step) => ({ show: step.item.show, at: [...step.path, 'show'] })),
    ];
    const covered = new Set(shows.flatMap(({ show }) => categoriesIn(show?.covered ?? [], this.#walk.file)));
    for (const { show, at } of shows) {
      for (const { name, path: place } of this.#walk.entries(show?.as, [...at, 'as'])) {
        const field = this.#fields.get(name);
        const categories = field === undefined ? [] : [field.category, ...field.also];
        if (covered.has(name) || categories.some((category) => covered.has(category))) continue;
        this.#reporter.at(place, 'as_not_covered', { ...warn, at: 'key' });
      }
    }
  }

  #providesCarried(rule: ProvidesRule, path: Path): void {
    const terms = whatTerms(rule.what);
    const inside = (key: string): Path => [...path, 'what', ...(Array.isArray(rule.what) ? [] : [key])];
    const named = [
      ...this.#walk.each(terms.categories, inside('categories')),
      ...this.#walk.each(terms.fields, inside('fields')),
    ];
    for (const { item: name, path: at } of named) this.#carried(name, rule.basis, at);
    const kinds = [...named.flatMap(({ item }) => this.#kinds(item)), ...(terms.kinds ?? [])];
    this.#uselessBases(rule.basis, kinds, [...path, 'basis']);
  }

  #uselessBases(bases: readonly string[], kinds: readonly Kind[], path: Path): void {
    if (kinds.length === 0) return;
    for (const { item: basis, path: at } of this.#walk.each(bases, path)) {
      if (!kinds.some((kind) => this.#carries(basis, kind)))
        this.#reporter.at(at, 'basis_carries_nothing', warn);
    }
  }

  /** Whatever is shown or revealed must be carried for at least one of those who may ask. */
  #grantCarried(grant: GrantEntry, path: Path): void {
    const to = compileSelector(grant.to, this.#walk.file, this.#actors);
    const partners = new Set(
      this.#actors.filter((actor) => to[actor.index] === true).map((actor) => actor.partner),
    );
    const receives = [...partners].flatMap((partner) => this.#walk.file.partners[partner]?.receives_on ?? []);
    const bases = grant.basis ?? [...new Set(receives)];
    if (partners.size === 0) return;
    const lists: readonly (readonly [readonly string[] | undefined, Path])[] = [
      [grant.show?.exists, [...path, 'show', 'exists']],
      [grant.show?.covered, [...path, 'show', 'covered']],
      [grant.show?.open, [...path, 'show', 'open']],
      [grant.reveal, [...path, 'reveal']],
    ];
    for (const [names, at] of lists) {
      for (const { item: name, path: place } of this.#walk.each(names, at)) this.#carried(name, bases, place);
    }
  }

  #carried(name: string, bases: readonly string[], path: Path): void {
    for (const one of categoriesIn([name], this.#walk.file)) {
      const kinds = this.#kinds(one);
      if (kinds.length === 0 || kinds.some((kind) => bases.some((basis) => this.#carries(basis, kind))))
        continue;
      const params = { name: one, kind: kinds[0] ?? '', bases: bases.join(', ') };
      this.#reporter.at(path, 'basis_cannot_carry', { ...warn, params });
    }
  }

  /** The kinds of a name: of its category, for a field also those that a source may give it. */
  #kinds(name: string): readonly Kind[] {
    return categoriesIn([name], this.#walk.file).flatMap((one): readonly Kind[] => {
      const field = this.#fields.get(one);
      const categories = field === undefined ? [one] : [field.category, ...field.also];
      return categories.flatMap((category) => this.#categories.get(category)?.kind ?? []);
    });
  }

  #carries(basis: string, kind: Kind): boolean {
    return kind === 'none' || this.#walk.file.legal_bases[basis]?.carries.includes(kind) === true;
  }
}

const gives = (grant: GrantEntry): boolean =>
  [grant, ...(grant.steps ?? [])].some(({ show }) =>
    [show?.exists, show?.covered, show?.open].some((names) => (names ?? []).length > 0),
  ) ||
  (grant.reveal ?? []).length > 0 ||
  (grant.steps ?? []).some((step) => (step.reveal_also ?? []).length > 0);
