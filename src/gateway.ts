import { createPublicKey, randomUUID, type KeyObject } from 'node:crypto';
import { relative } from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import { CaseReader, CaseWriter, MandateReader, MandateWriter, type Opening } from './casework/index.js';
import { Alarms } from './alarms.js';
import type { Config } from './config.js';
import { CovenantFiles } from './covenant-files.js';
import { CovenantRegister } from './covenant-register.js';
import { CovenantsInForce, type CovenantNews } from './covenants-in-force.js';
import {
  Contributions,
  Disclosures,
  PendingDisclosures,
  Professionals,
  Recipients,
  RESOURCE,
  WatchfulReader,
  dayOf,
  type LogFilter,
} from './disclosure/index.js';
import { GatewayError, KEY_IDS, now, paths, random, readAccounts } from './gateway-folder.js';
import {
  ACCOUNTS,
  identitySettings,
  partnerDirectory,
  readTokenKeys,
  VerifiedTokens,
  type IdentitySettings,
  type PartnerDirectory,
  type PartnerEntry,
  type TokenKeys,
} from './identity/index.js';
import {
  eventEntry,
  type EventRecord,
  isReceipt,
  LedgerReader,
  openCheckpoint,
  Sequencer,
  storedSize,
  verifierKey,
} from './ledger/index.js';
import { Recording } from './recording.js';
import {
  keysInUse,
  lockFolder,
  openDatabase,
  openSqliteKeyStorage,
  SqliteDocuments,
  SqliteLedger,
  type KeyInUse,
  type SqliteTransaction,
} from './store/index.js';
import {
  compartmentOpener,
  blindIndex,
  hkdf,
  KeyStore,
  periodSealer,
  readKeyring,
  type KeyHandle,
  type Random,
} from './vault/index.js';

/** Everything that runs, wired by name; what the doors (HTTP, CLI) get to work with. */
export interface Gateway {
  readonly config: Config;
  readonly covenants: CovenantsInForce;
  readonly alarms: Alarms;
  readonly sequencer: Sequencer<SqliteTransaction>;
  readonly log: LedgerReader;
  /** C2SP verifier key of the log. */
  readonly verifierKey: string;
  readonly documents: SqliteDocuments;
  readonly keys: KeyStore;
  readonly cases: CaseReader;
  readonly disclosures: Disclosures<SqliteTransaction>;
  readonly pending: PendingDisclosures<SqliteTransaction>;
  readonly contributions: Contributions<SqliteTransaction>;
  readonly mandates: MandateWriter<SqliteTransaction>;
  readonly professionals: Professionals;
  readonly recipients: Recipients;
  readonly identity: {
    readonly settings: IdentitySettings;
    readonly directory: PartnerDirectory;
    readonly keys: TokenKeys;
    readonly subjectKey: Uint8Array;
    readonly tokens: VerifiedTokens;
  };
  readonly now: () => number;
  readonly random: Random;
  /** Whether the log takes entries; where the latest commit failed, by recording that it does again. */
  canRecord(): Promise<boolean>;
  /** Records that somebody takes the log out, before it goes. */
  recordExport(account: string, filter: LogFilter): Promise<void>;
  /** Reads all covenant files again: good ones come into force, bad ones change nothing. */
  reloadCovenants(): Promise<readonly CovenantNews[]>;
  /** Finishes what was begun and closes everything. */
  close(): Promise<void>;
}

/**
 * Opens a gateway that was initialised; one process at a time works with a folder.
 * @throws GatewayError `not_initialised`, `in_use`, `keys_older`, `other_origin`, VaultError (keyring), LedgerError (a log that was put back or damaged).
 */
export async function openGateway(config: Config): Promise<Gateway> {
  const { accounts, lock: lockFile } = paths(config);
  const accountEntries = await readAccounts(accounts);
  const lock = lockFolder(lockFile);
  if (lock === undefined) throw new GatewayError('in_use', `${config.data} is in use`);
  const opened: Closing[] = [() => lock.release()];
  try {
    return await wire(config, accountEntries, opened);
  } catch (cause) {
    await closeAll(opened);
    throw cause;
  }
}

type Closing = () => void | Promise<void>;

/** What was opened last is closed first. */
async function closeAll(opened: Closing[]): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}

/** @param opened takes how to close what is opened here. */
async function wire(
  config: Config,
  accountEntries: ReadonlyMap<string, PartnerEntry>,
  opened: Closing[],
): Promise<Gateway> {
  const { database, keys: keysFile } = paths(config);
  const keyring = await readKeyring(config.keyring, config.data);
  const keys = await KeyStore.open({ storage: openSqliteKeyStorage(keysFile), keyring, random, now });
  opened.push(() => keys.close());
  const connections = openDatabase(database);
  opened.push(() => connections.close());
  const ledger = new SqliteLedger(connections);
  await refuseOlderKeys(keys, await storedSize(ledger), keysInUse(connections));
  const documents = new SqliteDocuments(connections.tables);
  const sealer = await periodSealer(keys, KEY_IDS.period, random);
  const signing = await demandKey(keys, KEY_IDS.signing);
  await refuseOtherOrigin(ledger, config.origin, createPublicKey(signing.key));
  const recording = new Recording(now);
  const sequencer = await Sequencer.open<SqliteTransaction>({
    storage: recording.watchStorage(ledger),
    mark: recording.watchMark(keys.mark),
    sealer,
    origin: config.origin,
    signingKey: signing.key,
    now,
    random,
  });
  const pseudonymRoot = await demandKey(keys, KEY_IDS.pseudonyms);
  const opening: Opening = { keys, open: compartmentOpener(isReceipt) };
  const cases = new CaseReader(keys);
  const recipients = new Recipients(pseudonymRoot);
  const alarms = new Alarms();
  const watchful = new WatchfulReader(cases, recipients, alarms.tell);
  const newId = (): string => randomUUID();
  const files = new CovenantFiles();
  const covenants = new CovenantsInForce({
    files,
    trial: config.trial,
    today: () => dayOf(now()),
    nameOf: (path) => relative(config.data, path),
  });
  const register = new CovenantRegister({ keys, documents, sequencer, random });
  await files.readAll(config.covenants);
  for (const { covenant, file } of await register.read((hash) => files.compiled(hash))) {
    if (covenant !== undefined) covenants.restore([{ covenant, file }]);
  }
  const directory = partnerDirectory(() => {
    const inForce = new Map<string, { readonly partners: ReadonlyMap<string, PartnerEntry> }>(
      covenants.all(),
    );
    return inForce.set(ACCOUNTS, { partners: accountEntries });
  });
  const tokens = new VerifiedTokens({ directory, now });
  const settings = identitySettings({
    issuer: config.url,
    tokenEndpoint: `${config.url}/oauth/token`,
    jwksUri: `${config.url}/.well-known/jwks.json`,
    audience: `${config.url}/v1`,
  });
  const mandateReader = new MandateReader(keys);
  const writer = new CaseWriter<SqliteTransaction>({
    sequencer,
    reader: cases,
    documents,
    opening,
    keys,
    pseudonymRoot,
    tag: blindIndex(await demandKey(keys, KEY_IDS.blindIndex)),
    random,
    newId,
    now,
  });

  const pending = new PendingDisclosures<SqliteTransaction>({ sequencer, keys, random });

  const recordEvent = async (
    event: `casussluis.${string}`,
    attributes: EventRecord['attributes'],
  ): Promise<void> => {
    await sequencer.submit({
      kind: 'reads',
      run: async (_tx, timestamp) => ({
        entry: eventEntry({ event, timestamp, resource: RESOURCE, attributes }, event),
        result: undefined,
      }),
    });
  };

  /** One at a time: who is told to reload twice reads the files twice, one after the other. */
  let reloading: Promise<unknown> = Promise.resolve();
  const reloadCovenants = async (): Promise<readonly CovenantNews[]> => {
    const reload = reloading.then(() => covenants.reload(config.covenants, register));
    reloading = reload.catch(() => undefined);
    try {
      return await reload;
    } finally {
      // Also where one of several could not be recorded: the ones before it are in force.
      tokens.clear();
    }
  };
  await reloadCovenants();

  return {
    config,
    covenants,
    alarms,
    sequencer,
    log: new LedgerReader(ledger, sealer),
    verifierKey: verifierKey(config.origin, createPublicKey(signing.key)).text,
    documents,
    keys,
    cases,
    disclosures: new Disclosures({
      sequencer,
      reader: watchful,
      mandates: mandateReader,
      documents,
      opening,
      recipients,
      pending,
      random,
      newId,
      now,
    }),
    pending,
    contributions: new Contributions({ sequencer, reader: watchful, writer, keys, recipients, newId, now }),
    mandates: new MandateWriter(keys, mandateReader, random),
    professionals: new Professionals(keys, random),
    recipients,
    identity: {
      settings,
      directory,
      keys: readTokenKeys({ keys: [await tokenJwk((await demandKey(keys, KEY_IDS.tokens)).key)] }),
      subjectKey: hkdf(pseudonymRoot.key, new Uint8Array(0), Buffer.from('casussluis/subject/1'), 32),
      tokens,
    },
    now,
    random,
    canRecord: () => recording.works(() => recordEvent('casussluis.log.resumed', {})),
    recordExport: (account, filter) =>
      recordEvent('casussluis.log.exported', {
        'casussluis.account': account,
        'casussluis.filter': JSON.stringify(withoutIds(filter)),
      }),
    reloadCovenants,
    async close() {
      await sequencer.close();
      await closeAll(opened);
    },
  };
}

/** What an export was asked for, without naming a case. */
function withoutIds({ from, to, partner, purpose, case: about }: LogFilter): object {
  return { from, to, partner, purpose, ...(about === undefined ? {} : { case: 'one' }) };
}

/**
 * Nothing that the database leans on may be unknown to the key store: working on with an older copy would take known
 * persons for new ones, for good. Whatever makes a key or changes a document leaves an entry in the log, so only a log
 * that has grown past its mark is looked into: after a crash all of it is known, for keys are synced first.
 */
async function refuseOlderKeys(keys: KeyStore, logSize: number, inUse: Iterable<KeyInUse>): Promise<void> {
  const marked = await keys.mark.read();
  if (marked !== undefined && marked.size >= logSize) return;
  for (const { id, version } of inUse) {
    if (!(await keys.knew(id, version))) {
      throw new GatewayError('keys_older', 'the database leans on a key that the key store never knew');
    }
  }
}

/** A log that this gateway itself signed under another name (C2SP tlog-checkpoint: the first line) was not tampered with. */
async function refuseOtherOrigin(ledger: SqliteLedger, origin: string, publicKey: KeyObject): Promise<void> {
  const note = (await ledger.checkpoint())?.note ?? '';
  const [stored = ''] = note.split('\n', 1);
  if (stored === origin) return;
  try {
    openCheckpoint(note, verifierKey(stored, publicKey));
  } catch {
    return;
  }
  throw new GatewayError('other_origin', stored);
}

async function demandKey(keys: KeyStore, id: string): Promise<KeyHandle> {
  const handle = await keys.open(id);
  if (handle !== undefined) return handle;
  throw new GatewayError('not_initialised', `the key store has no key ${id}: run sluis init`);
}

/** The token key as identity/ reads it: a private JWK with its thumbprint as id (RFC 7638). */
async function tokenJwk(key: KeyObject): Promise<Readonly<Record<string, unknown>>> {
  const jwk = key.export({ format: 'jwk' });
  return { ...jwk, kid: await calculateJwkThumbprint({ ...jwk, kty: 'EC' }), alg: 'ES256', use: 'sig' };
}
