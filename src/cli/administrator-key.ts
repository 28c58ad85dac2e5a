import { readFile } from 'node:fs/promises';

/** Where `sluis init` and the demo lay the private key of the first administrator: beside the data, never in it. */
export function administratorKeyFile(data: string): string {
  return `${data}.administrator.jwk`;
}

/** @returns the private JWK, or nothing where it cannot be read. */
export async function readAdministratorKey(
  data: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const key: unknown = JSON.parse(await readFile(administratorKeyFile(data), 'utf8'));
    return typeof key === 'object' && key !== null ? { ...key } : undefined;
  } catch {
    return undefined;
  }
}
