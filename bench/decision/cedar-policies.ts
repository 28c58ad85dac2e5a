import type { NeverLine, PlainRules, PlainWhat, ProvideLine } from './plain-rules.js';

/**
 * The covenant in Cedar: a permit for each line of a grant and each partner in it, a forbid for each never, one forbid a
 * source unless it provides, and one unless the basis carries. Written for speed, as measured: the partner is the principal
 * and the source the resource, both compared in the scope; what seldom holds comes first; a choice of few words is written as
 * equalities, and of all but a few as those few.
 */
export interface CedarPolicies {
  readonly policies: Readonly<Record<string, string>>;
  /** By id of a permit: which line of the grants it stands for. */
  readonly lines: ReadonlyMap<string, number>;
}

export function cedarPolicies(rules: PlainRules): CedarPolicies {
  const words = new Words(rules);
  const policies: Record<string, string> = {};
  const lines = new Map<string, number>();
  rules.grants.forEach((line, place) => {
    for (const [partner, roles] of words.byPartner(line.actors)) {
      const id = `grant-${place}-${partner}`;
      lines.set(id, place);
      policies[id] = policy('permit', `principal == Partner::"${partner}"`, [
        words.oneOf('moment', line.moments),
        words.oneOf('category', line.categories),
        words.roleOf(partner, roles),
        words.oneOf('basis', line.bases),
        words.oneOf('about', line.about),
        line.invited ? 'context.invited' : 'true',
        line.consent ? 'context.consented' : 'true',
        line.level === 'covered' ? 'context.coverable' : 'true',
      ]);
    }
  });
  rules.nevers.forEach((line, place) => {
    policies[`never-${place}`] = policy('forbid', 'principal', neverConditions(line, words));
  });
  for (const partner of words.partners) {
    const provided = rules.provides.filter(({ source }) => source === partner);
    policies[`provides-${partner}`] =
      `forbid(principal, action, resource == Source::"${partner}") unless { ${any(provided.map((one) => provides(one, words)))} };`;
  }
  policies['carried'] = `forbid(principal, action, resource) unless { ${carried(rules, words)} };`;
  return { policies, lines };
}

function policy(effect: 'permit' | 'forbid', principal: string, conditions: readonly string[]): string {
  return `${effect}(${principal}, action, resource) when { ${all(conditions)} };`;
}

const all = (conditions: readonly string[]): string =>
  conditions.filter((condition) => condition !== 'true').join(' && ') || 'true';

const any = (conditions: readonly string[]): string =>
  conditions.map((condition) => `(${condition})`).join(' || ') || 'false';

/** What a never is about comes before whom it binds: most bind nearly all. */
function neverConditions(line: NeverLine, words: Words): string[] {
  return [
    words.oneOf('about', line.about),
    words.source(line.sources),
    words.what(line),
    words.actor(line.actors),
    words.oneOf('moment', line.moments),
    words.oneOf('basis', line.bases),
  ];
}

function provides(line: ProvideLine, words: Words): string {
  return all([
    words.oneOf('kind', line.kinds),
    words.what(line),
    words.actor(line.actors),
    words.oneOf('moment', line.moments),
  ]);
}

function carried({ carried: byBasis }: PlainRules, words: Words): string {
  const kinds = new Set([...byBasis.values()].flat());
  const bases = [...byBasis.keys()];
  return any([
    'context.kind == "none"',
    ...[...kinds].map((kind) => {
      const carrying = bases.filter((basis) => byBasis.get(basis)?.includes(kind) === true);
      return `context.kind == "${kind}" && ${words.allBut('basis', carrying, bases)}`;
    }),
  ]);
}

/** So many words are written as equalities; a set is built anew each time that Cedar meets it. */
const FEW = 4;

class Words {
  readonly partners: readonly string[];
  readonly #actors: readonly string[];

  constructor({ actors }: PlainRules) {
    this.#actors = actors;
    this.partners = [...this.byPartner(actors).keys()];
  }

  oneOf(name: string, words: readonly string[] | undefined): string {
    return words === undefined ? 'true' : choice(`context.${name}`, words, (word) => `"${word}"`);
  }

  allBut(name: string, words: readonly string[], known: readonly string[]): string {
    const others = known.filter((word) => !words.includes(word));
    return others.length < words.length ? `!(${this.oneOf(name, others)})` : this.oneOf(name, words);
  }

  source(sources: readonly string[] | undefined): string {
    return sources === undefined ? 'true' : choice('resource', sources, (source) => `Source::"${source}"`);
  }

  what({ categories, fields }: PlainWhat): string {
    if (categories === undefined && fields === undefined) return 'true';
    const parts = [
      ...(categories === undefined ? [] : [this.oneOf('category', categories)]),
      ...(fields === undefined ? [] : [this.oneOf('field', fields)]),
    ];
    return `(${any(parts)})`;
  }

  /** Who a rule binds, partner by partner, or all but those whom it does not. */
  actor(actors: readonly string[]): string {
    const others = this.#actors.filter((actor) => !actors.includes(actor));
    if (others.length === 0) return 'true';
    return others.length < actors.length ? `!(${this.#some(others)})` : `(${this.#some(actors)})`;
  }

  #some(actors: readonly string[]): string {
    return any(
      [...this.byPartner(actors)].map(([partner, roles]) =>
        all([`principal == Partner::"${partner}"`, this.roleOf(partner, roles)]),
      ),
    );
  }

  roleOf(partner: string, roles: readonly string[]): string {
    const every = this.#actors.filter((actor) => actor.startsWith(`${partner}/`)).length;
    return roles.length === every ? 'true' : this.oneOf('role', roles);
  }

  byPartner(actors: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const roles = new Map<string, string[]>();
    for (const actor of actors) {
      const [partner = '', role = ''] = actor.split('/');
      roles.set(partner, [...(roles.get(partner) ?? []), role]);
    }
    return roles;
  }
}

function choice(subject: string, words: readonly string[], literal: (word: string) => string): string {
  if (words.length <= FEW) return `(${any(words.map((word) => `${subject} == ${literal(word)}`))})`;
  return `[${words.map(literal).join(', ')}].contains(${subject})`;
}
