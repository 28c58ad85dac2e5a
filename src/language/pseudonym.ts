/** What the covering of values has to say to people. */
import type { LineError, PseudonymErrorCode } from '../pseudonym/index.js';
import type { Sentence } from './sentence.js';

/** A mistake in how labels were asked for; for the operator, not for users. */
export function pseudonymErrorSentence(code: PseudonymErrorCode): Sentence {
  switch (code) {
    case 'root_key_too_short':
      return {
        nl: 'De hoofdsleutel voor pseudoniemen is korter dan 32 bytes; geef een geheime sleutel van 32 willekeurige bytes.',
        en: 'The root key for pseudonyms is shorter than 32 bytes; give a secret key of 32 random bytes.',
      };
    case 'empty_scope':
      return {
        nl: 'Het bereik van een pseudoniem mist een convenant, ontvanger, doel of casus; noem ze alle.',
        en: 'The scope of a pseudonym lacks a covenant, recipient, purpose or case; name each of them.',
      };
    case 'empty_person':
      return {
        nl: 'Een pseudoniem kan niet zonder persoon; geef de code waaronder de persoon is vastgelegd.',
        en: 'A pseudonym needs a person; give the id under which the person is stored.',
      };
  }
}

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
