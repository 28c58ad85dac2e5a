import type { Sentence } from './sentence.js';

/** A code that the covenant does not have. Its own codes may be told: every partner can read the covenant. */
export function unknownWord(known: readonly string[]): Sentence {
  const words = known.slice(0, 40).join(', ') + (known.length > 40 ? ', …' : '');
  return {
    nl: `Dit kent het convenant niet. Het kent: ${words}.`,
    en: `The covenant does not know this. It knows: ${words}.`,
  };
}

const JSON_FAULTS = {
  syntax: { nl: 'Dit is geen JSON.', en: 'This is not JSON.' },
  duplicate_key: {
    nl: 'Een naam staat tweemaal in hetzelfde object; laat één ervan weg.',
    en: 'A name stands twice in the same object; leave one out.',
  },
  forbidden_key: { nl: 'Deze naam mag in geen object staan.', en: 'No object may have this name.' },
  too_deep: { nl: 'Dieper dan 12 lagen.', en: 'Deeper than 12 levels.' },
  not_well_formed: {
    nl: 'Een half teken (los surrogaat); stuur geldige Unicode (UTF-8).',
    en: 'Half a character (lone surrogate); send well-formed Unicode (UTF-8).',
  },
} as const satisfies Record<string, Sentence>;

/** What is wrong with a body before anybody looks at what it says. */
export type JsonFault = keyof typeof JSON_FAULTS;

export function jsonFault(fault: JsonFault): Sentence {
  return JSON_FAULTS[fault];
}

export type ParameterCode =
  | 'missing'
  | 'unknown_name'
  | 'repeated'
  | 'wrong_type'
  | 'wrong_form'
  | 'not_in_list'
  | 'out_of_range'
  | 'wrong_length'
  | 'unreadable';

/**
 * A parameter that is missing, unknown or not of its form.
 * @param expected the words of a list, or the bound that was passed.
 */
export function parameterFault(code: ParameterCode, expected?: unknown): Sentence {
  switch (code) {
    case 'missing':
      return { nl: 'Deze parameter moet erbij.', en: 'This parameter must be given.' };
    case 'unknown_name':
      return { nl: 'Deze parameter kent het verzoek niet.', en: 'The request does not know this parameter.' };
    case 'repeated':
      return { nl: 'Geef deze parameter één keer.', en: 'Give this parameter once.' };
    case 'wrong_type':
      return { nl: 'Dit heeft niet de verwachte soort.', en: 'This is not of the expected type.' };
    case 'wrong_form':
      return { nl: 'Dit heeft niet de verwachte vorm.', en: 'This does not have the expected form.' };
    case 'not_in_list': {
      const words = Array.isArray(expected) ? expected.join(', ') : '';
      return { nl: `Kies een van: ${words}.`, en: `Choose one of: ${words}.` };
    }
    case 'out_of_range':
      return {
        nl: `Dit getal is te groot of te klein; de grens is ${String(expected)}.`,
        en: `This number is too large or too small; the bound is ${String(expected)}.`,
      };
    case 'wrong_length':
      return {
        nl: `Dit is te lang of te kort; de grens is ${String(expected)} tekens.`,
        en: `This is too long or too short; the bound is ${String(expected)} characters.`,
      };
    case 'unreadable':
      return {
        nl: 'Dit pad is niet te lezen: te lang, of met een verkeerde %-codering.',
        en: 'This path cannot be read: too long, or with a wrong %-encoding.',
      };
  }
}

export type SeatFault = 'past' | 'too_long' | 'order';

/**
 * Why a place at the table, or a mandate, cannot be given like this.
 * @param longest ISO 8601 duration, for `too_long`.
 */
export function seatFault(code: SeatFault, longest = ''): Sentence {
  switch (code) {
    case 'past':
      return { nl: 'Dit moment is al voorbij.', en: 'This moment is past.' };
    case 'too_long':
      return {
        nl: `Langer dan het convenant toelaat (ten hoogste ${longest}).`,
        en: `Longer than the covenant allows (at most ${longest}).`,
      };
    case 'order':
      return { nl: 'Het einde ligt niet na het begin.', en: 'The end is not after the beginning.' };
  }
}

/** A role that the partner does not have. */
export function roleFault(roles: readonly string[]): Sentence {
  const words = roles.join(', ');
  return {
    nl: `Uw organisatie heeft de rollen: ${words}.`,
    en: `Your organisation has the roles: ${words}.`,
  };
}

/** A place in the log, or a size of it, that there is not. */
export function logRangeFault(): Sentence {
  return {
    nl: 'Groter dan de log, of in de verkeerde volgorde.',
    en: 'Larger than the log, or in the wrong order.',
  };
}
