import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import type { SampleCase } from '../../src/casework/index.js';
import { readConfig, type Config } from '../../src/config.js';
import { openGateway, type Gateway } from '../../src/gateway.js';
import { buildServer } from '../../src/http/index.js';
import { assertClient, assertProfessional, tokenForm } from '../../src/identity/index.js';
import { leafHash, parseVerifierKey, verifyBundle, type Verdict } from '../../src/ledger/index.js';
import { COVENANTS, layGateway, readKeys, type Keys, type Platform, type PrivateJwk } from './lay.js';

/** A whole gateway in a folder of its own, entered as partners do: by HTTP, with tokens that they signed for. */

const DAY = 86_400_000;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  json<T>(): T;
}

export interface Asking {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly token?: string | undefined;
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Who speaks: a partner's system, or one of its professionals in a role; on the first covenant where none is named. */
export interface Who {
  readonly partner: string;
  readonly role?: string;
  readonly professional?: string;
  readonly covenant?: string;
}

/** A chair of the sample platform. */
export const CHAIR = {
  partner: 'gem-wijkgericht',
  role: 'voorzitter',
  professional: 'voorzitter-1',
} as const;

export interface LogRecord {
  readonly index: number;
  readonly event: string;
  /** base64 */
  readonly leafHash: string;
  /** JSON */
  readonly text: string;
}

export class Sluis {
  readonly #tokens = new Map<string, string>();

  constructor(
    readonly gateway: Gateway,
    readonly app: FastifyInstance,
    readonly config: Config,
    readonly keys: Keys,
    /** The covenant that is meant where none is named. */
    readonly covenant: string,
    /** Lines of the application log so far. */
    readonly lines: readonly string[],
  ) {}

  async ask(path: string, asking: Asking = {}): Promise<Answer> {
    const { method = 'GET', token, body, headers = {} } = asking;
    const answer = await this.app.inject({
      method,
      url: path,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      json: <T>() => answer.json<T>(),
    };
  }

  /** A token as a partner's system gets one; the same while it lasts. */
  async token(who: Who): Promise<string> {
    const name = JSON.stringify([who.covenant, who.partner, who.role, who.professional]);
    const token = this.#tokens.get(name) ?? (await this.freshToken(who));
    this.#tokens.set(name, token);
    return token;
  }

  async freshToken(who: Who): Promise<string> {
    return this.#tokenFor({ covenant: this.covenant, ...who, key: this.keyOf(who) });
  }

  keyOf({ partner, covenant = this.covenant }: Who): PrivateJwk {
    return this.keys.partners[covenant]?.[partner] ?? {};
  }

  auditor(): Promise<string> {
    const { administrator: key } = this.keys;
    return this.#tokenFor({
      partner: 'administrator',
      key,
      covenant: 'sluis',
      role: 'auditor',
      professional: 'a',
    });
  }

  /** The form that asks for a token, freshly signed. */
  async tokenRequest(who: {
    readonly partner: string;
    readonly covenant: string;
    readonly key: PrivateJwk;
    readonly role?: string | undefined;
    readonly professional?: string | undefined;
  }): Promise<Record<string, string>> {
    const { partner, covenant, key, role, professional } = who;
    const audience = `${this.config.url}/oauth/token`;
    const random = (size: number): Uint8Array => randomBytes(size);
    const making = { partner, covenant, audience, key, now: Date.now(), random };
    const client = await assertClient(making);
    if (role === undefined) return tokenForm({ client });
    const about = await assertProfessional({ ...making, professional: professional ?? `${role}-1`, role });
    return tokenForm({ client, professional: about });
  }

  postForm(form: Record<string, string>): Promise<Answer> {
    return this.ask('/oauth/token', {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  async #tokenFor(who: Parameters<Sluis['tokenRequest']>[0]): Promise<string> {
    const answer = await this.postForm(await this.tokenRequest(who));
    const { access_token: token } = answer.json<{ access_token?: string }>();
    if (token === undefined) throw new Error(`no token: ${answer.text}`);
    return token;
  }

  /** The case as somebody sees it. */
  async view(who: Who, id: string, purpose: string, basis: string): Promise<Answer> {
    return this.ask(`/v1/cases/${id}?purpose=${purpose}&legalBasis=${basis}`, {
      token: await this.token(who),
    });
  }

  async reveal(who: Who, id: string, body: object): Promise<Answer> {
    return this.ask(`/v1/cases/${id}/disclosures`, { method: 'POST', token: await this.token(who), body });
  }

  async mandate(who: Who & { readonly role: string; readonly professional: string }): Promise<Answer> {
    const { partner, role, professional } = who;
    const from = new Date(Date.now() - DAY).toISOString();
    const until = new Date(Date.now() + 30 * DAY).toISOString();
    const token = await this.token({
      ...(who.covenant === undefined ? {} : { covenant: who.covenant }),
      partner,
    });
    return this.ask('/v1/mandates', { method: 'POST', token, body: { professional, role, from, until } });
  }

  /** A place at the table, by a chair. */
  async invite(id: string, partner: string): Promise<Answer> {
    return this.ask(`/v1/cases/${id}/invitations`, {
      method: 'POST',
      token: await this.token(CHAIR),
      body: { partner, until: new Date(Date.now() + 30 * DAY).toISOString() },
    });
  }

  async stage(id: string, stage: string): Promise<Answer> {
    return this.ask(`/v1/cases/${id}`, { method: 'PATCH', token: await this.token(CHAIR), body: { stage } });
  }

  async open(who: Who, body: object): Promise<Answer> {
    return this.ask('/v1/cases', { method: 'POST', token: await this.token(who), body });
  }

  async amend(who: Who, id: string, body: object): Promise<Answer> {
    return this.ask(`/v1/cases/${id}`, { method: 'PATCH', token: await this.token(who), body });
  }

  /** Records of the log from an index on. */
  async records(from = 0): Promise<LogRecord[]> {
    const records: LogRecord[] = [];
    for await (const entry of this.gateway.log.entries(from, await this.gateway.log.size())) {
      const { index, leaf } = entry;
      const event = entry.envelope()?.event ?? '';
      const hash = Buffer.from(leafHash(leaf)).toString('base64');
      records.push({ index, event, leafHash: hash, text: (await entry.open()).record });
    }
    return records;
  }

  /** Takes the log out as an auditor and verifies it with the pinned key. */
  async verify(): Promise<Verdict> {
    const exported = await this.ask('/v1/log/export', { token: await this.auditor() });
    return verifyBundle(Readable.from([exported.text]), { key: parseVerifierKey(this.gateway.verifierKey) });
  }

  /**
   * Brings a sample case in as its sources would, by HTTP: each its own part, then places at the table and the stage.
   * @returns the id of the case.
   */
  async bringIn(sample: SampleCase, seats: readonly string[] = sample.participants): Promise<string> {
    let id = '';
    for (const { source, opens, body } of sample.contributions) {
      const answer = opens ? await this.open({ partner: source }, body) : await this.#add(source, id, body);
      if (answer.status >= 300) throw new Error(`${sample.case}, ${source}: ${answer.text}`);
      id = answer.json<{ id: string }>().id;
    }
    for (const partner of seats) await demandGood(this.invite(id, partner));
    await demandGood(this.stage(id, sample.stage));
    return id;
  }

  /** Who knows nothing of the case yet gets a place first, as in life. */
  async #add(source: string, id: string, body: object): Promise<Answer> {
    await demandGood(this.invite(id, source));
    return this.amend({ partner: source }, id, { add: body });
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.gateway.close();
  }
}

async function demandGood(asked: Promise<Answer>): Promise<void> {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(answer.text);
}

/** Lays a gateway in a folder that goes with the test, and opens it. The first platform is the one that is meant. */
export async function openSluis(t: Test, ...platforms: readonly [Platform, ...Platform[]]): Promise<Sluis> {
  const data = join(t.testdir({}), 'data');
  await layGateway(data, platforms, 'http://sluis.example.org');
  const sluis = await reopenSluis(data, platforms[0]);
  t.teardown(() => sluis.close());
  return sluis;
}

/** Opens a gateway that was laid. */
export async function reopenSluis(data: string, platform: Platform): Promise<Sluis> {
  const config = { ...(await readConfig({ data }, {})), logLevel: 'debug' } as const;
  const gateway = await openGateway(config);
  const lines: string[] = [];
  const app = await buildServer(gateway, { ...config, logTo: { write: (line) => lines.push(line) } });
  return new Sluis(gateway, app, config, await readKeys(data), COVENANTS[platform], lines);
}
