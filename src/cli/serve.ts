import closeWithGrace from 'close-with-grace';
import { readConfig, type ConfigFlags } from '../config.js';
import type { CovenantNews } from '../covenants-in-force.js';
import { openGateway, type Gateway } from '../gateway.js';
import { buildServer } from '../http/index.js';
import { logKeySentence } from '../language/cli.js';
import { renderFinding } from '../language/covenant.js';
import type { ExitCode, Terminal } from './output.js';

/** How long a stop may take for requests that were begun, in ms. */
const GRACE = 10_000;
/** How often a stop hangs up what has become idle, in ms. */
const SWEEP = 50;

/** A gateway that listens. */
export interface Running {
  readonly gateway: Gateway;
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the gateway of the configuration and listens. */
export async function run(flags: ConfigFlags, term: Terminal): Promise<Running> {
  const config = await readConfig(flags, process.env);
  const gateway = await openGateway(config);
  tellNews(gateway.covenants.news(), term);
  const app = await buildServer(gateway, config);
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (cause) {
    await gateway.close();
    throw cause;
  }
  return {
    gateway,
    url: config.url,
    async close() {
      // A connection that was answering when the stop began is idle only afterwards, and nobody else hangs it up.
      const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP);
      try {
        await app.close();
      } finally {
        clearInterval(sweep);
      }
      await gateway.close();
    },
  };
}

/** `sluis serve`: the gateway, until it is told to stop; SIGHUP reads the covenant files anew. */
export async function serve(flags: ConfigFlags, term: Terminal): Promise<ExitCode> {
  const running = await run(flags, term);
  term.say({ nl: `De sluis luistert op ${running.url}`, en: `The gateway listens on ${running.url}` });
  term.say(logKeySentence(running.gateway.verifierKey));
  if (running.gateway.covenants.all().size === 0) {
    term.say({
      nl: 'Er is geen convenant in werking: niemand krijgt iets. Noem convenantbestanden bij «covenants» in sluis.yaml, of met --covenant.',
      en: 'No covenant is in force: nobody gets anything. Name covenant files under «covenants» in sluis.yaml, or with --covenant.',
    });
  }
  process.on('SIGHUP', () => {
    running.gateway
      .reloadCovenants()
      .then((news) => tellNews(news, term))
      .catch(() =>
        term.say({
          nl: 'Het herladen kon niet worden vastgelegd; de regels blijven zoals zij waren.',
          en: 'The reload could not be recorded; the rules stay as they were.',
        }),
      );
  });
  await stopped(running, 'reloads');
  return 0;
}

/**
 * Resolves when the gateway was told to stop and has finished what it began.
 * @param hangUp what SIGHUP means: a window that was closed, or the sign of an operator.
 */
export function stopped(running: Pick<Running, 'close'>, hangUp: 'stops' | 'reloads'): Promise<void> {
  return new Promise((resolve, reject) => {
    closeWithGrace({ delay: GRACE, logger: false, skip: hangUp === 'stops' ? [] : ['SIGHUP'] }, async () => {
      await running.close().then(resolve, reject);
    });
  });
}

function tellNews(news: readonly CovenantNews[], term: Terminal): void {
  for (const one of news) {
    switch (one.kind) {
      case 'in-force':
        term.say({
          nl: `In werking: ${one.covenant.title}, versie ${one.covenant.version} (${one.covenant.hash.slice(0, 12)})${insteadOf(one.replaces?.version).nl}`,
          en: `In force: ${one.covenant.title}, version ${one.covenant.version} (${one.covenant.hash.slice(0, 12)})${insteadOf(one.replaces?.version).en}`,
        });
        break;
      case 'not-in-term':
        term.say({
          nl: `Niet in werking: de looptijd van ${one.covenant.title} geldt vandaag niet. Niemand krijgt er iets op.`,
          en: `Not in force: the term of ${one.covenant.title} does not hold today. Nobody gets anything on it.`,
        });
        break;
      case 'unreadable':
        term.say({
          nl: `${one.file} kan niet gelezen worden. ${kept(one.keeps?.version).nl}`,
          en: `${one.file} cannot be read. ${kept(one.keeps?.version).en}`,
        });
        break;
      case 'unusable':
        for (const finding of one.findings) {
          if (finding.severity === 'error') term.say(renderFinding(finding, one.file, term.language));
        }
        if (one.claimedTwice !== undefined) {
          term.say({
            nl: `${one.file}: een ander bestand is ook het convenant ${one.claimedTwice}. Haal een van de twee weg.`,
            en: `${one.file}: another file is the covenant ${one.claimedTwice} too. Take one of the two away.`,
          });
        }
        term.say({
          nl: `${one.file} is onbruikbaar. ${kept(one.keeps?.version).nl}`,
          en: `${one.file} cannot be used. ${kept(one.keeps?.version).en}`,
        });
    }
  }
}

function insteadOf(version: string | undefined): { nl: string; en: string } {
  if (version === undefined) return { nl: '', en: '' };
  return { nl: `, in plaats van versie ${version}`, en: `, instead of version ${version}` };
}

function kept(version: string | undefined): { nl: string; en: string } {
  return version === undefined
    ? {
        nl: 'Er is geen eerdere goede versie: dit platform krijgt niets.',
        en: 'There is no earlier good version: this platform gets nothing.',
      }
    : {
        nl: `De laatste goede versie (${version}) blijft beslissen.`,
        en: `The last good version (${version}) keeps deciding.`,
      };
}
