/**
 * The meaning of a covenant, read off the contract's text sentence by sentence: slow, without tables, on the parsed YAML. It shares
 * no code with the compiler but the catalogue, so that the two can check each other.
 */
import { CATALOGUE_CATEGORIES, CATALOGUE_FIELDS } from '../../src/covenant/catalogue.js';
import type {
  CovenantFile,
  GrantEntry,
  Narrowing,
  ProvidesRule,
  Selector,
  What,
  WhatTerms,
} from '../../src/covenant/document.js';
import type { AccessRequest, ItemFacts, Needs } from '../../src/covenant/vocabulary.js';

const ORDER = ['withheld', 'exists', 'covered', 'open'];

interface Showing {
  level: string;
  cover?: string;
}

export class PlainEvaluator {
  constructor(
    readonly file: CovenantFile,
    readonly request: AccessRequest,
  ) {}

  decide(item: ItemFacts): unknown {
    const p = this.request.partner;
    if (item.restricted && p !== item.source)
      return {
        level: 'withheld',
        reveal: false,
        reason: { kind: 'restricted' },
      };
    if (item.source === p) return { level: 'open', reveal: false, reason: { kind: 'own' } };

    const all = [
      ...this.file.grants.map((grant) => ({ grant, emergency: false })),
      ...(this.file.emergency?.grants ?? []).map((grant) => ({
        grant,
        emergency: true,
      })),
    ];
    const applying = all.filter(({ grant, emergency }) => this.#applies(grant, emergency, item));

    // 4. level
    let level = 'withheld';
    for (const { grant } of applying) {
      const shown = this.#shows(grant, item).level;
      if (ORDER.indexOf(shown) > ORDER.indexOf(level)) level = shown;
    }
    let cover: string | undefined;
    if (level === 'covered') {
      const covers = this.#covers(item);
      for (const one of covers) {
        if (applying.some(({ grant }) => sameAs(this.#shows(grant, item), 'covered', one))) cover = one;
      }
    }
    const first = applying.find(({ grant }) => sameAs(this.#shows(grant, item), level, cover));

    // 6. never
    let never: { id: string; article: string } | undefined;
    let revealSurvives = true;
    for (const rule of this.file.never ?? []) {
      if (!this.#narrowed(rule) || !this.#selects(rule.who) || !this.#isWhat(rule.what, item)) continue;
      if (rule.at_most !== 'open') revealSurvives = false;
      const before = JSON.stringify([level, cover]);
      if (ORDER.indexOf(level) >= ORDER.indexOf(rule.at_most) && rule.at_most !== 'open') {
        level = rule.at_most;
        cover = undefined;
        if (level === 'covered') {
          cover = this.#covers(item)[0];
          if (cover === undefined) level = 'exists';
        }
      }
      if (JSON.stringify([level, cover]) !== before) never = { id: rule.id, article: rule.article };
    }

    const reveal = revealSurvives ? this.#reveal(applying, item) : false;
    const result: Record<string, unknown> = { level };
    if (cover !== undefined) result['cover'] = cover;
    if (level !== 'withheld' && first !== undefined) {
      const handling = this.#handling(first.grant, first.emergency, item, []);
      if (handling.length > 0) result['handling'] = handling;
    }
    result['reveal'] = reveal;
    if (never !== undefined)
      result['reason'] = {
        kind: 'never',
        id: never.id,
        article: never.article,
      };
    else if (level === 'withheld' || first === undefined) result['reason'] = { kind: 'none' };
    else {
      const on = new Set<string>();
      for (const rule of this.#providing(first.emergency, item)) {
        for (const basis of rule.basis) if (this.#carries(basis, item)) on.add(basis);
      }
      result['reason'] = {
        kind: 'grant',
        id: first.grant.id,
        article: first.grant.article,
        provided_on: [...on].sort(),
      };
    }
    return result;
  }

  // 3. A grant applies if ...
  #applies(grant: GrantEntry, emergency: boolean, item: ItemFacts): boolean {
    const { request } = this;
    const { facts } = request;
    const partner = this.file.partners[request.partner];
    const purpose = this.file.purposes[request.purpose];
    if (partner === undefined || purpose === undefined)
      throw new Error('the generator asks what the covenant knows');
    if (!this.#selects(grant.to)) return false;
    if (!grant.for.includes(request.purpose)) return false;
    if (!purpose.stages.includes(request.stage)) return false;
    if (grant.when?.stage && !grant.when.stage.includes(request.stage)) return false;
    if (purpose.cases && !purpose.cases.includes(request.caseKind)) return false;
    if (!(grant.basis ?? partner.receives_on ?? []).includes(request.basis)) return false;
    if (!this.#carries(request.basis, item)) return false;
    for (const fact of ['invited', 'mandate', 'session', 'emergency'] as const) {
      if (grant.when?.[fact] && !facts[fact]) return false;
    }
    if (grant.when?.consent && !(item.consent ?? []).includes(request.partner)) return false;
    if (item.about && grant.about && !grant.about.includes(item.about)) return false;
    if (this.#providing(emergency, item).length === 0) return false;
    if (emergency) return facts.emergency === true;
    return !(request.caseKind === 'person' && partner.ring === 'outer' && !facts.invited);
  }

  #providing(emergencyGrant: boolean, item: ItemFacts): ProvidesRule[] {
    const rules = this.file.partners[item.source]?.provides ?? [];
    return rules.filter((rule) => {
      if (rule.emergency && !(emergencyGrant && this.request.facts.emergency)) return false;
      if (rule.for && !rule.for.includes(this.request.purpose)) return false;
      if (rule.stage && !rule.stage.includes(this.request.stage)) return false;
      if (rule.cases && !rule.cases.includes(this.request.caseKind)) return false;
      return (
        this.#selects(rule.to) &&
        this.#isWhat(rule.what, item) &&
        rule.basis.some((basis) => this.#carries(basis, item))
      );
    });
  }

  /** Inside one grant: show, then the steps of the stage; a field named beats its category. */
  #shows(grant: GrantEntry, item: ItemFacts): Showing {
    const said = new Map<string, string>();
    const as = new Map<string, string>();
    const steps = (grant.steps ?? []).filter((step) => step.stage.includes(this.request.stage));
    for (const show of [grant.show, ...steps.map((step) => step.show)]) {
      for (const level of ['withheld', 'exists', 'covered', 'open'] as const) {
        for (const name of show?.[level] ?? []) for (const one of this.#members(name)) said.set(one, level);
      }
      for (const [field, cover] of Object.entries(show?.as ?? {})) as.set(field, cover);
    }
    let level = said.get(this.#category(item)) ?? 'withheld';
    if (!this.#ownCategory(item)) level = said.get(item.field) ?? level;
    if (level !== 'covered') return { level };
    const cover = as.get(item.field) ?? this.#covers(item)[0];
    return cover === undefined ? { level: 'exists' } : { level, cover };
  }

  #mayReveal(grant: GrantEntry, item: ItemFacts): boolean {
    let listed = (grant.reveal ?? []).flatMap((name) => this.#members(name));
    for (const step of grant.steps ?? []) {
      if (!step.stage.includes(this.request.stage)) continue;
      listed = [...listed, ...(step.reveal_also ?? []).flatMap((name) => this.#members(name))];
      const gone = (step.reveal_no_longer ?? []).flatMap((name) => this.#members(name));
      listed = listed.filter((name) => !gone.includes(name));
    }
    return listed.includes(this.#category(item)) || (listed.includes(item.field) && !this.#ownCategory(item));
  }

  // 5. reveal
  #reveal(applying: { grant: GrantEntry; emergency: boolean }[], item: ItemFacts): unknown {
    let best: { needs: Record<string, unknown>; answer: unknown } | undefined;
    for (const { grant, emergency } of applying) {
      if (!this.#mayReveal(grant, item)) continue;
      const conditions = (this.file.conditions ?? []).filter(
        (condition) =>
          this.#narrowed(condition) &&
          this.#selects(condition.who) &&
          this.#isWhat(condition.what, item) &&
          !(condition.not_in_emergency && emergency),
      );
      const needs: Record<string, unknown> = {};
      for (const more of [grant.needs ?? {}, ...conditions.map((condition) => condition.needs ?? {})])
        merge(needs, more);
      const answer = {
        grant: grant.id,
        needs,
        handling: this.#handling(
          grant,
          emergency,
          item,
          conditions.flatMap((condition) => condition.handling ?? []),
        ),
      };
      if (best === undefined || better(needs, best.needs)) best = { needs, answer };
    }
    return best?.answer ?? false;
  }

  #handling(grant: GrantEntry, emergency: boolean, item: ItemFacts, more: readonly string[]): string[] {
    const provided = this.#providing(emergency, item).flatMap((rule) => rule.handling ?? []);
    return [...new Set<string>([...(grant.handling ?? []), ...provided, ...more])].sort();
  }

  #selects(selector: Selector | undefined): boolean {
    if (selector === undefined) return true;
    if (typeof selector === 'string') return this.#selects(this.file.sets?.partners?.[selector]);
    if (selector instanceof Array) return selector.some((one) => this.#selects(one));
    const partner = this.file.partners[this.request.partner];
    if (selector.partners && !selector.partners.includes(this.request.partner)) return false;
    if (selector.sector && ![selector.sector].flat().some((one) => one === partner?.sector)) return false;
    if (selector.ring && ![selector.ring].flat().some((one) => one === partner?.ring)) return false;
    if (selector.roles && !selector.roles.includes(this.request.role)) return false;
    return !(selector.not && this.#selects(selector.not));
  }

  #narrowed(rule: Narrowing): boolean {
    const { purpose, basis, stage, caseKind } = this.request;
    return (
      (rule.for?.includes(purpose) ?? true) &&
      (rule.basis?.includes(basis) ?? true) &&
      (rule.stage?.includes(stage) ?? true) &&
      (rule.cases?.includes(caseKind) ?? true)
    );
  }

  #isWhat(what: What | undefined, item: ItemFacts): boolean {
    if (what === undefined) return true;
    const terms: WhatTerms = what instanceof Array ? { categories: what } : { ...what };
    if (terms.sources && !terms.sources.includes(item.source)) return false;
    if (terms.about && !(item.about && terms.about.includes(item.about))) return false;
    const { fields, kinds } = terms;
    if (!fields && !terms.categories && !kinds) return true;
    if (fields?.includes(item.field)) return true;
    if (kinds?.some((kind) => kind === this.#kind(item))) return true;
    return (terms.categories ?? []).flatMap((name) => this.#members(name)).includes(this.#category(item));
  }

  #members(name: string): string[] {
    const set = this.file.sets?.categories?.[name];
    return set === undefined ? [name] : set.flatMap((one) => this.#members(one));
  }

  #field(item: ItemFacts) {
    const field = this.file.fields?.[item.field] ?? CATALOGUE_FIELDS[item.field];
    if (field === undefined) throw new Error(`no field ${item.field}`);
    return field;
  }

  #covers(item: ItemFacts): readonly string[] {
    return this.#field(item).covers ?? [];
  }

  #category(item: ItemFacts): string {
    return item.category ?? this.#field(item).category;
  }

  #ownCategory(item: ItemFacts): boolean {
    return this.#category(item) !== this.#field(item).category;
  }

  #kind(item: ItemFacts): string {
    const category = this.#category(item);
    const entry = this.file.categories?.[category] ?? CATALOGUE_CATEGORIES[category];
    if (entry === undefined) throw new Error(`no category ${category}`);
    return entry.kind;
  }

  #carries(basis: string, item: ItemFacts): boolean {
    const kind = this.#kind(item);
    return kind === 'none' || (this.file.legal_bases[basis]?.carries ?? []).some((one) => one === kind);
  }
}

const sameAs = (showing: Showing, level: string, cover: string | undefined): boolean =>
  showing.level === level && showing.cover === cover;

function merge(needs: Record<string, unknown>, more: Needs): void {
  for (const flag of ['justification', 'mandate', 'four_eyes'] as const) if (more[flag]) needs[flag] = true;
  if (more.notify) {
    const before = Array.isArray(needs['notify']) ? needs['notify'].map(String) : [];
    needs['notify'] = [...new Set([...before, ...more.notify])].sort();
  }
  const before = needs['readable_for'];
  if (more.readable_for && (typeof before !== 'string' || minutes(more.readable_for) < minutes(before))) {
    needs['readable_for'] = more.readable_for;
  }
  const persons = needs['max_persons'];
  if (more.max_persons && (typeof persons !== 'number' || more.max_persons < persons)) {
    needs['max_persons'] = more.max_persons;
  }
}

function better(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  if (a['four_eyes'] !== b['four_eyes']) return a['four_eyes'] !== true;
  return Object.keys(a).length < Object.keys(b).length;
}

/** The tests' durations are of the forms PTnH, PTnM and PnD. */
function minutes(duration: string): number {
  const [, days, hours, rest] = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration) ?? [];
  return Number(days ?? 0) * 1440 + Number(hours ?? 0) * 60 + Number(rest ?? 0);
}
