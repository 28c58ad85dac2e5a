/**
 * From the bytes of a covenant file to a document, or to everything that is wrong with it at once.
 */
import { createHash } from 'node:crypto';
import { checkForm } from './check-schema.js';
import type { ConvenantText } from './check-text.js';
import type { CovenantDocument } from './document.js';
import { hasErrors, type Finding } from './findings.js';
import { checkReferences } from './references.js';
import { readYaml } from './read-yaml.js';

export interface ReadCovenant {
  /** Absent when any finding is an error. */
  readonly document?: CovenantDocument;
  /** The file with the convenant text that it names, right or wrong otherwise. */
  readonly textFile?: string;
  /** In the order of the file. */
  readonly findings: readonly Finding[];
}

/**
 * Reads a covenant file.
 * @param bytes the file, UTF-8; its hash is that of exactly these bytes
 * @param given the convenant text that `text.file` names, if the caller has it: then articles and `text.sha256` are checked too;
 * `missing` where it was looked for and is not there
 * @returns never throws on what the bytes hold
 */
export function readCovenant(bytes: Uint8Array, given: { readonly text?: ConvenantText } = {}): ReadCovenant {
  const { value, reporter } = readYaml(bytes);
  if (value !== undefined) {
    const { file, places } = checkForm(value, reporter);
    if (file !== undefined) {
      const named = file.text === undefined ? {} : { textFile: file.text.file };
      checkReferences(file, value, places, reporter, given.text);
      if (!hasErrors(reporter.findings)) {
        const hash = createHash('sha256').update(bytes).digest('hex');
        return { document: { file, hash }, ...named, findings: reporter.sorted() };
      }
      return { ...named, findings: reporter.sorted() };
    }
  }
  return { findings: reporter.sorted() };
}
