import type { DocumentReader, MandateWriter } from '../casework/index.js';
import type { Covenant } from '../covenant/index.js';
import type {
  Contributions,
  Disclosures,
  LogFilter,
  PendingDisclosures,
  Professionals,
} from '../disclosure/index.js';
import type { IdentitySettings, PartnerDirectory, TokenKeys, VerifiedTokens } from '../identity/index.js';
import type { LedgerReader, Sequencer } from '../ledger/index.js';
import type { KeyStore } from '../vault/index.js';
import type { CovenantState } from './schemas/token.js';
import type { GatewayTransaction } from './transaction.js';

/** What the routes work with; gateway.ts hands it over. */
export interface Services {
  readonly covenants: {
    get(id: string): Covenant | undefined;
    /** Does something while no covenant changes. */
    during<T>(work: () => T | Promise<T>): Promise<T>;
    /** How the rules stand against their files. */
    readonly state: CovenantState;
    /** Tells what is wrong with the files, now and whenever they are read anew. */
    watch(watcher: (alarms: readonly object[]) => void): void;
    /** Whether it is the file of this covenant that was refused. */
    isOlderThanFile(id: string): boolean;
  };
  /** Tells what is wrong inside from now on. */
  readonly alarms: { watch(watcher: (alarm: object) => void): void };
  readonly disclosures: Disclosures<GatewayTransaction>;
  readonly pending: PendingDisclosures<GatewayTransaction>;
  readonly contributions: Contributions<GatewayTransaction>;
  readonly mandates: MandateWriter<GatewayTransaction>;
  readonly professionals: Professionals;
  readonly documents: DocumentReader;
  readonly sequencer: Sequencer<GatewayTransaction>;
  readonly log: LedgerReader;
  readonly keys: KeyStore;
  /** Whether the log takes entries: without, the gateway releases nothing. */
  canRecord(): Promise<boolean>;
  /** Records that somebody takes the log out, before it goes. */
  recordExport(account: string, filter: LogFilter): Promise<void>;
  /** C2SP verifier key of the log. */
  readonly verifierKey: string;
  readonly identity: {
    readonly settings: IdentitySettings;
    readonly directory: PartnerDirectory;
    readonly keys: TokenKeys;
    readonly subjectKey: Uint8Array;
    readonly tokens: VerifiedTokens;
  };
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
}
