import type { GatewayErrorCode } from '../gateway-folder.js';
import type { Sentence } from './sentence.js';

export function gatewaySentence(code: GatewayErrorCode, detail: string): Sentence {
  switch (code) {
    case 'not_initialised':
      return {
        nl: `Hier is nog geen sluis (${detail}). Maak er een met: sluis init --data MAP`,
        en: `There is no gateway here yet (${detail}). Make one with: sluis init --data DIR`,
      };
    case 'already_initialised':
      return {
        nl: `Hier is al een sluis (${detail}). Er is niets overschreven; kies een andere map.`,
        en: `There is a gateway here already (${detail}). Nothing was overwritten; choose another folder.`,
      };
    case 'keys_older':
      return {
        nl: 'De sleutelkluis (keys.db) is ouder dan de database (sluis.db): er zijn zaken of personen waarvan zij de sleutel nooit kende. Er is niets veranderd. Zet de laatste keys.db terug, of beide bestanden uit dezelfde back-up.',
        en: 'The key store (keys.db) is older than the database (sluis.db): there are cases or persons whose key it never knew. Nothing was changed. Put the latest keys.db back, or both files from the same backup.',
      };
    case 'in_use':
      return {
        nl: 'Een andere sluis werkt al met deze map. Stop die eerst, of kies een andere map.',
        en: 'Another gateway is working with this folder. Stop that first, or choose another folder.',
      };
  }
}
