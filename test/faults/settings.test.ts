import { join } from 'node:path';
import t from 'tap';
import { readConfig } from '../../src/config.js';
import { settingSentence } from '../../src/language/settings.js';
import { ConfigError } from '../../src/settings-check.js';
import { sluis } from '../support/command.js';

/** A wrong setting is told with where it stands, what stands there and what may. */

async function told(
  flags: Parameters<typeof readConfig>[0],
  env: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  try {
    await readConfig(flags, env);
    return [];
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    return cause.faults.map((fault) => settingSentence(fault).nl);
  }
}

const SETTINGS = `# instellingen
port: "8080"
rateLimt: 5
url: https://sluis.example.org/
logLevel: debugg
covenants: [a.yaml, 7]
contact:
  name: Beheer
  emial: x
`;

t.test('all wrong settings of a file are told in plain words, each with its line', async (t) => {
  const data = t.testdir({ 'sluis.yaml': SETTINGS });
  const file = join(data, 'sluis.yaml');
  t.same([...(await told({ data }))].sort(), [
    `${file}, regel 2: «port» kan niet "8080" zijn. Verwacht wordt een heel getal van 0 tot en met 65535.`,
    `${file}, regel 3: de instelling «rateLimt» bestaat niet. Bedoelde u «rateLimit»?`,
    `${file}, regel 4: «url» kan niet https://sluis.example.org/ zijn. Verwacht wordt een adres als https://sluis.example.org, zonder schuine streep aan het eind.`,
    `${file}, regel 5: «logLevel» kan niet debugg zijn. Verwacht wordt silent, fatal, error, warn, info of debug.`,
    `${file}, regel 6: «covenants.1» kan niet 7 zijn. Verwacht wordt de naam van een bestand.`,
    `${file}, regel 7: «contact.email» ontbreekt. Verwacht wordt tekst.`,
    `${file}, regel 7: «contact.url» ontbreekt. Verwacht wordt tekst.`,
    `${file}, regel 9: de instelling «emial» bestaat niet. Wel: name, email, url.`,
  ]);
});

t.test('a settings file that is no YAML, or holds no settings, is told with its name and line', async (t) => {
  const data = t.testdir({
    'fout.yaml': 'port: 8080\nhost: "a\n',
    'lijst.yaml': '- port\n',
    'twee.yaml': 'port: 1\nport: 2\n',
  });
  const config = (name: string) => join(data, name);
  t.match(await told({ config: config('fout.yaml') }), [/fout\.yaml, regel \d: dit is geen geldige YAML/]);
  t.match(await told({ config: config('lijst.yaml') }), [
    /lijst\.yaml, regel 1: hier staan geen instellingen/,
  ]);
  t.match(await told({ config: config('twee.yaml') }), [/twee\.yaml, regel 2: «port» staat er al/]);
  const folder = await sluis(['serve', '--config', data]);
  t.match(folder, { status: 2, said: /is een map; hier hoort een bestand/ });
  const absent = await sluis(['serve', '--config', join(data, 'weg.yaml'), '--lang', 'en']);
  t.match(absent, { status: 2, said: /does not exist/ });
});

t.test('a variable and an option are told by the name that was given', async (t) => {
  const data = t.testdir({});
  t.same(
    [...(await told({ data }, { SLUIS_PORT: '', SLUIS_RATE_LIMIT: 'veel', SLUIS_TRIAL: 'ja' }))].sort(),
    [
      'Omgevingsvariabele SLUIS_PORT: «port» kan niet leeg zijn. Verwacht wordt een heel getal van 0 tot en met 65535.',
      'Omgevingsvariabele SLUIS_RATE_LIMIT: «rateLimit» kan niet veel zijn. Verwacht wordt een heel getal: hoeveel vragen per minuut, of 0 voor geen grens.',
      'Omgevingsvariabele SLUIS_TRIAL: «trial» kan niet ja zijn. Verwacht wordt true of false.',
    ],
    'a word that is neither true nor false is not false',
  );
  t.match(await told({ data }, { SLUIS_HOTS: 'x' }), [
    /SLUIS_HOTS: de instelling «hots» bestaat niet\. Wel: data, keyring, .*host/,
  ]);
  t.match(await told({ data, url: 'sluis' }), [
    /^Optie --url: «url» kan niet "sluis" zijn\. Verwacht wordt een adres/,
  ]);
});
