/** The forms of a known name that are more than words: nicknames with an article, abbreviations, handles. */
import type { KnownNames } from '../known/known-names.js';
import { isFree, type Reading } from '../reading.js';
import type { Sighting } from './sighting.js';

/**
 * A form that stands here token by token. One that begins in lower case ('de boom') must show a capital somewhere, else it may be the
 * thing and not the person.
 */
export function knownFormAt(reading: Reading, known: KnownNames, place: number): Sighting | undefined {
  const { tokens } = reading;
  for (const form of known.formsFrom(tokens[place]?.folded ?? '')) {
    const last = place + form.tokens.length - 1;
    const stretch = tokens.slice(place, last + 1);
    if (stretch.length !== form.tokens.length) continue;
    if (
      !stretch.every((token, count) => token.folded === form.tokens[count] && isFree(reading, place + count))
    )
      continue;
    if (!reading.isLowerCase && !stretch.some((token) => token.kind === 'word' && token.casing !== 'lower'))
      continue;
    const words = stretch.flatMap((token, count) =>
      token.kind === 'word' && token.text.length > 2 ? [place + count] : [],
    );
    return {
      kind: 'person',
      ref: form.ref,
      shape: {
        first: place,
        last: withFinalDot(reading, last),
        words,
        initials: [],
        hasInfix: true,
      },
    };
  }
  return undefined;
}

/** `v.d. B` written with its dot. */
function withFinalDot(reading: Reading, last: number): number {
  const token = reading.tokens[last];
  const next = reading.tokens[last + 1];
  const isInitial = token?.kind === 'word' && token.text.length === 1;
  return isInitial && next?.text === '.' && next.gap === 'none' ? last + 1 : last;
}
