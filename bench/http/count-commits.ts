import type { Gateway } from '../../src/gateway.js';
import type { Counters } from './child-messages.js';

/** Counts commits of the log by the mark that each raises once, and entries by how far it is raised. */
export function countCommits({ keys: { mark } }: Gateway): () => Pick<Counters, 'commits' | 'entries'> {
  const raise = mark.raise.bind(mark);
  let commits = 0;
  let entries = 0;
  mark.raise = (size, root) => {
    commits += 1;
    entries = size;
    return raise(size, root);
  };
  return () => ({ commits, entries });
}
