import type { LedgerErrorCode, UnusableReason, Verdict } from '../ledger/index.js';
import { faultSentence } from './ledger-faults.js';
import type { Sentence } from './sentence.js';

/** What went wrong in the log, for an operator or a caller. */
export function ledgerSentence(code: LedgerErrorCode): Sentence {
  return LEDGER[code];
}

const LEDGER: Readonly<Record<LedgerErrorCode, Sentence>> = {
  unavailable: {
    nl: 'Het logboek kan nu niet worden geschreven. Er is niets verstrekt; probeer het later opnieuw.',
    en: 'The log cannot be written now. Nothing was disclosed; try again later.',
  },
  overloaded: {
    nl: 'Er wachten te veel verzoeken op het logboek. Er is niets verstrekt; probeer het zo opnieuw.',
    en: 'Too many requests are waiting for the log. Nothing was disclosed; try again shortly.',
  },
  closed: {
    nl: 'De gateway wordt gestopt en neemt geen verzoeken meer aan.',
    en: 'The gateway is stopping and takes no more requests.',
  },
  rolled_back: {
    nl: 'Het logboek is korter of anders dan wat eerder is ondertekend: er is een oude of een andere database teruggezet. De gateway start daar niet mee.',
    en: 'The log is shorter than, or differs from, what was signed before: an older or another database was put back. The gateway does not start on it.',
  },
  damaged: {
    nl: 'Het opgeslagen logboek spreekt zichzelf tegen: regels, boom en ondertekende stand horen niet bij elkaar.',
    en: 'The stored log contradicts itself: entries, tree and signed checkpoint do not belong together.',
  },
  entry_malformed: {
    nl: 'Dit is geen geldige regel van het logboek.',
    en: 'This is not a valid entry of the log.',
  },
  note_malformed: {
    nl: 'Dit is geen ondertekende stand van een logboek (checkpoint).',
    en: 'This is not a checkpoint of a log.',
  },
  key_malformed: {
    nl: 'Dit is geen openbare sleutel van een logboek. Verwacht wordt naam+hash+base64, zoals de gateway die publiceert.',
    en: 'This is not the public key of a log. Expected is name+hash+base64, as the gateway publishes it.',
  },
  signature_wrong: {
    nl: 'De handtekening is niet van deze sleutel, of hoort bij een andere tekst.',
    en: 'The signature is not by this key, or belongs to another text.',
  },
  out_of_range: {
    nl: 'Zo groot is het logboek niet.',
    en: 'The log does not reach that far.',
  },
  filter_empty: {
    nl: 'Een gefilterde export moet zeggen waarop is gefilterd.',
    en: 'A filtered export must say what it was filtered by.',
  },
};

/** What a verification came to, in a sentence or three. */
export function verdictSentence(verdict: Verdict): Sentence {
  switch (verdict.outcome) {
    case 'sound':
      return soundSentence(verdict);
    case 'unsound':
      return faultSentence(verdict.fault);
    case 'key_not_pinned':
      return {
        nl: `Niet gecontroleerd: er is geen sleutel opgegeven om op te vertrouwen. De sleutel in het bestand zelf heeft vingerafdruk ${verdict.fingerprint}; vergelijk die met wat de beheerder u langs een andere weg gaf, en geef hem dan op: ${verdict.verifierKey}`,
        en: `Not verified: no key to trust was given. The key in the file itself has fingerprint ${verdict.fingerprint}; compare it with what the operator gave you by another way, and then name it: ${verdict.verifierKey}`,
      };
    case 'unusable':
      return UNUSABLE[verdict.reason];
  }
}

/** A file that was never an export, which is a mistake and no tampering. */
export function noExportSentence(file: string, what: 'empty' | 'other'): Sentence {
  const found =
    what === 'empty'
      ? { nl: 'het is leeg', en: 'it is empty' }
      : {
          nl: 'het begint niet met de regel die elke export heeft',
          en: 'it does not begin with the line that every export has',
        };
  return {
    nl: `Niet gecontroleerd: ${file} is geen export van een logboek, want ${found.nl}. Neem het bestand dat sluis log export zonder --format schreef.`,
    en: `Not verified: ${file} is no export of a log, for ${found.en}. Take the file that sluis log export wrote without --format.`,
  };
}

type Sound = Extract<Verdict, { outcome: 'sound' }>;

function soundSentence({ origin, size, entries, opened, unopened = [], filtered, since }: Sound): Sentence {
  const scope = filtered
    ? {
        nl: `Elk van de ${entries} regels staat in het logboek van ${size}. Dat er geen andere zijn die bij het filter horen, is hiermee niet bewezen.`,
        en: `Each of the ${entries} entries is in the log of ${size}. That no others match the filter is not proven by this.`,
      }
    : {
        nl: `Alle ${size} regels zijn er, in hun volgorde en ongewijzigd.`,
        en: `All ${size} entries are there, in their order and unchanged.`,
      };
  const grown =
    since === undefined
      ? { nl: '', en: '' }
      : {
          nl: ` Sinds de bewaarde stand van ${since} regels is het alleen aangevuld.`,
          en: ` Since the kept checkpoint of ${since} entries it has only grown.`,
        };
  const without = entries - opened;
  const named = unopened.join(', ') + (without > unopened.length ? ', …' : '');
  const records =
    without === 0
      ? {
          nl: ` Van alle ${opened} is de inhoud meegeleverd en gecontroleerd.`,
          en: ` Of all ${opened} the record came along and was checked.`,
        }
      : {
          nl: ` Van ${opened} regels is de inhoud meegeleverd en gecontroleerd, van ${without} niet: logregel ${named}. Wat daarin staat, is met dit bestand niet na te gaan.`,
          en: ` Of ${opened} entries the record came along and was checked, of ${without} it did not: entry ${named}. What stands in those cannot be told from this file.`,
        };
  return {
    nl: `In orde: het logboek ${origin}. ${scope.nl}${grown.nl}${records.nl}`,
    en: `Sound: the log ${origin}. ${scope.en}${grown.en}${records.en}`,
  };
}

const UNUSABLE: Readonly<Record<UnusableReason, Sentence>> = {
  since_malformed: {
    nl: 'Niet gecontroleerd: wat als bewaarde stand is opgegeven, is geen checkpoint dat deze sleutel heeft ondertekend.',
    en: 'Not verified: what was given as a kept checkpoint is not one that this key signed.',
  },
  since_other_log: {
    nl: 'Niet gecontroleerd: de bewaarde stand is van een ander logboek.',
    en: 'Not verified: the kept checkpoint is of another log.',
  },
  since_needs_whole_log: {
    nl: 'Niet gecontroleerd: uit een gefilterde export valt niet te bewijzen dat het logboek alleen is aangevuld. Neem een volledige export.',
    en: 'Not verified: that the log has only grown cannot be shown from a filtered export. Take a whole one.',
  },
};
