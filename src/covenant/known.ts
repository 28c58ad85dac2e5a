/**
 * The names that a file declares, taken from the file as it was written: an entry that is wrong inside is still declared, so that
 * one mistake in it does not make every mention of it a mistake too.
 */
import { CATALOGUE_CATEGORIES, CATALOGUE_FIELDS } from './catalogue.js';
import { entryOf } from './document.js';
import type { Plain } from './read-yaml.js';

export interface Known {
  readonly partners: ReadonlySet<string>;
  readonly sectors: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly purposes: ReadonlySet<string>;
  readonly bases: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
  readonly fields: ReadonlySet<string>;
  readonly partnerSets: ReadonlySet<string>;
  readonly categorySets: ReadonlySet<string>;
}

export function knownNames(raw: Plain): Known {
  const at = (...path: readonly string[]): readonly string[] => keys(path.reduce(inside, raw));
  const partners = inside(raw, 'partners');
  return {
    partners: new Set(at('partners')),
    sectors: new Set(
      keys(partners).flatMap((code) => {
        const sector = inside(inside(partners, code), 'sector');
        return typeof sector === 'string' ? [sector] : [];
      }),
    ),
    roles: new Set(at('roles')),
    purposes: new Set(at('purposes')),
    bases: new Set(at('legal_bases')),
    categories: new Set([...at('categories'), ...Object.keys(CATALOGUE_CATEGORIES)]),
    fields: new Set([...at('fields'), ...Object.keys(CATALOGUE_FIELDS)]),
    partnerSets: new Set(at('sets', 'partners')),
    categorySets: new Set(at('sets', 'categories')),
  };
}

const isObject = (value: Plain): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const inside = (value: Plain, key: string): Plain => (isObject(value) ? (entryOf(value, key) ?? null) : null);
const keys = (value: Plain): readonly string[] => (isObject(value) ? Object.keys(value) : []);
