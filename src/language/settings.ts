/**
 * What is wrong with a setting: where it stands, what stands there, what may stand there.
 */
import type { SettingFault, SettingSource } from '../settings-check.js';
import type { Sentence } from './sentence.js';

const TEXT = { nl: 'tekst', en: 'text' };
const FILE = { nl: 'de naam van een bestand', en: 'the name of a file' };

const EXPECTED: Readonly<Record<string, Sentence>> = {
  data: { nl: 'de naam van een map', en: 'the name of a folder' },
  keyring: FILE,
  covenants: {
    nl: 'een lijst van convenantbestanden, zoals [convenant/covenant.yaml]',
    en: 'a list of covenant files, such as [convenant/covenant.yaml]',
  },
  host: {
    nl: 'een adres van deze machine, zoals 127.0.0.1',
    en: 'an address of this machine, such as 127.0.0.1',
  },
  port: { nl: 'een heel getal van 0 tot en met 65535', en: 'a whole number from 0 to 65535' },
  url: {
    nl: 'een adres als https://sluis.example.org, zonder schuine streep aan het eind',
    en: 'an address like https://sluis.example.org, without a slash at the end',
  },
  origin: {
    nl: 'een naam zonder spaties en plustekens, zoals sluis.example.org/log',
    en: 'a name without spaces and plus signs, such as sluis.example.org/log',
  },
  rateLimit: {
    nl: 'een heel getal: hoeveel vragen per minuut, of 0 voor geen grens',
    en: 'a whole number: how many requests a minute, or 0 for no limit',
  },
  trial: { nl: 'true of false', en: 'true or false' },
  logLevel: {
    nl: 'silent, fatal, error, warn, info of debug',
    en: 'silent, fatal, error, warn, info or debug',
  },
  contact: {
    nl: 'een groep met name, email en url',
    en: 'a group with name, email and url',
  },
};

function expectedAt(key: string): Sentence {
  const [first = '', second] = key.split('.');
  if (first === 'covenants' && second !== undefined) return FILE;
  return first === 'contact' && second !== undefined ? TEXT : (EXPECTED[first] ?? TEXT);
}

export function settingSentence(fault: SettingFault): Sentence {
  const where = placeOf(fault.source);
  const { nl, en } = whatOf(fault);
  return { nl: `${where.nl}: ${nl}`, en: `${where.en}: ${en}` };
}

function placeOf(source: SettingSource): Sentence {
  switch (source.kind) {
    case 'file':
      return { nl: `${source.file}, regel ${source.line}`, en: `${source.file}, line ${source.line}` };
    case 'variable':
      return { nl: `Omgevingsvariabele ${source.name}`, en: `Environment variable ${source.name}` };
    case 'option':
      return { nl: `Optie ${source.name}`, en: `Option ${source.name}` };
  }
}

function whatOf({ kind, key, found, known, suggestion }: SettingFault): Sentence {
  switch (kind) {
    case 'unknown':
      return suggestion === undefined
        ? {
            nl: `de instelling «${found}» bestaat niet. Wel: ${known.join(', ')}.`,
            en: `there is no setting «${found}». There are: ${known.join(', ')}.`,
          }
        : {
            nl: `de instelling «${found}» bestaat niet. Bedoelde u «${suggestion}»?`,
            en: `there is no setting «${found}». Did you mean «${suggestion}»?`,
          };
    case 'missing': {
      const expected = expectedAt(key);
      return {
        nl: `«${key}» ontbreekt. Verwacht wordt ${expected.nl}.`,
        en: `«${key}» is missing. Expected is ${expected.en}.`,
      };
    }
    case 'wrong': {
      const expected = expectedAt(key);
      return {
        nl: `«${key}» kan niet ${found === '' ? 'leeg' : found} zijn. Verwacht wordt ${expected.nl}.`,
        en: `«${key}» cannot be ${found === '' ? 'empty' : found}. Expected is ${expected.en}.`,
      };
    }
    case 'repeated':
      return {
        nl: `«${found}» staat er al. Verwijder er een.`,
        en: `«${found}» stands there already. Remove one.`,
      };
    case 'yaml':
      return {
        nl: 'dit is geen geldige YAML. Let op inspringen, dubbele punten, haakjes en aanhalingstekens.',
        en: 'this is not valid YAML. Mind indentation, colons, brackets and quotes.',
      };
    case 'no_settings':
      return {
        nl: 'hier staan geen instellingen. Schrijf ze als `naam: waarde`, elk op een eigen regel.',
        en: 'there are no settings here. Write them as `name: value`, each on a line of its own.',
      };
  }
}
