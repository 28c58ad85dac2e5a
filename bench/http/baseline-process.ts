/** What the gateway is held against, each in a process of its own. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyJwt from '@fastify/jwt';
import { fastify, type FastifyInstance } from 'fastify';
import { answerBench, readSettings } from './child-messages.js';
import { isCaseAnswer, serveEngineersPick } from './engineers-pick.js';

export type Baseline = 'bare' | 'token' | 'cached-token' | 'engineer';

export interface BaselineSettings {
  readonly baseline: Baseline;
  readonly port: number;
  /** File with the gateway's own answer. */
  readonly answer: string;
}

function isSettings(value: unknown): value is BaselineSettings {
  return typeof value === 'object' && value !== null && 'port' in value && 'baseline' in value;
}

const { baseline, port, answer: file } = readSettings(isSettings);
const answer: unknown = JSON.parse(readFileSync(file, 'utf8'));
if (!isCaseAnswer(answer)) throw new Error('the gateway answered with no case');
const folder = mkdtempSync(join(tmpdir(), 'sluis-baseline-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const app = fastify();
const token = baseline === 'bare' ? undefined : await guard(app, baseline !== 'token');
if (baseline === 'engineer') serveEngineersPick(app, answer, join(folder, 'baseline.db'));
else app.get('/', async () => answer);
const url = await app.listen({ host: '127.0.0.1', port });
const response = await fetch(
  url,
  token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
);
const body = await response.text();
if (response.status !== 200) throw new Error(`${baseline}: ${response.status} ${body}`);
answerBench(
  { url, body, others: [], ...(token === undefined ? {} : { token }) },
  () => ({ commits: 0, entries: 0 }),
  () => app.close(),
);

/** @returns a token of ES256, as the gateway's are. @param cache of verified tokens, the plugin's own. */
async function guard(given: FastifyInstance, cache: boolean): Promise<string> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  await given.register(fastifyJwt, {
    secret: { private: privateKey, public: publicKey },
    sign: { algorithm: 'ES256' },
    verify: { algorithms: ['ES256'], cache },
  });
  given.addHook('onRequest', async (request) => {
    await request.jwtVerify();
  });
  const claims = { sub: 'agent-1', partner: 'politie-bt-rijnweert', role: 'wijkagent', jti: randomUUID() };
  return given.jwt.sign(claims, { expiresIn: '1h' });
}
