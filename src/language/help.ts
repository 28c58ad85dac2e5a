import type { Language, Sentence } from './sentence.js';

/** What `--help` says; examples can be pasted. */
interface CommandWords {
  readonly what: Sentence;
  readonly examples: readonly string[];
}

const COVENANT = 'policies/leefbaarheidsplatform-duivenweert/covenant.yaml';

const COMMANDS = {
  serve: {
    what: {
      nl: 'Start de sluis. Instellingen uit sluis.yaml, vlaggen en SLUIS_*-variabelen. SIGHUP leest de convenanten opnieuw.',
      en: 'Starts the gateway. Settings from sluis.yaml, flags and SLUIS_* variables. SIGHUP reads the covenants anew.',
    },
    examples: ['sluis serve --data ./data --port 8080', `sluis serve --data ./data --covenant ${COVENANT}`],
  },
  init: {
    what: {
      nl: 'Maakt sleutelbos, sleutelkluis, database en de eerste beheerder. Overschrijft niets.',
      en: 'Makes keyring, key store, database and the first administrator. Overwrites nothing.',
    },
    examples: ['sluis init --data ./data', 'sluis init --data ./data --keyring /etc/sluis/keyring.json'],
  },
  demo: {
    what: {
      nl: 'Start een sluis op het voorbeeldconvenant en de voorbeeldzaken, loopt de hoofdtaak door en blijft luisteren.',
      en: 'Starts a gateway on the sample covenant and cases, walks the main job and keeps listening.',
    },
    examples: ['sluis demo', 'sluis demo --once --data ./proef'],
  },
  token: {
    what: {
      nl: 'Haalt een toegangsbewijs bij een draaiende sluis: voor de beheerder, of in een proefopstelling voor elke partij.',
      en: 'Gets a token from a running gateway: for the administrator, or in a try-out for any partner.',
    },
    examples: [
      'sluis token --data ./proef --partner politie-bt-rijnweert --role wijkagent --professional hofstede',
      'sluis token --data ./proef --partner corp-brugwachter',
      'sluis token --data ./data --partner administrator --role auditor',
    ],
  },
  policy: {
    what: { nl: 'Convenanten: lezen, nakijken, uitleggen.', en: 'Covenants: read, check, explain.' },
    examples: [],
  },
  'policy check': {
    what: {
      nl: 'Kijkt een convenant na: alle fouten in één keer, met regel en kolom. Afsluitcode 1 bij fouten.',
      en: 'Checks a covenant: all mistakes in one run, with line and column. Exit code 1 for mistakes.',
    },
    examples: [
      `sluis policy check ${COVENANT}`,
      `sluis policy check ${COVENANT} --format sarif > uitkomst.sarif`,
    ],
  },
  'policy decide': {
    what: {
      nl: 'Beslist verzoeken: JSON Lines erin, JSON Lines eruit. Afsluitcode 1 als een regel niet klopte.',
      en: 'Decides requests: JSON Lines in, JSON Lines out. Exit code 1 where a line was wrong.',
    },
    examples: [`sluis policy decide ${COVENANT} < verzoeken.jsonl`],
  },
  'policy expand': {
    what: {
      nl: 'Schrijft een convenant helemaal uit: catalogus, verzamelingen en stappen, in dezelfde vorm.',
      en: 'Writes a covenant out: catalogue, sets and steps, in the same form.',
    },
    examples: [`sluis policy expand ${COVENANT} > uitgeschreven.yaml`],
  },
  'policy explain': {
    what: {
      nl: 'Legt per gegeven uit waarom het zo staat, en wat er anders zou moeten zijn.',
      en: 'Explains for each field why it stands as it does, and what would have to be different.',
    },
    examples: [
      `sluis policy explain ${COVENANT} --partner corp-brugwachter --role sociaal-beheerder --purpose casusoverleg --basis avg-6-1-f-verhuur --stage plan --fact invited --field persons.name`,
    ],
  },
  text: { what: { nl: 'Vrije tekst.', en: 'Free text.' }, examples: [] },
  'text redact': {
    what: {
      nl: 'Vindt namen en nummers in tekst van standaardinvoer. Met --jsonl: één JSON-object per regel.',
      en: 'Finds names and numbers in text from standard input. With --jsonl: one JSON object a line.',
    },
    examples: [`echo '{"id":"1","text":"Bel 06 00 21 47 83"}' | sluis text redact --jsonl`],
  },
  log: { what: { nl: 'De toegangslog.', en: 'The access log.' }, examples: [] },
  'log export': {
    what: {
      nl: 'Schrijft de log naar standaarduitvoer: de bundel om elders te controleren, of ADL-records (jsonl).',
      en: 'Writes the log to standard output: the bundle to check elsewhere, or ADL records (jsonl).',
    },
    examples: [
      'sluis log export --data ./data > log.jsonl',
      'sluis log export --data ./data --partner politie-bt-rijnweert --from 2026-03-01 --to 2026-04-01 > maart.jsonl',
    ],
  },
  'log verify': {
    what: {
      nl: 'Controleert een bundel zonder de sluis: 0 klopt, 1 klopt niet, 2 niet te zeggen (geen sleutel gegeven).',
      en: 'Verifies a bundle without the gateway: 0 sound, 1 not, 2 cannot tell (no key given).',
    },
    examples: [
      'sluis log verify log.jsonl --key sleutel.txt',
      'sluis log verify log.jsonl --key sleutel.txt --since checkpoint.txt',
    ],
  },
  db: { what: { nl: 'De database.', en: 'The database.' }, examples: [] },
  'db migrate': {
    what: {
      nl: 'Brengt de tabellen bij. Gebeurt ook bij elke start.',
      en: 'Brings the tables up to date. Also done at every start.',
    },
    examples: ['sluis db migrate --data ./data'],
  },
} as const satisfies Record<string, CommandWords>;

const TITLES: Readonly<Record<string, Sentence>> = {
  Usage: { nl: 'Gebruik:', en: 'Usage:' },
  Arguments: { nl: 'Argumenten:', en: 'Arguments:' },
  Options: { nl: 'Opties:', en: 'Options:' },
  Commands: { nl: 'Opdrachten:', en: 'Commands:' },
};

export const HELP = {
  commands: COMMANDS,
  titles: TITLES,
  examples: { nl: 'Voorbeelden:', en: 'Examples:' },
  usage: { nl: '[opties]', en: '[options]' },
  groupUsage: { nl: '[opties] <opdracht>', en: '[options] <command>' },
  fileUsage: { nl: '[opties] <bestand>', en: '[options] <file>' },
  version: { nl: 'toont de versie', en: 'shows the version' },
  help: { nl: 'toont deze hulp', en: 'shows this help' },
  afterError: { nl: '(--help toont hoe het wel kan)', en: '(--help shows how)' },
  lang: { nl: 'taal: nl of en', en: 'language: nl or en' },
  data: { nl: 'map van de sluis (standaard ./data)', en: 'folder of the gateway (default ./data)' },
  config: {
    nl: 'instellingenbestand (standaard sluis.yaml in de map)',
    en: 'settings file (default sluis.yaml in the folder)',
  },
  host: {
    nl: 'adres om op te luisteren (standaard 127.0.0.1)',
    en: 'address to listen on (default 127.0.0.1)',
  },
  port: { nl: 'poort om op te luisteren (standaard 8080)', en: 'port to listen on (default 8080)' },
  keyring: { nl: 'bestand van de sleutelbos, buiten de map', en: 'keyring file, outside the folder' },
  covenant: { nl: 'convenantbestand (mag vaker)', en: 'covenant file (may be repeated)' },
  url: { nl: 'hoe anderen de sluis bereiken', en: 'how others reach the gateway' },
  running: {
    nl: 'adres van de draaiende sluis, als dat niet in de instellingen staat',
    en: 'address of the running gateway, where the settings do not name it',
  },
  once: {
    nl: 'stopt na de rondgang; afsluitcode 0 alleen als alles ging zoals beloofd',
    en: 'stops after the walk; exit code 0 only if all went as promised',
  },
  partner: { nl: 'code van de partij', en: 'code of the partner' },
  role: { nl: 'rol in het convenant', en: 'role in the covenant' },
  professional: {
    nl: 'de professional bij zijn eigen organisatie',
    en: 'the professional at the own organisation',
  },
  format: { nl: 'vorm van de uitvoer', en: 'form of the output' },
  verbose: { nl: 'noemt ook elke mededeling apart', en: 'names every note too' },
  purpose: { nl: 'doel in het convenant', en: 'purpose in the covenant' },
  basis: { nl: 'grondslag van de ontvanger', en: 'legal basis of the recipient' },
  stage: {
    nl: 'stap van de zaak (standaard de eerste van het doel)',
    en: 'stage of the case (default the first of the purpose)',
  },
  source: { nl: 'alleen van deze bron', en: 'only from this source' },
  field: { nl: 'alleen dit veld', en: 'only this field' },
  caseKind: { nl: 'person of neighbourhood', en: 'person or neighbourhood' },
  fact: {
    nl: 'feit: invited, mandate, session of emergency (mag vaker)',
    en: 'fact: invited, mandate, session or emergency (may be repeated)',
  },
  json: { nl: 'uitvoer voor een programma', en: 'output for a program' },
  jsonl: { nl: 'invoer en uitvoer als JSON Lines', en: 'input and output as JSON Lines' },
  from: { nl: 'vanaf dit moment', en: 'from this moment' },
  to: { nl: 'tot dit moment', en: 'up to this moment' },
  case: { nl: 'alleen over deze zaak', en: 'only about this case' },
  key: {
    nl: 'sleutel van de log, of een bestand ermee',
    en: 'verifier key of the log, or a file that holds it',
  },
  since: { nl: 'eerder bewaard checkpoint (bestand)', en: 'checkpoint that was kept (file)' },
  bundle: { nl: 'bundel van sluis log export', en: 'bundle of sluis log export' },
  covenantFile: { nl: 'het convenantbestand (YAML)', en: 'the covenant file (YAML)' },
} as const;

/** What stands between < and > in the terms of options; the code writes the Dutch word. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  adres: 'address',
  bestand: 'file',
  bron: 'source',
  doel: 'purpose',
  feit: 'fact',
  grondslag: 'basis',
  map: 'folder',
  naam: 'name',
  poort: 'port',
  rol: 'role',
  sleutel: 'key',
  soort: 'kind',
  stap: 'stage',
  taal: 'language',
  veld: 'field',
  vorm: 'form',
};

/** The terms of an option or argument in the language of the reader. */
export function inWords(terms: string, language: Language): string {
  if (language === 'nl') return terms;
  return terms.replace(/<([^>]*)>/g, (_, word: string) => `<${PLACEHOLDERS[word] ?? word}>`);
}

/** What was wrong with the way a command was called; `message` is commander's own, and names words in quotes. */
export function usageSentence(code: string, message: string): Sentence {
  const [terms = '', given = ''] = Array.from(message.matchAll(/'([^']*)'/g), ([, word = '']) => word);
  const word = { nl: terms, en: inWords(terms, 'en') };
  const hint = /Did you mean (.*)\?/.exec(message)?.[1];
  const nl = hint === undefined ? '' : ` Bedoelde u ${hint}?`;
  const en = hint === undefined ? '' : ` Did you mean ${hint}?`;
  switch (code) {
    case 'commander.unknownCommand':
      return { nl: `De opdracht ${word.nl} bestaat niet.${nl}`, en: `There is no command ${word.en}.${en}` };
    case 'commander.unknownOption':
      return { nl: `De optie ${word.nl} bestaat niet.${nl}`, en: `There is no option ${word.en}.${en}` };
    case 'commander.missingArgument':
      return { nl: `Er ontbreekt: <${terms}>.`, en: `Missing: ${inWords(`<${terms}>`, 'en')}.` };
    case 'commander.missingMandatoryOptionValue':
      return { nl: `Verplicht is: ${word.nl}.`, en: `Needed: ${word.en}.` };
    case 'commander.optionMissingArgument':
      return { nl: `Bij ${word.nl} hoort een waarde.`, en: `${word.en} takes a value.` };
    case 'commander.invalidArgument': {
      const right = /is invalid\. (?:Allowed choices are )?(.*?)\.?$/.exec(message)?.[1] ?? '';
      return {
        nl: `Bij ${word.nl} kan «${given}» niet. Mogelijk: ${right}.`,
        en: `${word.en} cannot be «${given}». Possible: ${right}.`,
      };
    }
    case 'commander.excessArguments':
      return {
        nl: 'Er staan te veel woorden achter de opdracht.',
        en: 'There are too many words behind the command.',
      };
    case 'commander.help':
      return { nl: 'Kies een opdracht.', en: 'Choose a command.' };
    default:
      return { nl: 'Zo kan de opdracht niet.', en: 'The command cannot be used like this.' };
  }
}
