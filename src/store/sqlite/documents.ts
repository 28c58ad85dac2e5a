import { and, asc, eq, gt, like } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { DocumentReader, DocumentRow } from '../../casework/index.js';
import type { CovenantFile, CovenantReader } from '../covenants.js';
import type { Schema } from './database.js';
import { covenants, documents } from './schema.js';

/** Reads documents and covenant versions that are committed, beside the transactions of the writer. */
export class SqliteDocuments implements DocumentReader, CovenantReader {
  readonly #tables: BetterSQLite3Database<Schema>;

  constructor(tables: BetterSQLite3Database<Schema>) {
    this.#tables = tables;
  }

  async readDocument(place: string): Promise<DocumentRow | undefined> {
    return this.#tables.select().from(documents).where(eq(documents.place, place)).get();
  }

  async listDocuments(
    covenant: string,
    prefix: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly DocumentRow[]> {
    return this.#tables
      .select()
      .from(documents)
      .where(
        and(
          eq(documents.covenant, covenant),
          like(documents.place, `${prefix}%`),
          gt(documents.place, after ?? prefix),
        ),
      )
      .orderBy(asc(documents.place))
      .limit(limit)
      .all();
  }

  async covenant(hash: string): Promise<CovenantFile | undefined> {
    const row = this.#tables.select().from(covenants).where(eq(covenants.hash, hash)).get();
    return row === undefined ? undefined : { ...row, text: row.text ?? undefined };
  }
}
