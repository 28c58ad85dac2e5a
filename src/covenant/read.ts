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

/** A file whose form was looked at, and that waits for the convenant text that it names. */
export interface CovenantDraft {
  readonly textFile?: string;
  /**
   * @param text that `text.file` names, if the caller has it: then articles and `text.sha256` are checked too; `missing`
   * where it was looked for and is not there.
   */
  check(text?: ConvenantText): ReadCovenant;
}

/**
 * Reads a covenant file as far as that goes without its text.
 * @param bytes the file, UTF-8; its hash is that of exactly these bytes.
 * @returns never throws on what the bytes hold.
 */
export function draftCovenant(bytes: Uint8Array): CovenantDraft {
  const { value, reporter } = readYaml(bytes);
  const { file, places } = value === undefined ? {} : checkForm(value, reporter);
  if (value === undefined || file === undefined || places === undefined) {
    return { check: () => ({ findings: reporter.sorted() }) };
  }
  const named = file.text === undefined ? {} : { textFile: file.text.file };
  const check = (text?: ConvenantText): ReadCovenant => {
    const all = reporter.goingOn();
    checkReferences(file, value, places, all, text);
    const findings = all.sorted();
    if (hasErrors(findings)) return { ...named, findings };
    const hash = createHash('sha256').update(bytes).digest('hex');
    return { document: { file, hash }, ...named, findings };
  };
  return { ...named, check };
}

/** Reads a covenant file in one go; see `draftCovenant`. */
export function readCovenant(bytes: Uint8Array, given: { readonly text?: ConvenantText } = {}): ReadCovenant {
  return draftCovenant(bytes).check(given.text);
}
