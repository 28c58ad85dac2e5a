import type { CaseTransaction } from '../casework/index.js';
import type { IdentityTransaction } from '../identity/index.js';

/** What the units of work of the API need of the one transaction. */
export type GatewayTransaction = CaseTransaction & IdentityTransaction;
