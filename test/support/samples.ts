import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { importSample, type SampleCase } from '../../src/casework/index.js';

/** The sample cases of Duivenweert, split into what each source brought in. */

const FOLDER = new URL('../../policies/leefbaarheidsplatform-duivenweert/', import.meta.url);

let samples: Promise<readonly SampleCase[]> | undefined;

export async function sampleCase(name: string): Promise<SampleCase> {
  samples ??= readSamples();
  const found = (await samples).find((one) => one.case === name);
  if (found === undefined) throw new Error(`no sample case ${name}`);
  return found;
}

/** The file of sample cases and the notes, as they lie there. */
export async function rawSamples(): Promise<{ readonly cases: unknown; readonly notes: readonly unknown[] }> {
  const [cases, notes] = await Promise.all(
    ['cases.json', 'notes.jsonl'].map((name) => readFile(fileURLToPath(new URL(name, FOLDER)), 'utf8')),
  );
  const lines = (notes ?? '').split('\n').filter((line) => line !== '');
  return { cases: JSON.parse(cases ?? '{}'), notes: lines.map((line): unknown => JSON.parse(line)) };
}

async function readSamples(): Promise<readonly SampleCase[]> {
  const read = importSample({ ...(await rawSamples()), chairs: ['gem-wijkgericht', 'welzijn-tandem'] });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
