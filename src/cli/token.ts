import { readConfig, type Config, type ConfigFlags } from '../config.js';
import { ACCOUNTS } from '../identity/index.js';
import { administratorKeyFile, readAdministratorKey } from './administrator-key.js';
import { dialled } from './address.js';
import { fetchToken } from './demo/client.js';
import { readDemoKeys, standingAt, type PrivateJwk } from './demo/try-out.js';
import { reaching } from './reach.js';
import { CommandError, type ExitCode, type Terminal } from './output.js';

export interface TokenOptions {
  readonly partner: string;
  readonly role?: string;
  readonly professional?: string;
}

const ADMINISTRATOR = 'administrator';
const SAMPLE_COVENANT = 'leefbaarheidsplatform-duivenweert';

/** `sluis token`: a token for the administrator, or in a try-out, whose folder holds everybody's keys, for a partner. */
export async function token(flags: ConfigFlags, options: TokenOptions, term: Terminal): Promise<ExitCode> {
  const config = await readConfig(flags, process.env);
  const { partner, role, professional } = options;
  const account = partner === ADMINISTRATOR;
  if (role === undefined && (account || professional !== undefined)) throw noRole(account);
  const key = account ? await administrator(config) : await keyOf(partner, config);
  const speaker = {
    covenant: account ? ACCOUNTS : SAMPLE_COVENANT,
    partner,
    key,
    ...(role === undefined ? {} : { role, professional: professional ?? `${partner}-proef` }),
  };
  const url = dialled(flags, config);
  term.print(`${await reaching(url, () => fetchToken(url, speaker))}\n`);
  return 0;
}

/** Without a role it would be a token of the organisation's system, which is for other things. */
function noRole(account: boolean): CommandError {
  const example = account ? '--role auditor' : '--role wijkagent';
  return new CommandError(
    {
      nl: `Noem ook de rol waarin, bijvoorbeeld ${example}.`,
      en: `Name the role too, for instance ${example}.`,
    },
    2,
  );
}

async function administrator({ data }: Config): Promise<PrivateJwk> {
  const key = await readAdministratorKey(data);
  if (key !== undefined) return key;
  const file = administratorKeyFile(data);
  throw new CommandError(
    {
      nl: `${file} kan niet gelezen worden: dat is de sleutel van de beheerder, die sluis init neerlegde. Zet haar terug, of noem de goede map met --data.`,
      en: `${file} cannot be read: it is the administrator's key, which sluis init laid. Put it back, or name the right folder with --data.`,
    },
    2,
  );
}

async function keyOf(partner: string, config: Config): Promise<PrivateJwk> {
  const standing = await standingAt(config);
  if (standing === 'gateway' || standing === 'nothing') throw noTryOut(config.data, standing);
  const { partners } = await readDemoKeys(config.data);
  const key = partners[partner];
  if (key !== undefined) return key;
  const there = [...Object.keys(partners), ADMINISTRATOR].join(', ');
  throw new CommandError(
    {
      nl: `Partij ${partner} is er niet. Wel: ${there}`,
      en: `There is no partner ${partner}. There are: ${there}`,
    },
    2,
  );
}

function noTryOut(data: string, standing: 'gateway' | 'nothing'): CommandError {
  return new CommandError(
    standing === 'gateway'
      ? {
          nl: `${data} is geen proefopstelling: deze sluis heeft de sleutels van haar partijen niet. Een partij haalt haar toegangsbewijs met haar eigen sleutel (docs/partner-engineer.md); hier gaat alleen --partner ${ADMINISTRATOR}.`,
          en: `${data} is no try-out: this gateway does not have its partners' keys. A partner gets a token with its own key (docs/partner-engineer.md); here only --partner ${ADMINISTRATOR} works.`,
        }
      : {
          nl: `In ${data} staat geen proefopstelling. Maak er een met: sluis demo --data ${data}`,
          en: `There is no try-out in ${data}. Make one with: sluis demo --data ${data}`,
        },
    2,
  );
}
