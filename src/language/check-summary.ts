/**
 * What a check of a covenant came to, in a line.
 */
import type { Finding } from '../covenant/index.js';
import type { Sentence } from './sentence.js';

const NOUNS = {
  error: { one: { nl: 'fout', en: 'error' }, more: { nl: 'fouten', en: 'errors' } },
  warning: { one: { nl: 'waarschuwing', en: 'warning' }, more: { nl: 'waarschuwingen', en: 'warnings' } },
} as const;

/** @param listed whether the notes were told one by one. */
export function checkSummary(findings: readonly Finding[], listed: 'listed' | 'summed'): Sentence {
  const errors = counted(findings, 'error');
  const warnings = counted(findings, 'warning');
  const notes = unproven(findings.filter(({ severity }) => severity === 'info').length, listed);
  const usable = findings.some(({ severity }) => severity === 'error')
    ? {
        nl: 'Het bestand kan zo niet in werking treden.',
        en: 'The file cannot come into force like this.',
      }
    : { nl: 'Het bestand is bruikbaar.', en: 'The file can be used.' };
  return {
    nl: `${errors.nl}, ${warnings.nl}. ${notes.nl}${usable.nl}`,
    en: `${errors.en}, ${warnings.en}. ${notes.en}${usable.en}`,
  };
}

function counted(findings: readonly Finding[], severity: keyof typeof NOUNS): Sentence {
  const count = findings.filter((finding) => finding.severity === severity).length;
  const noun = NOUNS[severity][count === 1 ? 'one' : 'more'];
  return { nl: `${count} ${noun.nl}`, en: `${count} ${noun.en}` };
}

/** The only notes that there are: guarantees that nobody has proven. */
function unproven(count: number, listed: 'listed' | 'summed'): Sentence {
  if (count === 0) return { nl: '', en: '' };
  const where =
    listed === 'listed' ? { nl: '', en: '' } : { nl: ' (--verbose noemt ze)', en: ' (--verbose names them)' };
  return count === 1
    ? { nl: `1 waarborg is nog niet bewezen${where.nl}. `, en: `1 guarantee is not proven yet${where.en}. ` }
    : {
        nl: `${count} waarborgen zijn nog niet bewezen${where.nl}. `,
        en: `${count} guarantees are not proven yet${where.en}. `,
      };
}
