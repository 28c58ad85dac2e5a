/** What the redaction of running text has to say to people. */
import type { LineError } from '../pseudonym/index.js';
import type { Sentence } from './sentence.js';

/** What is wrong with line `number` of the input of `sluis text redact`. */
export function lineErrorSentence(error: LineError, number: number): Sentence {
  switch (error) {
    case 'json':
      return {
        nl: `Regel ${number} is geen JSON-object; verwacht wordt {"id", "text", "known"} op één regel.`,
        en: `Line ${number} is no JSON object; expected is {"id", "text", "known"} on one line.`,
      };
    case 'text':
      return {
        nl: `Regel ${number} heeft geen "text" die tekst is.`,
        en: `Line ${number} has no "text" that is a string.`,
      };
    case 'known':
      return {
        nl: `In regel ${number} klopt "known" niet; verwacht wordt [{"ref": "…", "names": ["…"], "identifiers": ["…"]}].`,
        en: `In line ${number} "known" is not right; expected is [{"ref": "…", "names": ["…"], "identifiers": ["…"]}].`,
      };
  }
}
