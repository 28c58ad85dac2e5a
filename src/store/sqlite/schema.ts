/** The database as drizzle tables; `npm run db:generate` derives the SQL migrations in migrations/ from this file. */
import { blob, customType, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Sealed bytes. Whoever can write to the database can put a number or a text there: what is no bytes is read as none. */
const sealed = customType<{ data: Uint8Array; driverData: unknown }>({
  dataType: () => 'blob',
  fromDriver: (value) => (value instanceof Uint8Array ? value : new Uint8Array()),
});

/** One row a commit of the log: its leaves as they were hashed, and their nonces and records, sealed. */
export const logGroups = sqliteTable('log_groups', {
  first: integer('first').primaryKey(),
  leaves: blob('leaves', { mode: 'buffer' }).notNull(),
  records: blob('records', { mode: 'buffer' }).notNull(),
});

/** Full tiles only (C2SP tlog-tiles): 256 hashes of 32 bytes. */
export const logTiles = sqliteTable(
  'log_tiles',
  {
    level: integer('level').notNull(),
    index: integer('idx').notNull(),
    hashes: blob('hashes', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.level, table.index] })],
);

/** The latest checkpoint; the one row has id 1. */
export const logCheckpoints = sqliteTable('log_checkpoints', {
  id: integer('id').primaryKey(),
  size: integer('size').notNull(),
  note: text('note').notNull(),
});

/** Cases and registers: sealed documents, one row each. */
export const documents = sqliteTable(
  'documents',
  {
    place: text('place').primaryKey(),
    covenant: text('covenant').notNull(),
    version: integer('version').notNull(),
    document: sealed('document').notNull(),
  },
  (table) => [index('documents_by_covenant').on(table.covenant, table.place)],
);

/** Blind tags (HMAC-SHA-256 of a BSN or of a partner's own reference) that lead to a person's random id. */
export const personTags = sqliteTable('person_tags', {
  tag: blob('tag', { mode: 'buffer' }).primaryKey(),
  person: text('person').notNull(),
});

/** Assertions that were used, until they expire by themselves (RFC 7523 section 3, jti). */
export const usedAssertions = sqliteTable(
  'used_assertions',
  {
    issuer: text('issuer').notNull(),
    jti: text('jti').notNull(),
    expires: integer('expires').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.jti] }),
    index('used_assertions_by_expiry').on(table.expires),
  ],
);

/** Every covenant version that was ever in force: the exact bytes, so that any decision can be replayed. */
export const covenants = sqliteTable('covenants', {
  hash: text('hash').primaryKey(),
  id: text('id').notNull(),
  file: blob('file', { mode: 'buffer' }).notNull(),
  text: blob('text', { mode: 'buffer' }),
  activatedAt: integer('activated_at').notNull(),
});
