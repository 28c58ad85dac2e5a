import type { Gateway } from '../../src/gateway.js';
import { exportBundle, parseVerifierKey, verifyBundle } from '../../src/ledger/index.js';

/** Exports the whole log and verifies it as an auditor would. @throws where it is not sound. */
export async function demandSound(gateway: Gateway, say: (what: string) => void): Promise<void> {
  const { log: reader, verifierKey } = gateway;
  say(`verifying the log of ${await reader.size()} entries`);
  const verdict = await verifyBundle(exportBundle({ reader, verifierKey }), {
    key: parseVerifierKey(verifierKey),
  });
  if (verdict.outcome !== 'sound') throw new Error(`the log of the bench: ${JSON.stringify(verdict)}`);
}
