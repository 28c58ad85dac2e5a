import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';
import type { PartnerEntry } from './identity/index.js';
import { pooledRandom, type Random } from './vault/index.js';

/** What stands in the data folder of a gateway, and what is needed to open it. */

export type GatewayErrorCode =
  'not_initialised' | 'already_initialised' | 'in_use' | 'keys_older' | 'other_origin';

export class GatewayError extends Error {
  constructor(
    readonly code: GatewayErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'GatewayError';
  }
}

/** The keys that every gateway has, by their ids in the key store. */
export const KEY_IDS = {
  signing: 'log-signing',
  period: 'log-period-1',
  pseudonyms: 'pseudonym-root',
  blindIndex: 'blind-index',
  tokens: 'token-signing',
} as const;

export const random: Random = pooledRandom();
export const now = (): number => Date.now();

export function paths(config: Config): { database: string; keys: string; accounts: string; lock: string } {
  return {
    database: join(config.data, 'sluis.db'),
    keys: join(config.data, 'keys.db'),
    accounts: join(config.data, 'accounts.json'),
    lock: join(config.data, 'gateway.lock'),
  };
}

/** @throws GatewayError `not_initialised`. */
export async function readAccounts(file: string): Promise<ReadonlyMap<string, PartnerEntry>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new GatewayError('not_initialised', `${file} is not there: run sluis init`);
  }
  const read: unknown = JSON.parse(text);
  if (!isAccounts(read)) throw new GatewayError('not_initialised', `${file} is no list of accounts`);
  return new Map(Object.entries(read.accounts));
}

function isAccounts(read: unknown): read is { readonly accounts: Readonly<Record<string, PartnerEntry>> } {
  return typeof read === 'object' && read !== null && 'accounts' in read;
}
