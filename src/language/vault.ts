import type { VaultErrorCode } from '../vault/index.js';
import type { Sentence } from './sentence.js';

/**
 * What went wrong in the vault, for an operator.
 * @param subject the file that it is about, where there is one.
 */
export function vaultSentence(code: VaultErrorCode, subject?: string): Sentence {
  const ring = subject === undefined ? { nl: 'De sleutelbos', en: 'The keyring' } : fileSentence(subject);
  switch (code) {
    case 'keyring_exists':
      return {
        nl: `${ring.nl} bestaat al en wordt nooit overschreven: wat ermee versleuteld is, zou verloren zijn.`,
        en: `${ring.en} exists already and is never overwritten: what was encrypted with it would be lost.`,
      };
    case 'keyring_missing':
      return {
        nl: `${ring.nl} is er niet. Zet het bestand terug, of maak een nieuwe omgeving met sluis init.`,
        en: `${ring.en} does not exist. Put the file back, or set up a new gateway with sluis init.`,
      };
    case 'keyring_readable_by_others':
      return {
        nl: `${ring.nl} is leesbaar voor anderen. Maak het eigendom van deze gebruiker en zet de rechten op 600.`,
        en: `${ring.en} is readable by others. Make this user its owner and set its mode to 600.`,
      };
    case 'keyring_in_data_directory':
      return {
        nl: `${ring.nl} ligt in de gegevensmap. Bewaar sleutels gescheiden van de gegevens die zij openen.`,
        en: `${ring.en} lies in the data directory. Keep keys apart from the data that they open.`,
      };
    case 'keyring_malformed':
      return {
        nl: `${ring.nl} is geen geldige sleutelbos: een JWK Set met sleutels A256GCM, waarvan er één actief is.`,
        en: `${ring.en} is not a valid keyring: a JWK Set of A256GCM keys, one of them active.`,
      };
    default:
      return storeSentence(code);
  }
}

type KeyringCode = Extract<VaultErrorCode, `keyring_${string}`>;

function storeSentence(code: Exclude<VaultErrorCode, KeyringCode>): Sentence {
  switch (code) {
    case 'kek_unknown':
      return {
        nl: 'De sleutelbos mist de hoofdsleutel waarmee deze sleutel is ingepakt. Is dit de juiste sleutelbos?',
        en: 'The keyring lacks the key-encryption key that this key is wrapped under. Is this the right keyring?',
      };
    case 'key_exists':
      return { nl: 'Er bestaat al een sleutel met dit kenmerk.', en: 'A key with this id exists already.' };
    case 'key_unknown':
      return {
        nl: 'Deze sleutel bestaat niet of is vernietigd.',
        en: 'This key does not exist, or has been destroyed.',
      };
    case 'key_destroyed':
      return { nl: 'Deze sleutel is vernietigd.', en: 'This key has been destroyed.' };
    case 'unauthentic':
      return {
        nl: 'Versleutelde gegevens zijn veranderd of verplaatst, of horen bij een andere sleutel.',
        en: 'Sealed data were changed or moved, or belong to another key.',
      };
    case 'malformed':
      return {
        nl: 'Versleutelde gegevens hebben een onmogelijke vorm.',
        en: 'Sealed data have an impossible form.',
      };
    case 'rolled_back':
      return {
        nl: 'De database of de log staat op een oudere stand dan de sleutelopslag: iets is teruggezet of weggenomen.',
        en: 'The database or the log is at an older state than the key store: something was put back or taken away.',
      };
    case 'no_receipt':
      return {
        nl: 'Zonder ontvangstbewijs van de log wordt niets geopend.',
        en: 'Nothing is opened without a receipt of the log.',
      };
    case 'unavailable':
      return {
        nl: 'De sleutelopslag kan niet worden gelezen of geschreven.',
        en: 'The key store cannot be read or written.',
      };
  }
}

function fileSentence(path: string): Sentence {
  return { nl: `De sleutelbos ${path}`, en: `The keyring ${path}` };
}
