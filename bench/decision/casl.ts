import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability';
import type { AccessRequest, Covenant, ItemFacts } from '../../src/covenant/index.js';
import {
  actorOf,
  engineItems,
  momentOf,
  OWN,
  WITHHELD,
  type Contender,
  type EngineItem,
  type Ruling,
} from './contender.js';
import type { GrantLine } from './grant-lines.js';
import type { PlainRules, ProvideLine } from './plain-rules.js';

/**
 * CASL as its guide has it: an ability for who asks, made once of the rules that stand for the request (outside the clock),
 * then one question an item. Categories are its subject types, so that it finds rules by its own index; the rule that it
 * names tells level and reason. Later rules win: grants from closed to open, then nevers.
 */
export function casl(covenant: Covenant, rules: PlainRules, items: readonly ItemFacts[]): Contender {
  return {
    name: 'CASL',
    note: 'an ability a request, made beforehand; gives level and rule, no cover, reveal, handling or bases',
    asking(request) {
      const { ability, rulings } = abilityFor(covenant, rules, request);
      const asked = engineItems(covenant, request, items);
      return (out) => {
        asked.forEach((item, place) => {
          out[place] = item.own ? OWN : item.restricted ? WITHHELD : ruling(ability, rulings, item);
        });
      };
    },
  };
}

type Rule = RawRuleOf<MongoAbility>;

function ruling(ability: MongoAbility, rulings: ReadonlyMap<Rule, Ruling>, item: EngineItem): Ruling {
  const rule = ability.relevantRuleFor('view', item);
  return (rule === null ? undefined : rulings.get(rule.origin)) ?? WITHHELD;
}

function abilityFor(
  covenant: Covenant,
  rules: PlainRules,
  request: AccessRequest,
): { ability: MongoAbility; rulings: ReadonlyMap<Rule, Ruling> } {
  const rulings = new Map<Rule, Ruling>();
  for (const line of rules.grants.filter((one) => stands(one, request)).reverse()) {
    for (const category of line.categories) {
      if (!isCarried(covenant, rules, request.basis, category)) continue;
      for (const conditions of providing(covenant, rules, request, category)) {
        const rule: Rule = {
          action: 'view',
          subject: category,
          conditions: {
            ...conditions,
            ...(line.level === 'covered' ? { coverable: true } : {}),
            ...(line.consent ? { consented: true } : {}),
            ...(line.about === undefined ? {} : { about: { $in: line.about } }),
          },
        };
        rulings.set(rule, { level: line.level, rule: line.rule });
      }
    }
  }
  for (const rule of forbidding(covenant, rules, request)) rulings.set(rule, WITHHELD);
  const ability = createMongoAbility([...rulings.keys()], {
    detectSubjectType: (item) => ('category' in item ? String(item['category']) : ''),
  });
  return { ability, rulings };
}

function stands(line: GrantLine, request: AccessRequest): boolean {
  return (
    line.actors.includes(actorOf(request)) &&
    line.moments.includes(momentOf(request)) &&
    line.bases.includes(request.basis) &&
    (!line.invited || request.facts.invited === true)
  );
}

function isCarried(covenant: Covenant, rules: PlainRules, basis: string, category: string): boolean {
  const kind = covenant.categories.get(category)?.kind;
  return kind === 'none' || (kind !== undefined && rules.carried.get(basis)?.includes(kind) === true);
}

/** Which items of a category their sources let through: those of some sources, and of others certain fields. */
function providing(
  covenant: Covenant,
  rules: PlainRules,
  request: AccessRequest,
  category: string,
): readonly Record<string, unknown>[] {
  const kind = covenant.categories.get(category)?.kind;
  const standing = rules.provides.filter(
    (line) =>
      line.actors.includes(actorOf(request)) &&
      line.moments?.includes(momentOf(request)) !== false &&
      kind !== undefined &&
      line.kinds.includes(kind),
  );
  const isWhole = (line: ProvideLine): boolean =>
    line.categories?.includes(category) ?? line.fields === undefined;
  const sources = standing.filter(isWhole).map(({ source }) => source);
  const inPart = standing.filter((line) => !isWhole(line) && line.fields !== undefined);
  return [
    ...(sources.length === 0 ? [] : [{ source: { $in: sources } }]),
    ...inPart.map(({ source, fields }) => ({ source, field: { $in: fields } })),
  ];
}

function forbidding(covenant: Covenant, rules: PlainRules, request: AccessRequest): readonly Rule[] {
  return rules.nevers
    .filter(
      (line) =>
        line.actors.includes(actorOf(request)) &&
        line.moments?.includes(momentOf(request)) !== false &&
        line.bases?.includes(request.basis) !== false,
    )
    .flatMap(({ categories, fields, sources, about, rule }) => {
      const narrowed = {
        ...(sources === undefined ? {} : { source: { $in: sources } }),
        ...(about === undefined ? {} : { about: { $in: about } }),
      };
      const forbid = (subject: string[], conditions: Record<string, unknown>): Rule => ({
        action: 'view',
        subject,
        inverted: true,
        reason: rule,
        ...(Object.keys(conditions).length === 0 ? {} : { conditions }),
      });
      const all = [...covenant.categories.keys()];
      if (categories === undefined && fields === undefined) return [forbid(all, narrowed)];
      return [
        ...(categories === undefined ? [] : [forbid([...categories], narrowed)]),
        ...(fields === undefined ? [] : [forbid(all, { ...narrowed, field: { $in: fields } })]),
      ];
    });
}
