import type { Covenant } from '../covenant/index.js';
import { unknownWord } from '../language/http.js';
import type { InputError } from './problem.js';

/** Where words of the covenant may stand in a request, as they came: nothing of it is believed. */
export interface GivenWords {
  readonly purpose?: unknown;
  readonly legalBasis?: unknown;
  readonly fields?: unknown;
  readonly field?: unknown;
  readonly source?: unknown;
  readonly partner?: unknown;
}

/** Each word that the covenant does not know. What is no text at all is told by who checks the form. */
export function unknownWords(
  covenant: Covenant,
  place: 'query' | 'body',
  given: GivenWords,
): readonly InputError[] {
  const { purpose, legalBasis, fields, field, source, partner } = given;
  const unknown = (name: string, word: unknown, known: ReadonlyMap<string, unknown>): InputError[] => {
    if (typeof word !== 'string' || known.has(word)) return [];
    const location = place === 'body' ? `/${name}` : name;
    return [{ in: place, location, code: 'unknown_to_covenant', detail: unknownWord([...known.keys()]) }];
  };
  return [
    ...unknown('purpose', purpose, covenant.purposes),
    ...unknown('legalBasis', legalBasis, covenant.legalBases),
    ...unknown('field', field, covenant.fields),
    ...unknown('source', source, covenant.partners),
    ...unknown('partner', partner, covenant.partners),
    ...(Array.isArray(fields) ? fields : []).flatMap((word: unknown, index) =>
      unknown(`fields/${index}`, word, covenant.fields),
    ),
  ];
}

/** Those of `errors` at a place of which nothing else is told yet: one mistake is told once. */
export function ownFaults(errors: readonly InputError[], told: readonly InputError[]): readonly InputError[] {
  return errors.filter(
    (error) => !told.some((other) => other.in === error.in && other.location === error.location),
  );
}
