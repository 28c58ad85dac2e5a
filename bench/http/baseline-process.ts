/** What the gateway is held against, in one process: bare Fastify, tokens, and what an engineer would pick. */
import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AbilityBuilder, createMongoAbility } from '@casl/ability';
import fastifyJwt from '@fastify/jwt';
import Database from 'better-sqlite3';
import { fastify, type FastifyInstance } from 'fastify';

interface Item {
  readonly field: string;
  readonly value?: unknown;
}

process.once('message', (answer: { readonly items: readonly Item[] }) => {
  void start(answer);
});

async function start(answer: { readonly items: readonly Item[] }): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const keys = { secret: { private: privateKey, public: publicKey }, sign: { algorithm: 'ES256' as const } };
  const bare = fastify();
  bare.get('/', async () => answer);
  const guarded = await withTokens(false);
  guarded.get('/', async () => answer);
  const cached = await withTokens(true);
  cached.get('/', async () => answer);
  const folder = mkdtempSync(join(tmpdir(), 'sluis-baseline-'));
  const engineer = await withTokens(true);
  engineersPick(engineer, answer, join(folder, 'baseline.db'));
  const urls = [];
  for (const app of [bare, guarded, cached, engineer])
    urls.push(await app.listen({ host: '127.0.0.1', port: 0 }));
  const token = guarded.jwt.sign(
    { sub: 'agent-1', partner: 'politie', role: 'wijkagent', jti: randomUUID() },
    { expiresIn: '1h' },
  );
  process.on('message', () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
  process.send?.({ urls, token });

  async function withTokens(cache: boolean): Promise<FastifyInstance> {
    const app = fastify();
    await app.register(fastifyJwt, { ...keys, verify: { algorithms: ['ES256'], cache } });
    app.addHook('onRequest', async (request) => {
      await request.jwtVerify();
    });
    return app;
  }
}

/** CASL for each field, AES-256-GCM for each field, a row a field, one synced insert a request. */
function engineersPick(
  app: FastifyInstance,
  answer: { readonly items: readonly Item[] },
  file: string,
): void {
  const database = new Database(file);
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
    for (const { field, sealed } of select.all('case-1')) {
      const subject = { field, role: 'wijkagent', purpose: 'casusoverleg', __caslSubjectType__: 'Item' };
      if (!ability.can('read', subject)) continue;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      items.push(
        JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString()),
      );
    }
    audit.run(Date.now(), JSON.stringify(request.user), JSON.stringify(items.map((_item, index) => index)));
    return { ...answer, items };
  });
}
