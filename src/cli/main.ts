#!/usr/bin/env node
import { outputSentence } from '../language/cli.js';
import { terminal } from './output.js';
import { languageFrom, program } from './program.js';

const term = terminal(languageFrom(process.argv, process.env));
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that goes away (`| head`) is no error of ours.
  if (error.code === 'EPIPE') process.exit(0);
  term.say(outputSentence(error.code));
  process.exit(2);
});
// Nobody is left to tell it to; what the command does goes on.
process.stderr.on('error', () => undefined);

try {
  await program(term, (code) => {
    process.exitCode = code;
  }).parseAsync(process.argv);
} catch (cause) {
  const { tell } = await import('./tell.js');
  process.exitCode = tell(cause, term);
}
