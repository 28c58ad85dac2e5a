/**
 * Limits without a `what`: they hold for whatever there is. Meant for who is to get nothing at all, and also what is left when the
 * line with `what` was deleted; then they close what the grants give.
 */
import type { GrantEntry, NeverEntry } from './document.js';
import type { Reporter } from './reporter.js';
import { actorsOf, compileSelector, type Actor } from './selectors.js';
import { LEVELS, type Level } from './vocabulary.js';
import type { Walk } from './walk.js';

export class LimitCheck {
  readonly #walk: Walk;
  readonly #reporter: Reporter;
  readonly #actors: readonly Actor[];

  constructor(walk: Walk, reporter: Reporter) {
    this.#walk = walk;
    this.#reporter = reporter;
    this.#actors = actorsOf(walk.file);
  }

  run(): void {
    for (const { item: rule, path } of this.#walk.nevers()) {
      if (rule.what !== undefined) continue;
      const cut = this.#walk.grants().filter(({ item: grant }) => this.#cuts(rule, grant));
      const [first] = cut;
      if (first === undefined) continue;
      const params = { grant: first.item.id, others: String(cut.length - 1), at_most: rule.at_most };
      this.#reporter.at([...path, 'id'], 'never_of_everything', { severity: 'warning', params });
    }
  }

  #cuts(rule: NeverEntry, grant: GrantEntry): boolean {
    return (
      mostOf(grant) > LEVELS.indexOf(rule.at_most) &&
      this.#samePurpose(rule, grant) &&
      this.#sameActor(rule, grant)
    );
  }

  #samePurpose(rule: NeverEntry, grant: GrantEntry): boolean {
    return grant.for.some((code) => {
      const purpose = this.#walk.file.purposes[code];
      return (
        purpose !== undefined &&
        (rule.for?.includes(code) ?? true) &&
        meet(rule.cases, purpose.cases) &&
        purpose.stages.some((stage) => meet(rule.stage, [stage]) && meet(grant.when?.stage, [stage]))
      );
    });
  }

  #sameActor(rule: NeverEntry, grant: GrantEntry): boolean {
    const { file } = this.#walk;
    const who = compileSelector(rule.who, file, this.#actors);
    const to = compileSelector(grant.to, file, this.#actors);
    return this.#actors.some(
      ({ index, partner }) =>
        who[index] === true &&
        to[index] === true &&
        meet(rule.basis, grant.basis ?? file.partners[partner]?.receives_on),
    );
  }
}

/** Two narrowings can hold at once; an absent one holds always. */
const meet = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean =>
  a === undefined || b === undefined || a.some((one) => b.includes(one));

/** The most open level that the grant gives in any stage, as a place in LEVELS; a reveal opens. */
function mostOf(grant: GrantEntry): number {
  const parts = [grant, ...(grant.steps ?? [])];
  const some = (names: readonly string[] | undefined): boolean => (names ?? []).length > 0;
  const reveals = some(grant.reveal) || (grant.steps ?? []).some((step) => some(step.reveal_also));
  const gives = (level: Level): boolean =>
    (level === 'open' && reveals) || parts.some(({ show }) => some(show?.[level]));
  return LEVELS.findLastIndex(gives);
}
