import type { ContributedPerson, Contribution } from './model/index.js';
import type { DocumentTransaction } from './storage.js';

/** Makes blind tags: HMAC-SHA-256 under the blind index key, so that the database tells nobody who is meant. */
export type BlindTag = (text: string) => Uint8Array;

/** Who brings persons in, and whom it already knows in the case by a label. */
export interface Linking {
  readonly covenant: string;
  readonly source: string;
  readonly tag: BlindTag;
  /** Random id for a person that nobody brought in before. */
  readonly newId: () => string;
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
    const id = (await firstKnown(tags, tx)) ?? linked(person, linking) ?? linking.newId();
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

async function firstKnown(tags: readonly Uint8Array[], tx: DocumentTransaction): Promise<string | undefined> {
  for (const tag of tags) {
    const known = await tx.personOf(tag);
    if (known !== undefined) return known;
  }
  return undefined;
}

function linked(person: ContributedPerson, { byLabel }: Linking): string | undefined {
  return person.sameAs === undefined ? undefined : byLabel(person.sameAs);
}
