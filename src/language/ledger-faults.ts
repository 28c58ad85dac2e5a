import type { Fault, FaultCode } from '../ledger/index.js';
import type { Sentence } from './sentence.js';

/** What is wrong, where, and what kind of tampering would look like that. */
export function faultSentence(fault: Fault): Sentence {
  const place = placeOf(fault);
  const { what, looks } = FAULTS[fault.code];
  const field = fault.field === undefined ? '' : ` (${fault.field})`;
  return {
    nl: `Niet in orde, ${place.nl}: ${what.nl}${field}. ${looks.nl}`,
    en: `Not sound, ${place.en}: ${what.en}${field}. ${looks.en}`,
  };
}

function placeOf({ line, index, upTo }: Fault): Sentence {
  if (index === undefined) return { nl: `regel ${line} van het bestand`, en: `line ${line} of the file` };
  if (upTo !== undefined && upTo > index) {
    return {
      nl: `ergens van logregel ${index} tot en met ${upTo}`,
      en: `somewhere from log entry ${index} up to and including ${upTo}`,
    };
  }
  return {
    nl: `logregel ${index} (regel ${line} van het bestand)`,
    en: `log entry ${index} (line ${line} of the file)`,
  };
}

const FAULTS: Readonly<Record<FaultCode, { readonly what: Sentence; readonly looks: Sentence }>> = {
  malformed_line: {
    what: { nl: 'dit is geen regel van een export', en: 'this is no line of an export' },
    looks: {
      nl: 'Zo ziet een bestand eruit dat beschadigd, afgekapt, aan een ander geplakt of met de hand veranderd is.',
      en: 'This is what a file looks like that was damaged, cut off, joined to another or edited by hand.',
    },
  },
  unknown_format: {
    what: {
      nl: 'het bestand begint niet als een export in de vorm casussluis-log/1',
      en: 'the file does not begin as an export in the form casussluis-log/1',
    },
    looks: {
      nl: 'Het is een ander soort bestand, het begin ontbreekt, of het komt van een nieuwere versie.',
      en: 'It is another kind of file, its beginning is missing, or it comes from a newer version.',
    },
  },
  key_differs: {
    what: {
      nl: 'het bestand noemt een andere sleutel dan die u vertrouwt',
      en: 'the file names another key than the one you trust',
    },
    looks: {
      nl: 'Zo ziet een logboek eruit dat iemand heeft nagemaakt en met een eigen sleutel ondertekend.',
      en: 'This is what a log looks like that somebody forged and signed with a key of their own.',
    },
  },
  bad_signature: {
    what: {
      nl: 'de stand (checkpoint) is niet ondertekend met de sleutel die u vertrouwt',
      en: 'the checkpoint is not signed by the key you trust',
    },
    looks: {
      nl: 'Zo ziet een stand eruit die na het ondertekenen is veranderd, om weggelaten of toegevoegde regels te dekken.',
      en: 'This is what a checkpoint looks like that was changed after signing, to cover entries taken out or put in.',
    },
  },
  origin_differs: {
    what: {
      nl: 'kop en stand noemen verschillende logboeken',
      en: 'header and checkpoint name different logs',
    },
    looks: {
      nl: 'Zo ziet een export eruit die uit twee logboeken is samengesteld.',
      en: 'This is what an export looks like that was put together from two logs.',
    },
  },
  leaf_malformed: {
    what: {
      nl: 'de logregel heeft niet de vorm die het logboek schrijft',
      en: 'the entry does not have the form that the log writes',
    },
    looks: {
      nl: 'Zo ziet een logregel eruit die is veranderd of van elders is ingevoegd.',
      en: 'This is what an entry looks like that was changed, or put in from elsewhere.',
    },
  },
  record_mismatch: {
    what: { nl: 'de inhoud hoort niet bij de logregel', en: 'the record does not belong to the entry' },
    looks: {
      nl: 'Zo ziet het eruit als iemand heeft veranderd wat er gebeurd is: de inhoud, of de logregel die daarvoor instaat.',
      en: 'This is what it looks like when somebody changed what happened: the record, or the entry that vouches for it.',
    },
  },
  leaf_changed: {
    what: {
      nl: 'de logregel staat zo niet in het ondertekende logboek, en zegt iets anders dan zijn eigen inhoud',
      en: 'the entry is not like that in the signed log, and says something else than its own record',
    },
    looks: {
      nl: 'Zo ziet het eruit als tijd of soort van een gebeurtenis achteraf is veranderd.',
      en: 'This is what it looks like when time or kind of an event was changed afterwards.',
    },
  },
  order: {
    what: {
      nl: 'deze logregel is er al geweest of staat te laat',
      en: 'this entry was there before, or stands too late',
    },
    looks: {
      nl: 'Zo ziet het eruit als regels zijn verwisseld of dubbel ingevoegd.',
      en: 'This is what it looks like when entries were swapped or put in twice.',
    },
  },
  entry_missing: {
    what: { nl: 'deze logregel ontbreekt', en: 'this entry is missing' },
    looks: {
      nl: 'Zo ziet het eruit als regels zijn weggehaald of het bestand is afgekapt.',
      en: 'This is what it looks like when entries were taken out or the file was cut off.',
    },
  },
  entry_surplus: {
    what: {
      nl: 'er zijn meer logregels dan de ondertekende stand telt',
      en: 'there are more entries than the signed checkpoint counts',
    },
    looks: {
      nl: 'Zo ziet het eruit als regels zijn toegevoegd, of als de stand van een ander moment is.',
      en: 'This is what it looks like when entries were put in, or when the checkpoint is of another moment.',
    },
  },
  time_order: {
    what: {
      nl: 'deze logregel is ouder dan die ervoor',
      en: 'this entry is older than the one before it',
    },
    looks: {
      nl: 'Zo ziet het eruit als een tijdstip is veranderd of regels een andere plaats kregen.',
      en: 'This is what it looks like when a time was changed or entries were moved.',
    },
  },
  root_mismatch: {
    what: {
      nl: 'de logregels zijn samen niet die van de ondertekende stand; welke er is veranderd, valt aan het bestand niet te zien',
      en: 'the entries together are not those of the signed checkpoint; which of them was changed cannot be told from the file',
    },
    looks: {
      nl: 'Zo ziet het eruit als een regel is vervangen door een verzonnen regel die in zichzelf klopt. Met een eerder bewaarde stand (--since) wordt duidelijk of het daarvoor of daarna was.',
      en: 'This is what it looks like when an entry was replaced by an invented one that is consistent in itself. A checkpoint kept earlier (--since) tells whether it was before or after.',
    },
  },
  proof_wrong: {
    what: {
      nl: 'het bewijs leidt niet van deze logregel naar de ondertekende stand',
      en: 'the proof does not lead from this entry to the signed checkpoint',
    },
    looks: {
      nl: 'Zo ziet een logregel eruit die is veranderd, verzonnen, of een ander nummer kreeg.',
      en: 'This is what an entry looks like that was changed, invented or given another number.',
    },
  },
  rolled_back: {
    what: {
      nl: 'het logboek is korter dan de stand die u bewaarde',
      en: 'the log is shorter than the checkpoint that you kept',
    },
    looks: {
      nl: 'Zo ziet het eruit als een oudere database is teruggezet of het einde van het logboek is weggehaald. Het kan ook een oudere export zijn.',
      en: 'This is what it looks like when an older database was put back or the end of the log was taken off. It may also be an older export.',
    },
  },
  history_rewritten: {
    what: {
      nl: 'het logboek gaat niet verder op de stand die u bewaarde',
      en: 'the log does not continue the checkpoint that you kept',
    },
    looks: {
      nl: 'Zo ziet het eruit als degene die de sleutel heeft, regels van vóór die stand heeft herschreven en alles opnieuw heeft ondertekend.',
      en: 'This is what it looks like when whoever holds the key rewrote entries from before that checkpoint and signed everything anew.',
    },
  },
};
