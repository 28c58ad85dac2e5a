import { STAGES, type About, type Content, type Covenant, type Level } from '../../src/covenant/index.js';

type Grant = Covenant['rules']['grants'][number];

/** One level that one grant gives; a `covered` line needs an item that can be covered, and `exists` serves the others. */
export interface GrantLine {
  readonly rule: string;
  readonly level: Exclude<Level, 'withheld'>;
  /** `partner/role`. */
  readonly actors: readonly string[];
  readonly bases: readonly string[];
  /** `purpose@stage`. */
  readonly moments: readonly string[];
  readonly invited: boolean;
  readonly consent: boolean;
  readonly about?: readonly About[];
  readonly categories: readonly string[];
}

/** From open to closed. */
export const SHOWN = ['open', 'covered', 'exists'] as const;

/**
 * A grant as lines: one for each level, for the actors that need the same and the moments at which it gives the same.
 * @throws where it says something that no such line can say.
 */
export function grantLines(
  grant: Grant,
  covenant: Covenant,
  contents: readonly Content[],
  actors: readonly string[],
): GrantLine[] {
  if (grant.facts.some((fact) => fact !== 'invited' && fact !== 'consent')) throw unheld(grant);
  const parties = alike(actors.map((actor) => ({ name: actor, what: needsOf(grant, covenant, actor) })));
  const times = alike(momentsOf(grant, covenant, contents));
  return parties.flatMap(({ names: some, what: { invited, bases } }) =>
    times.flatMap(({ names: moments, what: levels }) =>
      SHOWN.flatMap((level) => {
        const categories = levels
          .filter((one) => one.level === level || (level === 'exists' && one.level === 'covered'))
          .map(({ category }) => category);
        if (categories.length === 0) return [];
        const consent = grant.facts.includes('consent');
        const about = grant.about === undefined ? {} : { about: [...grant.about] };
        return [
          { rule: grant.id, level, actors: some, bases, moments, invited, consent, ...about, categories },
        ];
      }),
    ),
  );
}

const unheld = (grant: Grant): Error => new Error(`the bench cannot hold ${grant.id}`);

interface Needs {
  readonly invited: boolean;
  readonly bases: readonly string[];
}

/** Who is of the outer ring is shown nothing of a case with persons without a place at its table. */
function needsOf(grant: Grant, covenant: Covenant, actor: string): Needs {
  const partner = covenant.partners.get(actor.split('/')[0] ?? '');
  return {
    invited: grant.facts.includes('invited') || partner?.ring === 'outer',
    bases: [...(grant.narrowing.bases ?? partner?.receivesOn ?? [])],
  };
}

type CategoryLevel = { readonly category: string; readonly level: Level };

/** `purpose@stage` at which a grant may be used, and what it gives then. */
function momentsOf(
  grant: Grant,
  covenant: Covenant,
  contents: readonly Content[],
): { readonly name: string; readonly what: readonly CategoryLevel[] }[] {
  return [...covenant.purposes]
    .filter(
      ([code, { cases }]) =>
        grant.narrowing.purposes?.has(code) !== false && cases?.includes('person') !== false,
    )
    .flatMap(([code, { stages }]) =>
      stages
        .filter((stage) => grant.narrowing.stages?.has(stage) !== false)
        .map((stage) => ({
          name: `${code}@${stage}`,
          what: levelsAt(grant, STAGES.indexOf(stage), contents),
        })),
    );
}

function levelsAt(grant: Grant, stage: number, contents: readonly Content[]): readonly CategoryLevel[] {
  return [...new Set(contents.map(({ category }) => category))].flatMap((category) => {
    const given = contents
      .filter((content) => content.category === category)
      .map(({ index, covers }) => ({
        level: grant.given[stage]?.[index]?.level,
        coverable: covers.length > 0,
      }));
    const level = SHOWN.find((one) => given.some((content) => content.level === one));
    if (level === undefined) return [];
    const asCategory = given.every(
      (one) => one.level === (level === 'covered' && !one.coverable ? 'exists' : level),
    );
    if (!asCategory) throw unheld(grant);
    return [{ category, level }];
  });
}

/** Names of which the same is said, together. */
function alike<What>(
  said: readonly { readonly name: string; readonly what: What }[],
): { readonly names: readonly string[]; readonly what: What }[] {
  const groups = new Map<string, { names: string[]; what: What }>();
  for (const { name, what } of said) {
    const key = JSON.stringify(what);
    const group = groups.get(key) ?? { names: [], what };
    group.names.push(name);
    groups.set(key, group);
  }
  return [...groups.values()];
}
