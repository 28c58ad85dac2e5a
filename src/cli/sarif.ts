import type { Finding } from '../covenant/index.js';
import { VERSION } from '../version.js';
import { findingSentence } from '../language/covenant.js';
import type { Language } from '../language/sentence.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Findings as a SARIF 2.1.0 log (OASIS), for editors and review tools. */
export function sarif(file: string, findings: readonly Finding[], language: Language): object {
  const rules = [...new Set(findings.map(({ code }) => code))].map((id) => ({ id }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sluis', version: VERSION, rules } },
        results: findings.map((finding) => ({
          ruleId: finding.code,
          level: LEVELS[finding.severity],
          message: { text: findingSentence(finding)[language] },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: file },
                region: {
                  startLine: finding.line,
                  startColumn: finding.column,
                  endColumn: finding.column + Math.max(finding.length, 1),
                },
              },
            },
          ],
        })),
      },
    ],
  };
}
