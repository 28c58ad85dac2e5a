/** What the rules for persons say of a place in the text, and the span that comes of it. */
import type { KnownNames } from '../known/known-names.js';
import { whoIs } from '../known/who.js';
import type { Reading } from '../reading.js';
import type { Span, SpanType } from '../span.js';
import type { NameShape } from './name-shape.js';

/** What stands at a place, up to `last` (inclusive). `skip`: a name of something else, to be left alone as a whole. */
export type Sighting =
  | {
      readonly kind: 'person';
      readonly shape: NameShape;
      readonly type?: SpanType;
      readonly ref?: string;
    }
  | { readonly kind: 'place'; readonly shape: NameShape }
  | { readonly kind: 'skip'; readonly last: number };

/** The stretch of a sighting, with the one known person that it can mean. */
export function spanOf(
  reading: Reading,
  known: KnownNames,
  sighting: Exclude<Sighting, { kind: 'skip' }>,
): Span {
  const { shape } = sighting;
  const start = reading.tokens[shape.first]?.start ?? 0;
  const end = reading.tokens[shape.last]?.end ?? 0;
  if (sighting.kind === 'place') return { start, end, type: 'place' };
  const ref = sighting.ref ?? whoIs(reading, known, shape);
  const type = sighting.type ?? (shape.words.length === 0 ? 'initials' : 'person');
  return ref === undefined ? { start, end, type } : { start, end, type, ref };
}
