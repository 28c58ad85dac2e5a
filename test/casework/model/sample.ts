/** The sample cases of the repository, as they stand and as imported. */
import { readFileSync } from 'node:fs';
import {
  flatten,
  flattenAddition,
  importSample,
  type Contribution,
  type SampleCase,
  type SampleContribution,
} from '../../../src/casework/model/index.js';
import { FOLDER } from '../../policies/convenant-text.js';

const lines = readFileSync(new URL('notes.jsonl', FOLDER), 'utf8').trim().split('\n');

export const cases: unknown = JSON.parse(readFileSync(new URL('cases.json', FOLDER), 'utf8'));
export const notes: readonly unknown[] = lines.map((line): unknown => JSON.parse(line));
export const NOW = Date.UTC(2025, 9, 15);

export function imported(): readonly SampleCase[] {
  const reading = importSample({ cases, notes, chairs: ['gem-wijkgericht', 'welzijn-tandem'] });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

export function flattenedSample(sample: SampleCase, contribution: SampleContribution): Contribution {
  if (contribution.opens) return flatten(contribution.body, NOW);
  const reading = flattenAddition(contribution.body, { kind: sample.kind, known: new Map() }, NOW);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}
