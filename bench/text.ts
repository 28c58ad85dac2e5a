/**
 * Recall and precision of the de-identification of running text on the marked notes of test/vectors, per type, and its speed.
 * `npm run bench:text`, or `npx tsx bench/text.ts --misses` for what goes wrong. The even notes and every fourth from the second were read while building; every fourth from the
 * fourth was held back, so its figures are the honest ones.
 */
import { redact } from '../src/pseudonym/index.js';
import { DIRECT, readNotes, score, type MarkedNote } from '../test/pseudonym/scoring.js';

const notes = readNotes(new URL('../test/vectors/notes-dev.jsonl', import.meta.url));

print('read while building', (place) => place % 4 !== 3);
print('held back', (place) => place % 4 === 3);
printSpeed(notes);

function print(title: string, isIn: (place: number) => boolean): void {
  const part = notes.filter((_, place) => isIn(place));
  const scores = score(part);
  console.log(
    `${title}: ${part.length} notes, ${scores.notesWithLeak} of them with a direct identifier left`,
  );
  console.log(
    `  recall     ${percent(scores.recallByCharacter)} by character, ${percent(scores.recallByEntity)} by entity`,
  );
  console.log(`  direct     ${percent(scores.directRecall)} by entity`);
  console.log(
    `  precision  ${percent(scores.precisionByCharacter)} by character, ${percent(scores.precisionByEntity)} by entity`,
  );
  for (const [type, { found, gold }] of [...scores.byType].sort()) {
    console.log(
      `  ${type.padEnd(14)} ${String(found).padStart(4)} of ${gold}${DIRECT.has(type) ? '  (direct)' : ''}`,
    );
  }
  if (process.argv.includes('--misses')) console.log([...scores.misses, '---', ...scores.extras].join('\n'));
}

function printSpeed(all: readonly MarkedNote[]): void {
  const rounds = 10;
  const began = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1)
    for (const { text, known } of all) redact(text, known ?? []);
  const seconds = process.cpuUsage(began).user / 1e6;
  const megabytes = (rounds * all.reduce((sum, { text }) => sum + text.length, 0)) / 1e6;
  console.log(`speed: ${(megabytes / seconds).toFixed(1)} MB a second of processor time`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
