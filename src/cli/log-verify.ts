import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parseVerifierKey, verifyBundle, type Verdict, type VerifierKey } from '../ledger/index.js';
import { noExportSentence, verdictSentence } from '../language/ledger.js';
import { FileError, fileError } from '../regular-file.js';
import { textFrom } from './files.js';
import { CommandError, type ExitCode, type Terminal } from './output.js';

export interface VerifyOptions {
  readonly key?: string;
  readonly since?: string;
  readonly json: boolean;
}

/** `sluis log verify FILE`: offline; 0 sound, 1 not, 2 where no key is pinned or the file cannot be used. */
export async function logVerify(file: string, options: VerifyOptions, term: Terminal): Promise<ExitCode> {
  const key = options.key === undefined ? undefined : await pinnedKey(options.key);
  const since = options.since === undefined ? undefined : await textFrom(options.since);
  const reading = new Reading(file);
  const verdict = await verifyBundle(reading.chunks(), {
    ...(key === undefined ? {} : { key }),
    ...(since === undefined ? {} : { since }),
  });
  if (beginsWrong(verdict) && !reading.beginsAsExport()) {
    if (options.json) term.print(`${JSON.stringify({ outcome: 'no_export' })}\n`);
    term.say(noExportSentence(file, reading.isEmpty() ? 'empty' : 'other'));
    return 2;
  }
  if (options.json) term.print(`${JSON.stringify(verdict)}\n`);
  else term.print(`${verdictSentence(verdict)[term.language]}\n`);
  switch (verdict.outcome) {
    case 'sound':
      return 0;
    case 'unsound':
      return 1;
    case 'key_not_pinned':
    case 'unusable':
      return 2;
  }
}

const beginsWrong = (verdict: Verdict): boolean =>
  verdict.outcome === 'unsound' &&
  verdict.fault.line === 1 &&
  (verdict.fault.code === 'malformed_line' || verdict.fault.code === 'unknown_format');

/** So many bytes of the first line are looked at; a header is shorter. */
const BEGINNING = 4096;
/** Any line of an export; also one that was robbed of its first lines, which is tampering and no mistake. */
const EXPORT_LINE = /"type"\s*:\s*"(?:header|checkpoint|entry)"/;

/** A file as it goes by, with its beginning kept: what is no export at all is no export that somebody tampered with. */
class Reading {
  readonly #path: string;
  #beginning = '';

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws FileError */
  async *chunks(): AsyncGenerator<Uint8Array> {
    try {
      const found = await stat(this.#path);
      // A pipe is well (an export as it is unpacked); a device never ends.
      if (found.isCharacterDevice() || found.isBlockDevice()) throw new FileError('no_file', this.#path);
      for await (const chunk of createReadStream(this.#path)) {
        if (!(chunk instanceof Uint8Array)) continue;
        if (this.#beginning.length < BEGINNING)
          this.#beginning += Buffer.from(chunk.subarray(0, BEGINNING)).toString('latin1');
        yield chunk;
      }
    } catch (cause) {
      throw fileError(cause, this.#path);
    }
  }

  isEmpty(): boolean {
    return this.#beginning === '';
  }

  beginsAsExport(): boolean {
    return EXPORT_LINE.test(this.#beginning.split('\n', 1)[0] ?? '');
  }
}

/** `name+hash+base64`. */
const FORM = /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/;

/** A verifier key as text, or a file that holds one. */
async function pinnedKey(given: string): Promise<VerifierKey> {
  const text = /^[^\s+]+\+[0-9a-f]{8}\+/.test(given) ? given : (await textFrom(given)).trim();
  try {
    return parseVerifierKey(text);
  } catch {
    if (FORM.test(text)) {
      throw new CommandError(
        {
          nl: '--key heeft de vorm van een sleutel, maar haar controlegetal klopt niet: zij is verkeerd overgenomen. Neem haar opnieuw over.',
          en: '--key has the form of a verifier key, but its check does not hold: it was copied wrongly. Copy it again.',
        },
        2,
      );
    }
    throw new CommandError(
      {
        nl: '--key is geen sleutel van een log (naam+hash+base64) en geen bestand dat er een bevat.',
        en: '--key is no verifier key of a log (name+hash+base64), and no file that holds one.',
      },
      2,
    );
  }
}
