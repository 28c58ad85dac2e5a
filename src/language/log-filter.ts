import type { Sentence } from './sentence.js';

/** A filter of the log names somebody or something that is in no covenant of the gateway now. */
export function strangeNameSentence(
  option: 'partner' | 'purpose',
  name: string,
  suggestion: string | undefined,
): Sentence {
  const what = {
    partner: { nl: 'geen partij', en: 'no partner' },
    purpose: { nl: 'geen doel', en: 'no purpose' },
  }[option];
  const meant =
    suggestion === undefined
      ? { nl: '', en: '' }
      : { nl: ` Bedoelde u «${suggestion}»?`, en: ` Did you mean «${suggestion}»?` };
  return {
    nl: `Let op: --${option} «${name}» is ${what.nl} in een convenant van nu; er is gezocht naar wat er vroeger onder die naam gebeurde.${meant.nl}`,
    en: `Note: --${option} «${name}» is ${what.en} of a covenant of now; what happened under that name before was looked for.${meant.en}`,
  };
}
