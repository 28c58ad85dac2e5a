import type { ContributedPerson, Contribution } from './model/index.js';
import type { DocumentTransaction } from './storage.js';

/** Makes blind tags: HMAC-SHA-256 under the blind index key, so that the database tells nobody who is meant. */
export type BlindTag = (text: string) => Uint8Array;

/** Who brings persons in, and whom it already knows in the case by a label. */
export interface Linking {
  readonly covenant: string;
  readonly source: string;
  readonly tag: BlindTag;
  /** Makes a person that nobody brought in before: its key, under a random id. Returns the id. */
  readonly newPerson: () => Promise<string>;
  /** Whether a person still has its key. One that was erased is nobody: who is brought in again is somebody new. */
  readonly lives: (id: string) => Promise<boolean>;
  /** The person behind a label that the source sees in this case. */
  readonly byLabel: (label: string) => string | undefined;
  /** Names that an import gives to persons over sources and cases, by the contribution's references. */
  readonly aliases: Readonly<Record<string, string>>;
}

/**
 * Finds out who is who, by the BSN where there is one, else by a link that the source makes itself, else by the
 * source's own reference; never by guessing. Who is new gets a random id.
 * @returns person ids by the contribution's own references.
 */
export async function linkPersons(
  contribution: Contribution,
  linking: Linking,
  tx: DocumentTransaction,
): Promise<ReadonlyMap<string, string>> {
  const links = new Map<string, string>();
  for (const person of contribution.persons) {
    const tags = tagsOf(person, linking);
    const id =
      (await firstKnown(tags, linking, tx)) ?? (await linked(person, linking)) ?? (await linking.newPerson());
    for (const tag of tags) await tx.linkPerson(tag, id);
    links.set(person.ref, id);
  }
  return links;
}

/** The BSN leads everybody to the same person; a reference leads only its own source there. */
function tagsOf({ ref, bsn }: ContributedPerson, { covenant, source, tag, aliases }: Linking): Uint8Array[] {
  const alias = aliases[ref];
  return [
    ...(bsn === undefined ? [] : [tag(`bsn ${covenant} ${bsn}`)]),
    ...(alias === undefined ? [] : [tag(`alias ${covenant} ${alias}`)]),
    tag(`reference ${covenant} ${source} ${ref}`),
  ];
}

async function firstKnown(
  tags: readonly Uint8Array[],
  { lives }: Linking,
  tx: DocumentTransaction,
): Promise<string | undefined> {
  for (const tag of tags) {
    const known = await tx.personOf(tag);
    if (known === undefined) continue;
    if (await lives(known)) return known;
    await tx.unlinkPerson(tag);
  }
  return undefined;
}

async function linked(
  { sameAs }: ContributedPerson,
  { byLabel, lives }: Linking,
): Promise<string | undefined> {
  const id = sameAs === undefined ? undefined : byLabel(sameAs);
  return id !== undefined && (await lives(id)) ? id : undefined;
}
