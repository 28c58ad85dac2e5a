import { readConfig, type ConfigFlags } from '../config.js';
import { ACCOUNTS } from '../identity/index.js';
import { fetchToken } from './demo/client.js';
import { readDemoKeys, type DemoKeys } from './demo/prepare.js';
import { reaching } from './reach.js';
import { CommandError, type ExitCode, type Terminal } from './output.js';

export interface TokenOptions {
  readonly partner: string;
  readonly role?: string;
  readonly professional?: string;
}

const SAMPLE_COVENANT = 'leefbaarheidsplatform-duivenweert';

/** `sluis token`: a token from a running try-out, whose folder holds the keys of all partners. */
export async function token(flags: ConfigFlags, options: TokenOptions, term: Terminal): Promise<ExitCode> {
  const config = await readConfig(flags, process.env);
  const keys = await keysOf(config.data);
  const { partner, role, professional } = options;
  const account = partner === 'administrator';
  const key = account ? keys.administrator : keys.partners[partner];
  if (key === undefined) {
    throw new CommandError(
      {
        nl: `Partij ${partner} is er niet. Wel: ${Object.keys(keys.partners).join(', ')}, administrator`,
        en: `There is no partner ${partner}. There are: ${Object.keys(keys.partners).join(', ')}, administrator`,
      },
      2,
    );
  }
  const speaker = {
    covenant: account ? ACCOUNTS : SAMPLE_COVENANT,
    partner,
    key,
    ...(role === undefined ? {} : { role, professional: professional ?? `${partner}-proef` }),
  };
  term.print(`${await reaching(config.url, () => fetchToken(config.url, speaker))}\n`);
  return 0;
}

async function keysOf(data: string): Promise<DemoKeys> {
  try {
    return await readDemoKeys(data);
  } catch {
    throw new CommandError(
      {
        nl: `${data} is geen proefopstelling. Maak er een met: sluis demo --once --data ${data}`,
        en: `${data} is no try-out. Make one with: sluis demo --once --data ${data}`,
      },
      2,
    );
  }
}
