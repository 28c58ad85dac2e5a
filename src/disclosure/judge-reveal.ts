import {
  ABOUTS,
  type AccessRequest,
  type Covenant,
  type Needs,
  type PossibleReveal,
} from '../covenant/index.js';
import type { CaseManifest, ManifestItem } from '../casework/index.js';
import type { Asked } from './asked.js';
import { personWord } from './person-word.js';
import type { FieldRefusal, MissingCode } from './refusal.js';
import type { DecidedItem } from './view-plan.js';

/** A question for named fields in clear. */
export interface RevealAsked extends Asked {
  readonly fields: readonly string[];
  /** Labels or own references of persons; absent: whoever the fields are about. */
  readonly persons?: readonly string[];
  /** Ids of items as the asker knows them; absent: all items of the fields. */
  readonly items?: readonly string[];
  readonly justification: string;
  /** What may be revealed is revealed, the rest refused; otherwise it is all or nothing. */
  readonly partial: boolean;
}

/** An item that may be revealed, with what its reveal asks for. */
export interface RevealableItem {
  readonly item: ManifestItem;
  readonly reveal: PossibleReveal;
}

export interface Judgement {
  /** Items that are revealed at once. */
  readonly released: readonly RevealableItem[];
  /** Items that wait for their source's approval. */
  readonly waiting: readonly RevealableItem[];
  readonly refusals: readonly FieldRefusal[];
}

/** How a recipient names persons and items. */
export interface RecipientWords {
  readonly labelOf: (person: string) => string;
  readonly idOf: (inner: string) => string;
}

const POSSIBLE_ABOUTS = [undefined, ...ABOUTS];

/** At least so many letters: a reason in words, no dash or dot. */
const SHORTEST_JUSTIFICATION = 10;

/**
 * Judges a reveal field by field. A pure function of the decisions, the question and the facts; it says what was
 * missing and never whether something is there that one may not know of.
 */
export function judgeReveal(
  decided: readonly DecidedItem[],
  manifest: CaseManifest,
  asked: RevealAsked,
  request: AccessRequest,
  words: RecipientWords,
): Judgement {
  const candidates = new Map(
    asked.fields.map((field) => [field, candidatesFor(field, decided, manifest, asked, words)]),
  );
  const persons = new Set(
    [...candidates.values()].flatMap((found) => found.revealable.flatMap(({ item }) => item.person ?? [])),
  );
  const refusals: FieldRefusal[] = [];
  const granted: RevealableItem[] = [];
  for (const [field, found] of candidates) {
    const missing = missingFor(field, request, found, asked, persons.size);
    if (missing === undefined) granted.push(...found.revealable);
    else refusals.push({ field, ...missing });
  }
  if (refusals.length > 0 && !asked.partial) return { released: [], waiting: [], refusals };
  const waits = ({ reveal }: RevealableItem): boolean => reveal.needs.four_eyes === true;
  const waiting = granted.filter(waits);
  const released = waiting.length > 0 && !asked.partial ? [] : granted.filter((entry) => !waits(entry));
  return { released, waiting: waiting.length > 0 && !asked.partial ? granted : waiting, refusals };
}

interface Candidates {
  readonly revealable: readonly RevealableItem[];
  readonly open: boolean;
}

function candidatesFor(
  field: string,
  decided: readonly DecidedItem[],
  manifest: CaseManifest,
  asked: RevealAsked,
  words: RecipientWords,
): Candidates {
  const named = decided.filter(
    ({ item }) =>
      item.field === field && namesItem(item, asked, words) && namesPerson(item, manifest, asked, words),
  );
  return {
    revealable: named.flatMap(({ item, decision }) =>
      decision.reveal === false || decision.level === 'open' ? [] : [{ item, reveal: decision.reveal }],
    ),
    open: named.some(({ decision }) => decision.level === 'open'),
  };
}

function namesItem(item: ManifestItem, asked: RevealAsked, { idOf }: RecipientWords): boolean {
  return asked.items === undefined || asked.items.includes(idOf(item.id));
}

function namesPerson(
  item: ManifestItem,
  manifest: CaseManifest,
  asked: RevealAsked,
  { labelOf }: RecipientWords,
): boolean {
  if (asked.persons === undefined) return true;
  const person = item.person === undefined ? undefined : manifest.persons[item.person];
  if (person === undefined) return false;
  const word = personWord(person, item, asked.caller.partner, labelOf);
  return asked.persons.includes('label' in word ? word.label : word.ownRef);
}

function missingFor(
  field: string,
  request: AccessRequest,
  { revealable, open }: Candidates,
  asked: RevealAsked,
  persons: number,
): Omit<FieldRefusal, 'field'> | undefined {
  if (revealable.length === 0) {
    if (open) return { missing: ['already_open'] };
    return {
      missing: [couldBeGranted(asked.covenant, request, field) ? 'nothing_to_reveal' : 'not_granted'],
    };
  }
  const needs = revealable.map(({ reveal }) => reveal.needs);
  const missing: MissingCode[] = [];
  const wordless = asked.justification.replace(/[^\p{L}]/gu, '').length < SHORTEST_JUSTIFICATION;
  if (wordless && needs.some((need) => need.justification === true)) missing.push('justification');
  if (request.facts.mandate !== true && needs.some((need) => need.mandate === true)) missing.push('mandate');
  const most = smallest(needs);
  if (most !== undefined && persons > most) missing.push('max_persons');
  if (missing.length === 0) return undefined;
  return { missing, ...(missing.includes('max_persons') && most !== undefined ? { maxPersons: most } : {}) };
}

function smallest(needs: readonly Needs[]): number | undefined {
  const limits = needs.flatMap((need) => need.max_persons ?? []);
  return limits.length === 0 ? undefined : Math.min(...limits);
}

/** True where the covenant would let this request have the field revealed from some source, whatever is in the case. */
function couldBeGranted(covenant: Covenant, request: AccessRequest, field: string): boolean {
  const context = covenant.context(request);
  const { partner } = request;
  return [...covenant.partners.keys()].some((source) =>
    POSSIBLE_ABOUTS.some((about) => {
      const facts = { field, source, consent: [partner], ...(about === undefined ? {} : { about }) };
      return source !== partner && context.decide(covenant.classify(facts)).reveal !== false;
    }),
  );
}
