import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import { AbilityBuilder, createMongoAbility } from '@casl/ability';
import { SqliteDriver } from '../../src/store/driver.js';
import type { FastifyInstance } from 'fastify';

export interface CaseAnswer {
  readonly items: readonly { readonly field: string }[];
}

export function isCaseAnswer(answer: unknown): answer is CaseAnswer {
  return typeof answer === 'object' && answer !== null && 'items' in answer && Array.isArray(answer.items);
}

/**
 * What an engineer would pick: a row a field, sealed with AES-256-GCM; CASL asked for each field; one synced insert of an
 * audit row a request. Values come out as they went in: nothing is covered here, and no record can be proven later.
 */
export function serveEngineersPick(app: FastifyInstance, answer: CaseAnswer, file: string): void {
  const database = new SqliteDriver(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE items (id INTEGER PRIMARY KEY, case_id TEXT, field TEXT, sealed BLOB)');
  database.exec('CREATE INDEX items_by_case ON items (case_id)');
  database.exec('CREATE TABLE audit (id INTEGER PRIMARY KEY, at INTEGER, who TEXT, record TEXT)');
  const key = createSecretKey(randomBytes(32));
  const insert = database.prepare('INSERT INTO items (case_id, field, sealed) VALUES (?, ?, ?)');
  for (const item of answer.items) {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(item)), cipher.final()]);
    insert.run('case-1', item.field, Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
  }
  const { can, build } = new AbilityBuilder(createMongoAbility);
  for (const field of new Set(answer.items.map((item) => item.field))) {
    can('read', 'Item', { field, role: 'wijkagent', purpose: 'casusoverleg' });
  }
  const ability = build();
  const select = database.prepare<[string], { field: string; sealed: Buffer }>(
    'SELECT field, sealed FROM items WHERE case_id = ?',
  );
  const audit = database.prepare('INSERT INTO audit (at, who, record) VALUES (?, ?, ?)');
  app.get('/', async (request) => {
    const items: unknown[] = [];
    const fields: string[] = [];
    for (const { field, sealed } of select.all('case-1')) {
      const subject = { field, role: 'wijkagent', purpose: 'casusoverleg', __caslSubjectType__: 'Item' };
      if (!ability.can('read', subject)) continue;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      const opened = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
      items.push(JSON.parse(opened.toString()));
      fields.push(field);
    }
    audit.run(Date.now(), JSON.stringify(request.user), JSON.stringify(fields));
    return { ...answer, items };
  });
  app.addHook('onClose', () => {
    database.close();
  });
}
