/**
 * Names that a covenant may not give: the one that the gateway keeps for itself, and those that every object of the language
 * has already. Code that looks a name up in an object would find something there that no covenant ever put in.
 */
import type { CovenantFile } from './document.js';
import type { Known } from './known.js';
import type { Reporter } from './reporter.js';
import type { Path } from './source-map.js';

/** The gateway's own accounts (auditor, operator) stand beside the covenants under this name. */
export const RESERVED_COVENANT = 'sluis';

/** `__proto__` and its kin are no codes in the first place: a code begins with a letter or a digit. */
const OF_EVERY_OBJECT: ReadonlySet<string> = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'prototype',
  'toLocaleString',
  'toString',
  'valueOf',
]);

export function checkReserved(file: CovenantFile, known: Known, reporter: Reporter): void {
  if (file.covenant === RESERVED_COVENANT) reporter.at(['covenant'], 'reserved_covenant');
  if (OF_EVERY_OBJECT.has(file.covenant)) tell(file.covenant, ['covenant'], 'value', reporter);
  const sections: readonly (readonly [ReadonlySet<string>, Path])[] = [
    [known.partners, ['partners']],
    [known.roles, ['roles']],
    [known.categories, ['categories']],
    [known.fields, ['fields']],
    [known.categorySets, ['sets', 'categories']],
    [known.partnerSets, ['sets', 'partners']],
    [known.bases, ['legal_bases']],
    [known.purposes, ['purposes']],
  ];
  for (const [names, path] of sections) {
    for (const name of names) {
      if (OF_EVERY_OBJECT.has(name)) tell(name, [...path, name], 'key', reporter);
    }
  }
}

function tell(name: string, path: Path, at: 'key' | 'value', reporter: Reporter): void {
  reporter.at(path, 'reserved_name', { at, expected: [`${name}-1`] });
}
