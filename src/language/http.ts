import type { JsonFault } from '../http/index.js';
import type { Sentence } from './sentence.js';

/** A code that the covenant does not have. Its own codes may be told: every partner can read the covenant. */
export function unknownWord(known: readonly string[]): Sentence {
  const words = known.slice(0, 40).join(', ') + (known.length > 40 ? ', …' : '');
  return {
    nl: `Dit kent het convenant niet. Het kent: ${words}`,
    en: `The covenant does not know this. It knows: ${words}`,
  };
}

const JSON_FAULTS: Readonly<Record<JsonFault, Sentence>> = {
  syntax: { nl: 'Dit is geen JSON', en: 'This is not JSON' },
  duplicate_key: {
    nl: 'Een naam staat tweemaal in hetzelfde object; laat één ervan weg',
    en: 'A name stands twice in the same object; leave one out',
  },
  forbidden_key: { nl: 'Deze naam mag in geen object staan', en: 'No object may have this name' },
  too_deep: { nl: 'Dieper dan 12 lagen', en: 'Deeper than 12 levels' },
  not_well_formed: {
    nl: 'Een half teken (los surrogaat); stuur geldige Unicode',
    en: 'Half a character (lone surrogate); send well-formed Unicode',
  },
};

export function jsonFault(fault: JsonFault): Sentence {
  return JSON_FAULTS[fault];
}

/** A parameter that is missing, unknown or not of its form. */
export function parameterFault(keyword: string): Sentence {
  if (keyword === 'required') return { nl: 'Dit moet erbij', en: 'This must be given' };
  if (keyword === 'additionalProperties') {
    return { nl: 'Deze parameter kent het verzoek niet', en: 'The request does not know this parameter' };
  }
  return { nl: 'Dit heeft niet de verwachte vorm', en: 'This does not have the expected form' };
}

/** Why a place at the table, or a mandate, cannot be given like this. */
export function seatFault(code: 'partner' | 'past' | 'too_long' | 'order', words: readonly string[]): Sentence {
  switch (code) {
    case 'partner':
      return {
        nl: `Deze partij kent het convenant niet. Het kent: ${words.join(', ')}`,
        en: `The covenant does not have this partner. It has: ${words.join(', ')}`,
      };
    case 'past':
      return { nl: 'Dit moment is al voorbij', en: 'This moment is past' };
    case 'too_long':
      return {
        nl: `Langer dan het convenant toelaat (ten hoogste ${words.join('')})`,
        en: `Longer than the covenant allows (at most ${words.join('')})`,
      };
    case 'order':
      return { nl: 'Het einde ligt vóór het begin', en: 'The end is before the beginning' };
  }
}
