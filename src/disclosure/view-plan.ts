import {
  ABOUTS,
  type About,
  type AccessRequest,
  type Covenant,
  type ItemDecision,
} from '../covenant/index.js';
import { itemClasses, type CasePerson, type KnownManifest, type ManifestItem } from '../casework/index.js';
import { itemHead } from './item-json.js';
import { Layout, type LaidOutItems } from './layout.js';
import { personWord, type PersonWord } from './person-word.js';
import type { Recipients } from './recipient.js';

/** One item of the case with what the covenant says of it in this request. */
export interface DecidedItem {
  readonly item: ManifestItem;
  readonly decision: ItemDecision;
}

/**
 * A view that was decided and waits for its values: the answer as text with holes. It depends on nothing but the case's
 * version, the covenant version and the request's facts, so it is kept with the manifest; values are never in it.
 */
export interface ViewPlan extends LaidOutItems {
  readonly request: AccessRequest;
  /** The case exists for the one who asks (Meaning, 7). */
  readonly exists: boolean;
  readonly decided: readonly DecidedItem[];
  readonly labelOf: (person: string) => string;
}

/** Decides about every item of a case, and lays the answer out. */
export function planView(
  known: KnownManifest,
  covenant: Covenant,
  request: AccessRequest,
  recipients: Recipients,
): ViewPlan {
  const { manifest } = known;
  const decided = decideItems(known, covenant, request);
  const labelOf = recipients.labelOf(covenant, request.partner, request.purpose, manifest.id);
  const idOf = recipients.idOf(covenant.id, request.partner);
  const visible = inFieldOrder(
    decided.filter(({ decision }) => decision.level !== 'withheld'),
    covenant,
    idOf,
  );
  const exists = visible.length > 0 || request.facts.invited === true;
  const layout = new Layout();
  layout.text(caseHead(known, visible, request.partner, labelOf));
  visible.forEach(({ item, decision }, position) => {
    const person = item.person === undefined ? undefined : manifest.persons[item.person];
    const word = person === undefined ? undefined : personWord(person, item, request.partner, labelOf);
    layout.text(
      `${position === 0 ? '' : ','}${itemHead(item, decision, idOf(item.id), idOf(item.record), word)}`,
    );
    layValue(layout, item, decision, person, labelOf);
    layout.text('}');
  });
  layout.text(']');
  return { request, exists, decided, ...layout.done(), labelOf };
}

/** The decision on every item, in the order of the manifest. */
export function decideItems(
  known: KnownManifest,
  covenant: Covenant,
  request: AccessRequest,
): readonly DecidedItem[] {
  const context = covenant.context(request);
  const classes = itemClasses(known, covenant);
  return known.manifest.items.map((item, position) => {
    const itemClass = classes[position];
    if (itemClass === undefined) throw new RangeError('every item has a class');
    return { item, decision: context.decide(itemClass) };
  });
}

/** Fields in the covenant's order, and inside a field by the recipient's own ids: the order tells nobody anything. */
function inFieldOrder(
  items: readonly DecidedItem[],
  covenant: Covenant,
  idOf: (id: string) => string,
): readonly DecidedItem[] {
  const order = new Map([...covenant.fields.keys()].map((field, position) => [field, position]));
  return items
    .map((entry) => ({ entry, field: order.get(entry.item.field) ?? 0, id: idOf(entry.item.id) }))
    .sort((a, b) => a.field - b.field || (a.id < b.id ? -1 : 1))
    .map(({ entry }) => entry);
}

function caseHead(
  { manifest }: KnownManifest,
  visible: readonly DecidedItem[],
  partner: string,
  labelOf: (person: string) => string,
): string {
  const persons = new Map<string, { readonly word: PersonWord; about: About | undefined }>();
  for (const { item, decision } of visible) {
    if (item.person === undefined || decision.level === 'exists') continue;
    const person = manifest.persons[item.person];
    if (person === undefined) continue;
    const word = personWord(person, item, partner, labelOf);
    const name = JSON.stringify(word);
    persons.set(name, { word, about: foremost(persons.get(name)?.about, item.about) });
  }
  const ordered = [...persons]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { word, about }]) => ({ ...word, ...(about === undefined ? {} : { about }) }));
  const { id, kind, stage } = manifest;
  const head = { id, kind, stage, persons: ordered };
  return `${JSON.stringify(head).slice(0, -1)},"items":[`;
}

/**
 * The place of a person in the case, as the items that one sees say it: what a source said of a person whom another brought
 * in too would else stand with the other's words, and tell that the two are one.
 */
function foremost(one: About | undefined, other: About | undefined): About | undefined {
  return ABOUTS.find((about) => about === one || about === other);
}

/**
 * The value of an item at the level that it has: a hole where it stands sealed, a label where that is its cover. There is none where
 * the covenant asks for a cover that it did not yet have when the case was last written.
 */
function layValue(
  layout: Layout,
  item: ManifestItem,
  decision: ItemDecision,
  person: CasePerson | undefined,
  labelOf: (person: string) => string,
): void {
  if (decision.level === 'open') layout.hole({ kind: 'open', item });
  if (decision.level !== 'covered' || decision.cover === undefined) return;
  const line = item.covered?.lines[decision.cover];
  if (line !== undefined && item.covered !== undefined) {
    layout.hole({ kind: 'covered', compartment: item.covered.compartment, line });
  } else if (decision.cover === 'pseudonym' && person !== undefined) {
    layout.text(`,"value":${JSON.stringify(labelOf(person.id))}`);
  }
}
