import type { GatewayErrorCode } from '../gateway-folder.js';
import type { FileErrorCode } from '../regular-file.js';
import type { Sentence } from './sentence.js';

export function gatewaySentence(code: GatewayErrorCode, detail: string): Sentence {
  switch (code) {
    case 'not_initialised':
      return {
        nl: 'Hier is geen sluis: accounts.json of een sleutel in de sleutelkluis ontbreekt of klopt niet. Noem de goede map met --data, of maak er een met: sluis init --data MAP',
        en: `There is no gateway here yet (${detail}). Make one with: sluis init --data DIR`,
      };
    case 'already_initialised':
      return {
        nl: 'Hier is al een sluis. Er is niets overschreven; kies een andere map.',
        en: `There is a gateway here already (${detail}). Nothing was overwritten; choose another folder.`,
      };
    case 'keys_older':
      return {
        nl: 'De sleutelkluis (keys.db) is ouder dan de database (sluis.db): er zijn zaken of personen waarvan zij de sleutel nooit kende. Er is niets veranderd. Zet de laatste keys.db terug, of beide bestanden uit dezelfde back-up.',
        en: 'The key store (keys.db) is older than the database (sluis.db): there are cases or persons whose key it never knew. Nothing was changed. Put the latest keys.db back, or both files from the same backup.',
      };
    case 'other_origin':
      return {
        nl: `De log in deze map heet ${detail}, en de instellingen noemen een andere naam. De naam staat onder elke ondertekening en kan niet meer veranderen: zet «origin» terug op ${detail}.`,
        en: `The log in this folder is named ${detail}, and the settings give another name. The name is part of every signature and cannot change any more: set «origin» back to ${detail}.`,
      };
    case 'in_use':
      return {
        nl: 'Een andere sluis werkt al met deze map. Stop die eerst, of kies een andere map.',
        en: 'Another gateway is working with this folder. Stop that first, or choose another folder.',
      };
  }
}

/** @param key verifier key of the log, as an auditor pins it. */
export function logKeySentence(key: string): Sentence {
  return { nl: `Sleutel van deze log: ${key}`, en: `Key of this log: ${key}` };
}

/** Why a file that was named on the command line is not read, and what to do. */
export function fileSentence(code: FileErrorCode, path: string): Sentence {
  switch (code) {
    case 'missing':
      return {
        nl: `${path} bestaat niet. Kijk de naam na; een naam zonder schuine streep ervoor geldt vanuit de map waarin u staat.`,
        en: `${path} does not exist. Check the name; one that does not begin with a slash counts from the folder that you are in.`,
      };
    case 'not_permitted':
      return {
        nl: `${path} mag u niet lezen. Vraag de eigenaar van het bestand om leesrecht.`,
        en: `You may not read ${path}. Ask the owner of the file for permission to read it.`,
      };
    case 'folder':
      return {
        nl: `${path} is een map; hier hoort een bestand.`,
        en: `${path} is a folder; a file is expected here.`,
      };
    case 'no_file':
      return {
        nl: `${path} is geen gewoon bestand, maar bijvoorbeeld een apparaat of een doorgeefbestand. Zet de inhoud in een gewoon bestand.`,
        en: `${path} is no regular file but, for instance, a device or a pipe. Put its content in a regular file.`,
      };
    case 'too_large':
      return {
        nl: `${path} is groter dan 8 MB. Dat kan hier niet bedoeld zijn; is dit het goede bestand?`,
        en: `${path} is larger than 8 MB. That cannot be meant here; is it the right file?`,
      };
    case 'unreadable':
      return {
        nl: `${path} kan niet gelezen worden: de schijf of het besturingssysteem weigert het.`,
        en: `${path} cannot be read: the disk or the operating system refuses.`,
      };
  }
}

/** Why what a command prints did not get where it was sent. @param code of the operating system. */
export function outputSentence(code: string | undefined): Sentence {
  return code === 'ENOSPC'
    ? {
        nl: 'De uitvoer is niet volledig geschreven: de schijf is vol. Maak ruimte en geef de opdracht opnieuw.',
        en: 'The output was not written in full: the disk is full. Make room and give the command again.',
      }
    : {
        nl: `De uitvoer is niet volledig geschreven (${code ?? 'onbekende oorzaak'}). Kijk waarheen zij ging en geef de opdracht opnieuw.`,
        en: `The output was not written in full (${code ?? 'unknown cause'}). See where it went and give the command again.`,
      };
}
