/**
 * Everything that a schema cannot check, in one run: names, rules, the text, and what cannot work.
 */
import { LimitCheck } from './check-limits.js';
import { NameCheck } from './check-names.js';
import { checkReserved } from './check-reserved.js';
import { RuleCheck } from './check-rules.js';
import { checkText, type ConvenantText } from './check-text.js';
import { WorkableCheck } from './check-workable.js';
import type { CovenantFile } from './document.js';
import type { Finding } from './findings.js';
import { knownNames } from './known.js';
import type { Plain } from './read-yaml.js';
import { Reporter } from './reporter.js';
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
  checkWorkable(walk, reporter);
}

/**
 * Warnings about rules, also where other rules have errors. A mistake in what rules rest on (partners, sets, bases, …) would make
 * every rule that rests on it look as if it could not work, and a rule with a mistake may not mean what it seems to say.
 */
function checkWorkable(walk: Walk, reporter: Reporter): void {
  const errors = reporter.findings.filter(({ severity }) => severity === 'error');
  if (errors.some(({ path }) => !isInRule(path))) return;
  const wrong = new Set(errors.map(ruleOf));
  const warnings = new Reporter(reporter);
  new WorkableCheck(walk, warnings).run();
  new LimitCheck(walk, warnings).run();
  for (const finding of warnings.findings) if (!wrong.has(ruleOf(finding))) reporter.findings.push(finding);
}

const RULES = /^(?:grants|emergency\.grants|conditions|never|guarantees|retention)\[\d+\]/;
const NOT_RESTED_ON =
  /^(?:covenant|title|version|in_force|text|invitations|mandates|statistics|pseudonyms)(?:\.|$)/;

const isInRule = (path: string): boolean => RULES.test(path) || NOT_RESTED_ON.test(path);
const ruleOf = ({ path }: Finding): string => RULES.exec(path)?.[0] ?? path;
