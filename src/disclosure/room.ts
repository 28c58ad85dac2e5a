import { overfull, shareOf, type PlainCase, type Problem } from '../casework/index.js';

/** Only when the case is open, and no other change of it is on its way, can be told what a change comes to. */
export class NoRoom extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super('a source would have too much in one case');
  }
}

/** @throws NoRoom where the source would have more than its bound; what makes it less is taken all the same. */
export function demandRoom(source: string, before: PlainCase, after: PlainCase, pointer: string): void {
  const share = shareOf(source, after);
  const problems = overfull(pointer, share);
  if (problems.length === 0) return;
  const { items, persons, characters } = shareOf(source, before);
  if (share.items > items || share.persons > persons || share.characters > characters)
    throw new NoRoom(problems);
}
