/**
 * What a file may not say although every name in it is known: ids twice, one thing under two levels, covers that a field does not
 * have, days that do not exist.
 */
import { durationMs, isDay } from './durations.js';
import type { GrantEntry, GuaranteeEntry, Show } from './document.js';
import { MOST_CONSENT_PARTNERS } from './items.js';
import { categoriesIn, fieldsOf, type FieldModel } from './names.js';
import type { Reporter } from './reporter.js';
import { actorsOf, compileSelector } from './selectors.js';
import type { Path } from './source-map.js';
import { LEVELS, type Level, type Needs, type Stage } from './vocabulary.js';
import type { Placed, Walk } from './walk.js';

export class RuleCheck {
  readonly #walk: Walk;
  readonly #reporter: Reporter;
  readonly #fields: ReadonlyMap<string, FieldModel>;

  constructor(walk: Walk, reporter: Reporter) {
    this.#walk = walk;
    this.#reporter = reporter;
    this.#fields = fieldsOf(walk.file);
  }

  run(): void {
    this.#ids();
    for (const { item: grant, path } of this.#walk.grants()) {
      this.#show(grant.show, [...path, 'show']);
      this.#needs(grant.needs, [...path, 'needs']);
      for (const { item: step, path: at } of this.#walk.each(grant.steps, [...path, 'steps'])) {
        this.#show(step.show, [...at, 'show']);
      }
    }
    for (const { item, path } of this.#walk.conditions()) this.#needs(item.needs, [...path, 'needs']);
    this.#guarantees();
    this.#dates();
    this.#terms();
    this.#consent();
  }

  /** An id names one rule. Grants of the same article may share one as long as no stage is in two of them: parts of one grant. */
  #ids(): void {
    const walk = this.#walk;
    const grants = new Map<string, GrantEntry[]>();
    const seen = new Set<string>();
    for (const { item: grant, path } of walk.grants()) {
      const parts = grants.get(grant.id) ?? [];
      if (parts.some((part) => !areParts(part, grant))) this.#repeatedId(path);
      grants.set(grant.id, [...parts, grant]);
      seen.add(grant.id);
    }
    const others: readonly Placed<{ readonly id: string }>[] = [
      ...walk.conditions(),
      ...walk.nevers(),
      ...walk.guarantees(),
      ...walk.retention(),
    ];
    for (const { item, path } of others) {
      if (seen.has(item.id)) this.#repeatedId(path);
      seen.add(item.id);
    }
  }

  #repeatedId(path: Path): void {
    this.#reporter.at([...path, 'id'], 'repeated_id');
  }

  #show(show: Show | undefined, path: Path): void {
    const under = new Map<string, Level>();
    for (const level of LEVELS) {
      for (const { item: name, path: at } of this.#walk.each(show?.[level], [...path, level])) {
        for (const one of categoriesIn([name], this.#walk.file)) {
          const other = under.get(one);
          if (other !== undefined && other !== level) {
            this.#reporter.at(at, 'named_twice', { params: { name: one, level: other } });
          }
          under.set(one, level);
        }
      }
    }
    for (const { item: cover, path: at, name } of this.#walk.entries(show?.as, [...path, 'as'])) {
      const covers = this.#fields.get(name)?.covers;
      if (covers === undefined || covers.includes(cover)) continue;
      this.#reporter.at(at, 'cover_not_of_field', { params: { field: name }, expected: covers });
    }
  }

  #needs(needs: Needs | undefined, path: Path): void {
    this.#lasting(needs?.readable_for, [...path, 'readable_for']);
  }

  #lasting(duration: string | undefined, path: Path): void {
    if (duration !== undefined && !(durationMs(duration) > 0)) this.#reporter.at(path, 'duration_zero');
  }

  #terms(): void {
    const { file } = this.#walk;
    this.#lasting(file.emergency?.review_within, ['emergency', 'review_within']);
    this.#lasting(file.invitations?.longest, ['invitations', 'longest']);
    this.#lasting(file.mandates?.longest, ['mandates', 'longest']);
  }

  #guarantees(): void {
    for (const { item: guarantee, path } of this.#walk.guarantees()) {
      // As it was written: what is wrong inside was told, and asks something all the same.
      const asks = (key: keyof GuaranteeEntry): boolean =>
        guarantee[key] !== undefined || this.#reporter.has([...path, key]);
      const together = asks('what_together');
      const complete = together ? asks('at_most') && asks('by') : asks('at_most') || asks('reveal_needs');
      const at = [...path, 'id'];
      if (!complete) {
        this.#reporter.at(at, 'guarantee_asks_nothing', {
          expected: together ? ['at_most', 'by'] : ['at_most', 'reveal_needs'],
        });
      }
      this.#reporter.at(at, 'guarantee_unproven', { severity: 'info', params: { title: guarantee.title } });
    }
  }

  #dates(): void {
    const { in_force: inForce, legal_bases: bases } = this.#walk.file;
    const days: Placed<string | undefined>[] = [
      { item: inForce.from, path: ['in_force', 'from'] },
      { item: inForce.until, path: ['in_force', 'until'] },
      ...Object.entries(bases).map(([code, basis]) => ({
        item: typeof basis.decision === 'object' ? basis.decision.date : undefined,
        path: ['legal_bases', code, 'decision', 'date'],
      })),
    ];
    const wrong = days.filter(({ item }) => item !== undefined && !isDay(item));
    for (const { path } of wrong) this.#reporter.at(path, 'no_such_date');
    if (wrong.length === 0 && inForce.until !== undefined && inForce.until < inForce.from) {
      this.#reporter.at(['in_force', 'until'], 'dates_reversed', { params: { from: inForce.from } });
    }
  }

  #consent(): void {
    const { file } = this.#walk;
    const actors = actorsOf(file);
    const asked = new Set<string>();
    for (const { item: grant } of this.#walk.grants()) {
      if (grant.when?.consent !== true) continue;
      const to = compileSelector(grant.to, file, actors);
      for (const actor of actors) if (to[actor.index] === true) asked.add(actor.partner);
    }
    if (asked.size <= MOST_CONSENT_PARTNERS) return;
    this.#reporter.at(['grants'], 'too_many', {
      at: 'key',
      params: { limit: String(MOST_CONSENT_PARTNERS), of: 'consent' },
    });
  }
}

function areParts(a: GrantEntry, b: GrantEntry): boolean {
  const stages = new Set<Stage>(a.when?.stage ?? []);
  const apart = stages.size > 0 && b.when?.stage?.every((stage) => !stages.has(stage)) === true;
  return apart && a.article === b.article;
}
