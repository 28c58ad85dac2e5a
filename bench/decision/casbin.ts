import { StringAdapter, newEnforcer, newModelFromString, type Enforcer } from 'casbin';
import type { AccessRequest, Covenant, ItemFacts } from '../../src/covenant/index.js';
import {
  actorOf,
  engineItems,
  momentOf,
  OWN,
  WITHHELD,
  type Contender,
  type EngineItem,
} from './contender.js';
import type { PlainRules, PlainWhat } from './plain-rules.js';

/*
 * casbin with two doors, as the covenant has: what the source provides, and what a grant gives. The second holds nevers
 * (deny) and grants, sorted from open to closed, with effect `priority`: the first line that matches is the answer, and
 * `enforceEx` names it, so one question an item gives level and rule. What matches seldom is asked first, sets are a
 * look-up in a Set, and the synchronous entry is used.
 */
const REQUEST = '[request_definition]\nr = ask\n';

const PROVIDES = `${REQUEST}
[policy_definition]
p = source, actors, moments, kinds, categories, fields
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = p.source == r.ask.source && has(p.actors, r.ask.actor) && has(p.kinds, r.ask.kind) && \
(has(p.categories, r.ask.category) || has(p.fields, r.ask.field)) && has(p.moments, r.ask.moment)
`;

const GRANTS = `${REQUEST}
[policy_definition]
p = actors, moments, bases, sources, about, categories, fields, invited, consent, level, rule, eft
[role_definition]
g = _, _
[policy_effect]
e = priority(p.eft) || deny
[matchers]
m = has(p.actors, r.ask.actor) && has(p.moments, r.ask.moment) && \
(has(p.categories, r.ask.category) || has(p.fields, r.ask.field)) && has(p.bases, r.ask.basis) && \
has(p.sources, r.ask.source) && has(p.about, r.ask.about) && (p.invited == 'no' || r.ask.invited) && \
(p.consent == 'no' || r.ask.consented) && (p.level != 'covered' || r.ask.coverable) && \
(p.eft == 'deny' || r.ask.kind == 'none' || g(r.ask.kind, r.ask.basis))
`;

const ANY = '*';
const NONE = '-';

interface Ask extends EngineItem {
  readonly actor: string;
  readonly moment: string;
  readonly basis: string;
  readonly invited: boolean;
}

export async function casbin(
  covenant: Covenant,
  rules: PlainRules,
  items: readonly ItemFacts[],
): Promise<Contender> {
  const provides = await enforcer(PROVIDES, provideLines(rules));
  const grants = await enforcer(GRANTS, [...neverLines(rules), ...grantLines(rules), ...carriedLines(rules)]);
  return {
    name: 'casbin',
    note: 'one enforcer a door with the whole covenant; gives level and rule, no cover, reveal, handling or bases',
    asking(request) {
      const asks = asksOf(covenant, request, items);
      return (out) => {
        asks.forEach((ask, place) => {
          out[place] = rule(provides, grants, ask);
        });
      };
    },
  };
}

function rule(
  provides: Enforcer,
  grants: Enforcer,
  ask: Ask,
): { level: (typeof OWN)['level']; rule?: string } {
  if (ask.own) return OWN;
  if (ask.restricted || !provides.enforceSync(ask)) return WITHHELD;
  const [allowed, line] = grants.enforceExSync(ask);
  const level = allowed ? line[LEVEL] : undefined;
  const by = line[RULE];
  if (level !== 'open' && level !== 'covered' && level !== 'exists') return WITHHELD;
  return { level, ...(by === undefined ? {} : { rule: by }) };
}

const LEVEL = 9;
const RULE = 10;

function asksOf(covenant: Covenant, request: AccessRequest, items: readonly ItemFacts[]): readonly Ask[] {
  const who = {
    actor: actorOf(request),
    moment: momentOf(request),
    basis: request.basis,
    invited: request.facts.invited === true,
  };
  return engineItems(covenant, request, items).map((item) => ({ ...item, ...who }));
}

async function enforcer(model: string, lines: readonly string[]): Promise<Enforcer> {
  const made = await newEnforcer(newModelFromString(model), new StringAdapter(lines.join('\n')));
  await made.addFunction('has', has());
  return made;
}

/** Membership of a set that stands in a policy line as words parted by bars. */
function has(): (set: string, word: string) => boolean {
  const sets = new Map<string, ReadonlySet<string>>();
  return (text, word) => {
    if (text === ANY) return true;
    let set = sets.get(text);
    if (set === undefined) {
      set = new Set(text.split('|'));
      sets.set(text, set);
    }
    return set.has(word);
  };
}

const set = (words: readonly string[] | undefined): string => words?.join('|') ?? ANY;

function what({ categories, fields }: PlainWhat): readonly [categories: string, fields: string] {
  if (categories === undefined && fields === undefined) return [ANY, NONE];
  return [categories?.join('|') ?? NONE, fields?.join('|') ?? NONE];
}

const line = (...columns: readonly string[]): string => columns.join(', ');

const provideLines = ({ provides }: PlainRules): string[] =>
  provides.map((one) =>
    line('p', one.source, set(one.actors), set(one.moments), set(one.kinds), ...what(one)),
  );

const neverLines = ({ nevers }: PlainRules): string[] =>
  nevers.map((one) =>
    line(
      'p',
      ...[set(one.actors), set(one.moments), set(one.bases), set(one.sources), set(one.about)],
      ...[...what(one), 'no', 'no', 'withheld', one.rule, 'deny'],
    ),
  );

const grantLines = ({ grants }: PlainRules): string[] =>
  grants.map((one) =>
    line(
      'p',
      ...[set(one.actors), set(one.moments), set(one.bases), ANY, set(one.about), set(one.categories), NONE],
      ...[one.invited ? 'yes' : 'no', one.consent ? 'yes' : 'no', one.level, one.rule, 'allow'],
    ),
  );

const carriedLines = ({ carried }: PlainRules): string[] =>
  [...carried].flatMap(([basis, kinds]) => kinds.map((kind) => line('g', kind, basis)));
