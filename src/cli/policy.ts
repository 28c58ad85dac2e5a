import { createInterface } from 'node:readline';
import {
  answerLine,
  compile,
  expand,
  explain,
  hasErrors,
  lineMistakes,
  questionMistakes,
  type Covenant,
  type CovenantDocument,
  type Finding,
} from '../covenant/index.js';
import { checkSummary } from '../language/check-summary.js';
import { renderFinding } from '../language/covenant.js';
import {
  mistakeSentence,
  optionPlaces,
  wrongLineSentence,
  wrongLinesSentence,
} from '../language/mistakes.js';
import { explanationDetails, explanationSentence } from '../language/explanation.js';
import { covenantFrom } from './files.js';
import { CommandError, type ExitCode, type Terminal } from './output.js';
import { sarif } from './sarif.js';

export interface CheckOptions {
  readonly format: 'text' | 'json' | 'sarif';
  /** Notes one by one. */
  readonly verbose: boolean;
}

/** `sluis policy check FILE`: every finding in one run; exit 1 where there is an error among them. */
export async function policyCheck(
  file: string,
  { format, verbose }: CheckOptions,
  term: Terminal,
): Promise<ExitCode> {
  const { findings } = await covenantFrom(file);
  if (format === 'json')
    term.print(`${JSON.stringify({ file, findings: findings.map(withoutSource) }, null, 2)}\n`);
  else if (format === 'sarif')
    term.print(`${JSON.stringify(sarif(file, findings, term.language), null, 2)}\n`);
  else {
    tellFindings(file, findings, verbose, term);
    term.say(checkSummary(findings, verbose ? 'listed' : 'summed'));
  }
  return hasErrors(findings) ? 1 : 0;
}

function withoutSource({ source: _line, ...finding }: Finding): Omit<Finding, 'source'> {
  return finding;
}

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** Errors first, then warnings, each in the order of the file; notes only where they are asked for. */
function tellFindings(
  file: string,
  findings: readonly Finding[],
  verbose: boolean,
  { print, language }: Terminal,
): void {
  for (const severity of SEVERITIES) {
    if (severity === 'info' && !verbose) continue;
    for (const finding of findings) {
      if (finding.severity === severity) print(`${renderFinding(finding, file, language)}\n`);
    }
  }
}

/** A covenant that decides. @throws CommandError 1 with its findings told. */
async function usableCovenant(
  file: string,
  term: Terminal,
): Promise<{ covenant: Covenant; document: CovenantDocument }> {
  const { document, findings } = await covenantFrom(file);
  if (document !== undefined && !hasErrors(findings)) return { covenant: compile(document), document };
  for (const finding of findings) {
    if (finding.severity === 'error') term.say(renderFinding(finding, file, term.language));
  }
  throw new CommandError(
    {
      nl: `${file} heeft fouten; verbeter ze eerst (sluis policy check).`,
      en: `${file} has errors; mend them first (sluis policy check).`,
    },
    1,
  );
}

/** So many wrong lines are explained; a file of another kind has a million of them. */
const MOST_EXPLAINED = 20;

/**
 * `sluis policy decide FILE`: one request a line on standard input, one answer a line out; exit 1 where a line was wrong.
 * The answer names the first mistake, as the contract has it; all of them are told to people.
 */
export async function policyDecide(file: string, term: Terminal): Promise<ExitCode> {
  const { covenant } = await usableCovenant(file, term);
  let wrong = 0;
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const answer = answerLine(covenant, line);
    term.print(`${JSON.stringify(answer)}\n`);
    if (!('error' in answer)) continue;
    wrong += 1;
    if (wrong <= MOST_EXPLAINED) term.say(wrongLineSentence(number, lineMistakes(covenant, line)));
  }
  if (wrong > 0) term.say(wrongLinesSentence(wrong, MOST_EXPLAINED));
  return wrong > 0 ? 1 : 0;
}

/** `sluis policy expand FILE`: catalogue, sets and steps written out, as the same YAML form. */
export async function policyExpand(file: string, term: Terminal): Promise<ExitCode> {
  const { document } = await usableCovenant(file, term);
  term.print(expand(document));
  return 0;
}

export interface ExplainOptions {
  readonly partner: string;
  readonly role: string;
  readonly purpose: string;
  readonly basis: string;
  readonly stage?: string;
  readonly source?: string;
  readonly field?: string;
  readonly caseKind?: string;
  readonly fact: readonly string[];
  readonly json: boolean;
}

/** `sluis policy explain FILE …`: each field's level with what decided, and what would have to be different. */
export async function policyExplain(
  file: string,
  options: ExplainOptions,
  term: Terminal,
): Promise<ExitCode> {
  const { covenant } = await usableCovenant(file, term);
  const facts = Object.fromEntries(options.fact.map((fact) => [fact, true]));
  const request = {
    partner: options.partner,
    role: options.role,
    purpose: options.purpose,
    basis: options.basis,
    stage: options.stage ?? firstStage(covenant, options.purpose),
    ...(options.caseKind === undefined ? {} : { case_kind: options.caseKind }),
    facts,
  };
  const { field, source } = options;
  const scope = { ...(field === undefined ? {} : { field }), ...(source === undefined ? {} : { source }) };
  const mistakes = questionMistakes(covenant, request, scope);
  for (const mistake of mistakes) term.say(mistakeSentence(mistake, optionPlaces));
  const checked = covenant.checkRequest(request);
  if (mistakes.length > 0 || !checked.ok) return 2;
  const explanations = explain(covenant, checked.request, {
    ...(options.source === undefined ? {} : { sources: [options.source] }),
    ...(options.field === undefined ? {} : { fields: [options.field] }),
  });
  if (options.json) {
    term.print(`${JSON.stringify(explanations, null, 2)}\n`);
    return 0;
  }
  for (const explanation of explanations) {
    term.print(`${explanationSentence(explanation)[term.language]}\n`);
    for (const detail of explanationDetails(explanation)) term.print(`    ${detail[term.language]}\n`);
  }
  return 0;
}

function firstStage(covenant: Covenant, purpose: string): string | undefined {
  return covenant.purposes.get(purpose)?.stages[0];
}
