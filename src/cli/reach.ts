import { CommandError, type Terminal } from './output.js';

/**
 * Does something with a gateway that should be running, and says which address was tried where nobody answers there.
 * @throws CommandError 2
 */
export async function reaching<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    // What fetch throws where there is no connection; an answer of whatever kind is none.
    if (!(cause instanceof TypeError)) throw cause;
    throw new CommandError(
      {
        nl: `Op ${url} antwoordt geen sluis. Draait zij (sluis serve of sluis demo)? Luistert zij ergens anders dan in de instellingen staat, noem dan haar adres: --url http://127.0.0.1:POORT`,
        en: `No gateway answers at ${url}. Is it running (sluis serve or sluis demo)? Where it listens elsewhere than the settings say, name its address: --url http://127.0.0.1:PORT`,
      },
      2,
    );
  }
}

/** A gateway answered, and not with what was asked: its own words say why. */
export async function refusal(url: string, response: Response): Promise<CommandError> {
  const body: unknown = await response.json().catch(() => undefined);
  const why = detailOf(body);
  return new CommandError(
    {
      nl: `De sluis op ${url} gaf ${response.status}${why}`,
      en: `The gateway at ${url} answered ${response.status}${why}`,
    },
    1,
  );
}

function detailOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '.';
  if ('detail' in body && typeof body.detail === 'string') return `: ${body.detail}`;
  if ('error_description' in body && typeof body.error_description === 'string')
    return `: ${body.error_description}`;
  return '.';
}

/** So that the gateway's words are in the language of the command. */
export function languageHeader({ language }: Terminal): { readonly 'accept-language': string } {
  return { 'accept-language': language };
}
