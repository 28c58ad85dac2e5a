/**
 * What is wrong with a request that somebody wrote: the word, where it stands, and what would be right.
 */
import type { Mistake } from '../covenant/index.js';
import type { Sentence } from './sentence.js';

const MOST_LISTED = 12;

/** How a place is called where it is no part of a line but an option of the command. */
export type Places = (path: string) => string;

const asWritten: Places = (path) => path;

export function mistakeSentence(mistake: Mistake, place: Places = asWritten): Sentence {
  const { kind, found } = mistake;
  const where = place(mistake.path);
  const right = hint(mistake);
  switch (kind) {
    case 'no_json':
      return {
        nl: 'dit is geen JSON-object. Verwacht wordt {"id", "partner", "role", "purpose", "basis", "stage", "items"} op één regel.',
        en: 'this is no JSON object. Expected is {"id", "partner", "role", "purpose", "basis", "stage", "items"} on one line.',
      };
    case 'missing':
      return { nl: `${where} ontbreekt.${right.nl}`, en: `${where} is missing.${right.en}` };
    case 'unknown_key':
      return { nl: `${where} is hier niet bekend.${right.nl}`, en: `${where} is not known here.${right.en}` };
    case 'unknown_name':
      return {
        nl: `${where}: «${found}» is hier niet bekend.${right.nl}`,
        en: `${where}: «${found}» is not known here.${right.en}`,
      };
    case 'not_of_partner':
      return {
        nl: `${where}: «${found}» is geen rol van deze partij.${right.nl}`,
        en: `${where}: «${found}» is no role of this partner.${right.en}`,
      };
    case 'not_brought_in':
      return {
        nl: `${where}: «${found}» brengt dit gegeven niet in.${right.nl}`,
        en: `${where}: «${found}» does not bring this item in.${right.en}`,
      };
    case 'wrong_type':
      return {
        nl: `${where}: ${found} kan hier niet. Schrijf ${mistake.expected.join(' of ')}.`,
        en: `${where}: ${found} cannot stand here. Write ${mistake.expected.join(' or ')}.`,
      };
  }
}

function hint({ suggestion, expected }: Mistake): Sentence {
  if (suggestion !== undefined)
    return { nl: ` Bedoelde u «${suggestion}»?`, en: ` Did you mean «${suggestion}»?` };
  if (expected.length === 0) return { nl: '', en: '' };
  const more = expected.length > MOST_LISTED ? ', …' : '';
  const listed = `${expected.slice(0, MOST_LISTED).join(', ')}${more}`;
  return { nl: ` Mogelijk: ${listed}.`, en: ` Possible: ${listed}.` };
}

/** One wrong line of `policy decide`. */
export function wrongLineSentence(number: number, mistakes: readonly Mistake[]): Sentence {
  const all = mistakes.map((mistake) => mistakeSentence(mistake));
  return {
    nl: `Regel ${number}: ${all.map(({ nl }) => nl).join(' ')}`,
    en: `Line ${number}: ${all.map(({ en }) => en).join(' ')}`,
  };
}

/** How many lines were wrong; the first of them were told one by one. */
export function wrongLinesSentence(wrong: number, told: number): Sentence {
  const only = {
    nl: `alleen de eerste ${told} zijn uitgelegd.`,
    en: `only the first ${told} were explained.`,
  };
  return {
    nl: `${wrong === 1 ? '1 regel klopte' : `${wrong} regels klopten`} niet${wrong > told ? `; ${only.nl}` : '.'}`,
    en: `${wrong === 1 ? '1 line was' : `${wrong} lines were`} wrong${wrong > told ? `; ${only.en}` : '.'}`,
  };
}

const OPTIONS: Readonly<Record<string, string>> = { case_kind: 'case-kind' };

/** `--case-kind` for `case_kind`, `--fact` for `facts.x`. */
export const optionPlaces: Places = (path) =>
  path.startsWith('facts.') ? `--fact ${path.slice('facts.'.length)}` : `--${OPTIONS[path] ?? path}`;
