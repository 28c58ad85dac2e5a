import { GatewayError } from '../gateway-folder.js';
import { fileSentence, gatewaySentence } from '../language/cli.js';
import { ledgerSentence } from '../language/ledger.js';
import { settingSentence } from '../language/settings.js';
import { vaultSentence } from '../language/vault.js';
import { LedgerError } from '../ledger/index.js';
import { FileError } from '../regular-file.js';
import { ConfigError } from '../settings-check.js';
import { VaultError } from '../vault/index.js';
import { CommandError, type ExitCode, type Terminal } from './output.js';

/** Tells why a command could not do its work. @returns the code that it ends with. */
export function tell(cause: unknown, { say }: Terminal): ExitCode {
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
  if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRNOTAVAIL') {
    const address = 'address' in cause ? String(cause.address) : '';
    say({
      nl: `${address} is geen adres van deze machine. Noem er een met --host, bijvoorbeeld 127.0.0.1.`,
      en: `${address} is no address of this machine. Name one with --host, 127.0.0.1 for instance.`,
    });
    return 2;
  }
  say({ nl: `Er ging iets mis: ${String(cause)}`, en: `Something went wrong: ${String(cause)}` });
  return 2;
}
