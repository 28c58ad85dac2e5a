#!/usr/bin/env node
import { GatewayError } from '../gateway-folder.js';
import { fileSentence, gatewaySentence, outputSentence } from '../language/cli.js';
import { ledgerSentence } from '../language/ledger.js';
import { vaultSentence } from '../language/vault.js';
import { settingSentence } from '../language/settings.js';
import { LedgerError } from '../ledger/index.js';
import { FileError } from '../regular-file.js';
import { ConfigError } from '../settings-check.js';
import { VaultError } from '../vault/index.js';
import { CommandError, terminal, type ExitCode, type Terminal } from './output.js';
import { languageFrom, program } from './program.js';

const term = terminal(languageFrom(process.argv, process.env));
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that goes away (`| head`) is no error of ours.
  if (error.code === 'EPIPE') process.exit(0);
  term.say(outputSentence(error.code));
  process.exit(2);
});
// Nobody is left to tell it to; what the command does goes on.
process.stderr.on('error', () => undefined);

try {
  await program(term, (code) => {
    process.exitCode = code;
  }).parseAsync(process.argv);
} catch (cause) {
  process.exitCode = tell(cause, term);
}

function tell(cause: unknown, { say }: Terminal): ExitCode {
  if (cause instanceof CommandError) {
    say(cause.sentence);
    return cause.exitCode;
  }
  if (cause instanceof ConfigError) {
    for (const fault of cause.faults) say(settingSentence(fault));
    return 2;
  }
  if (cause instanceof FileError) {
    say(fileSentence(cause.code, cause.path));
    return 2;
  }
  if (cause instanceof GatewayError) {
    say(gatewaySentence(cause.code, cause.message));
    return 2;
  }
  if (cause instanceof VaultError) {
    say(vaultSentence(cause.code));
    return 2;
  }
  if (cause instanceof LedgerError) {
    say(ledgerSentence(cause.code));
    return 1;
  }
  if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
    const port = 'port' in cause ? String(cause.port) : '';
    say({
      nl: `Poort ${port} is al in gebruik. Stop wat daar luistert, of kies een andere: --port 8081 (na npm: npm start -- --port 8081).`,
      en: `Port ${port} is in use. Stop what listens there, or choose another: --port 8081 (after npm: npm start -- --port 8081).`,
    });
    return 2;
  }
  say({ nl: `Er ging iets mis: ${String(cause)}`, en: `Something went wrong: ${String(cause)}` });
  return 2;
}
