import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import t from 'tap';
import { program } from '../../src/cli/program.js';
import { readCovenant } from '../../src/covenant/index.js';
import { findingSentence } from '../../src/language/covenant.js';
import type { Language } from '../../src/language/sentence.js';
import { sluis } from '../support/command.js';

/** Whoever reads Dutch is spoken to in Dutch, and whoever asks for English gets no Dutch. */

function helpOf(language: Language): readonly string[] {
  const commands = (one: Command): readonly Command[] => [one, ...one.commands.flatMap(commands)];
  const term = { language, print: () => undefined, say: () => undefined };
  return commands(program(term, () => undefined)).map((one) => one.helpInformation());
}

const DUTCH =
  /\b(?:opties|bestand|gebruik|standaard|toont|vorm|adres|doel|grondslag|bron|rol|sleutel|stap|taal|veld|map|poort|feit|soort|naam)\b/i;
const ENGLISH = /\b(?:usage|options?|arguments?|commands?|file|default|display|for|help for|choices|the)\b/i;

t.test('the help of every command is in one language, placeholders and all', async (t) => {
  const [nl, en] = [helpOf('nl'), helpOf('en')];
  t.equal(nl.length, en.length);
  for (const help of en) t.notMatch(help, DUTCH);
  for (const help of nl) t.notMatch(help, ENGLISH);
});

t.test('a wrong use is told in one language, with what would be right', async (t) => {
  const said = async (...words: string[]) => {
    const ran = await sluis(words);
    t.equal(ran.status, 2, words.join(' '));
    return ran.said.split('\n')[0];
  };
  t.equal(await said('policy', 'check', '--lang', 'en'), 'Missing: <file>.');
  t.equal(await said('policy', 'check'), 'Er ontbreekt: <bestand>.');
  t.equal(
    await said('log', 'export', '--format', 'csw', '--lang', 'en'),
    '--format <form> cannot be «csw». Possible: bundle, jsonl.',
  );
  t.equal(await said('serve', '--port', 'acht'), 'Bij --port <poort> kan «acht» niet. Mogelijk: 0-65535.');
  t.equal(await said('token'), 'Verplicht is: --partner <code>.');
});

t.test('what the reader of YAML says in English stays out of a Dutch finding', async (t) => {
  const [finding] = readCovenant(new TextEncoder().encode('a: [b\n')).findings;
  if (finding === undefined) throw new Error('a finding');
  t.equal(
    findingSentence(finding).nl,
    'Dit is geen geldige YAML: let op inspringen, dubbele punten, haakjes en aanhalingstekens.',
  );
});

t.test(
  'an explanation names what a reveal asks and whom an item is about in words, not in codes',
  async (t) => {
    const file = fileURLToPath(new URL('../vectors/mini/covenant.yaml', import.meta.url));
    t.match(readFileSync(file, 'utf8'), /four_eyes: true/);
    const asked = ['--partner', 'politie', '--role', 'wijkagent', '--purpose', 'casusoverleg'];
    const { out } = await sluis([
      'policy',
      'explain',
      file,
      ...asked,
      '--basis',
      'wpg-8',
      '--stage',
      'table',
    ]);
    t.match(out, /een motivering/);
    t.notMatch(out, /justification|four_eyes|readable_for|max_persons|\b(?:subject|third|reporter)\b/);
  },
);
