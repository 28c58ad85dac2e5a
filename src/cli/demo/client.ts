import { randomBytes } from 'node:crypto';
import { assertClient, assertProfessional, tokenForm } from '../../identity/index.js';
import { tokenEndpointOf } from '../address.js';
import { refusal } from '../reach.js';
import type { PrivateJwk } from './try-out.js';

/** Who speaks with the gateway, and with which key its organisation signs. */
export interface Speaker {
  readonly covenant: string;
  readonly partner: string;
  readonly key: PrivateJwk;
  /** Absent: the partner's system. */
  readonly professional?: string;
  readonly role?: string;
}

/** A token as a partner's own system gets one: by assertions that it signs (NL GOV OAuth 1.1.0). */
export async function fetchToken(url: string, speaker: Speaker): Promise<string> {
  const { partner, covenant, key, professional, role } = speaker;
  const making = {
    partner,
    covenant,
    audience: await tokenEndpointOf(url),
    key,
    now: Date.now(),
    random: (size: number) => randomBytes(size),
  };
  const client = await assertClient(making);
  const about =
    professional === undefined || role === undefined
      ? undefined
      : await assertProfessional({ ...making, professional, role });
  const form = tokenForm({ client, ...(about === undefined ? {} : { professional: about }) });
  const response = await fetch(`${url}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) });
  if (!response.ok) throw await refusal(url, response);
  const answer: unknown = await response.json();
  if (isTokenAnswer(answer)) return answer.access_token;
  throw new Error(`${url}/oauth/token gave no token`);
}

function isTokenAnswer(answer: unknown): answer is { readonly access_token: string } {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'access_token' in answer &&
    typeof answer.access_token === 'string'
  );
}

/** One answer of the gateway. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
}

export async function call(
  url: string,
  token: string | undefined,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: object,
): Promise<Reply> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
