import type { Config, ConfigFlags } from '../config.js';

/**
 * Where a command on the gateway's own machine reaches it: the address that was given, else where the settings have it listen. The
 * address by which the outside world knows it may lead over a proxy that is not there yet.
 */
export function dialled(flags: ConfigFlags, { host, port }: Config): string {
  if (flags.url !== undefined) return flags.url;
  const here = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${here.includes(':') ? `[${here}]` : here}:${port}`;
}

/**
 * The token endpoint by which the gateway there knows itself (RFC 8414), for whom assertions are made out.
 * It is asked on this machine only: who else answers could have an assertion made out to another gateway.
 * @throws what fetch throws where nobody answers.
 */
export async function tokenEndpointOf(url: string): Promise<string> {
  const usual = `${url}/oauth/token`;
  if (!/^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(url)) return usual;
  const response = await fetch(`${url}/.well-known/oauth-authorization-server`);
  const told: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  const named =
    typeof told === 'object' && told !== null && 'token_endpoint' in told ? told.token_endpoint : usual;
  return typeof named === 'string' ? named : usual;
}
