/**
 * What one grant gives in each stage: its `show` and `reveal`, with the steps of that stage put over them.
 */
import type { Content } from './contents.js';
import type { CovenantFile, GrantEntry, Show } from './document.js';
import { categoriesIn, type FieldModel } from './names.js';
import { LEVELS, STAGES, type Cover, type Level, type Stage } from './vocabulary.js';

/** What a grant says in one stage, by name: sets are written out, steps are put over it. */
export interface GrantSpeech {
  /** By category or field; a field named beats its category. */
  readonly levels: ReadonlyMap<string, Level>;
  readonly covers: ReadonlyMap<string, Cover>;
  readonly reveals: ReadonlySet<string>;
}

/** What a grant gives one content: level and cover as they come out, and whether it may be revealed. */
export interface Given {
  readonly level: Level;
  readonly cover?: Cover;
  readonly reveals: boolean;
}

/** One entry a content. */
export type GivenByContent = readonly Given[];

export function speechIn(grant: GrantEntry, stage: Stage, file: CovenantFile): GrantSpeech {
  const levels = new Map<string, Level>();
  const covers = new Map<string, Cover>();
  const reveals = new Set(categoriesIn(grant.reveal ?? [], file));
  const put = (show: Show | undefined): void => {
    for (const level of LEVELS) {
      for (const name of categoriesIn(show?.[level] ?? [], file)) levels.set(name, level);
    }
    for (const [field, cover] of Object.entries(show?.as ?? {})) covers.set(field, cover);
  };
  put(grant.show);
  for (const step of grant.steps ?? []) {
    if (!step.stage.includes(stage)) continue;
    put(step.show);
    for (const name of categoriesIn(step.reveal_also ?? [], file)) reveals.add(name);
    for (const name of categoriesIn(step.reveal_no_longer ?? [], file)) reveals.delete(name);
  }
  return { levels, covers, reveals };
}

export function givenIn(speech: GrantSpeech, contents: readonly Content[]): GivenByContent {
  return contents.map((content) => {
    const named = content.own ? undefined : speech.levels.get(content.field);
    const level = named ?? speech.levels.get(content.category) ?? 'withheld';
    const reveals =
      speech.reveals.has(content.category) || (!content.own && speech.reveals.has(content.field));
    if (level !== 'covered') return { level, reveals };
    const cover = speech.covers.get(content.field) ?? content.covers[0];
    return cover === undefined ? { level: 'exists', reveals } : { level, cover, reveals };
  });
}

/** The given of a grant in every stage, in the order of STAGES. */
export function givenByStage(
  grant: GrantEntry,
  file: CovenantFile,
  contents: readonly Content[],
): readonly GivenByContent[] {
  const withoutSteps =
    grant.steps === undefined ? givenIn(speechIn(grant, 'signal', file), contents) : undefined;
  return STAGES.map((stage) => withoutSteps ?? givenIn(speechIn(grant, stage, file), contents));
}

/** The finest cover of those that a field may have, by the field's own order. */
export const finest = (covers: readonly Cover[], field: Pick<FieldModel, 'covers'>): Cover | undefined =>
  field.covers.findLast((cover) => covers.includes(cover));
