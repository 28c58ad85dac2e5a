/**
 * Everything that a schema cannot check, in one run: names, rules, the text, and what cannot work.
 */
import { NameCheck } from './check-names.js';
import { checkReserved } from './check-reserved.js';
import { RuleCheck } from './check-rules.js';
import { checkText, type ConvenantText } from './check-text.js';
import { WorkableCheck } from './check-workable.js';
import type { CovenantFile } from './document.js';
import { hasErrors } from './findings.js';
import { knownNames } from './known.js';
import type { Plain } from './read-yaml.js';
import type { Reporter } from './reporter.js';
import { Walk } from './walk.js';

/**
 * @param file what of the file fits the schema
 * @param raw the file as it was written, for the names that it declares
 * @param places where the items of lists stood of which others were cut out
 */
export function checkReferences(
  file: CovenantFile,
  raw: Plain,
  places: WeakMap<object, readonly number[]>,
  reporter: Reporter,
  text?: ConvenantText,
): void {
  const walk = new Walk(file, places);
  const known = knownNames(raw);
  checkReserved(file, known, reporter);
  new NameCheck(walk, known, reporter).run();
  new RuleCheck(walk, reporter).run();
  checkText(walk, reporter, text);
  if (!hasErrors(reporter.findings)) new WorkableCheck(walk, reporter).run();
}
