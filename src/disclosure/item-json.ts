import type { ItemDecision, Needs, PossibleReveal, Reason } from '../covenant/index.js';
import type { ManifestItem } from '../casework/index.js';
import type { PersonWord } from './person-word.js';

/** Property names of the API are camelCase (NL API Design Rules 2.2.1); the words behind them are the contract's. */
export function needsJson(needs: Needs): Record<string, unknown> {
  return {
    ...(needs.justification === undefined ? {} : { justification: true }),
    ...(needs.mandate === undefined ? {} : { mandate: true }),
    ...(needs.four_eyes === undefined ? {} : { fourEyes: true }),
    ...(needs.notify === undefined ? {} : { notify: needs.notify }),
    ...(needs.readable_for === undefined ? {} : { readableFor: needs.readable_for }),
    ...(needs.max_persons === undefined ? {} : { maxPersons: needs.max_persons }),
  };
}

export function reasonJson(reason: Reason): Record<string, unknown> {
  if (reason.kind !== 'grant') return { ...reason };
  return { kind: reason.kind, id: reason.id, article: reason.article, providedOn: reason.provided_on };
}

export function revealJson(reveal: PossibleReveal): Record<string, unknown> {
  return { grant: reveal.grant, needs: needsJson(reveal.needs), handling: reveal.handling };
}

/** Everything about one item but its value; the value, where there is one, is put behind it. */
export function itemHead(
  item: ManifestItem,
  decision: ItemDecision,
  id: string,
  record: string,
  person: PersonWord | undefined,
): string {
  const shown = decision.level === 'covered' || decision.level === 'open';
  const head = {
    id,
    field: item.field,
    ...(item.category === undefined ? {} : { category: item.category }),
    level: decision.level,
    ...(decision.cover === undefined ? {} : { cover: decision.cover }),
    reason: reasonJson(decision.reason),
    handling: decision.handling ?? [],
    ...(decision.reveal === false ? {} : { reveal: revealJson(decision.reveal) }),
    ...(shown ? { source: item.source, record } : {}),
    ...(decision.level === 'open' ? { recordedAt: item.recordedAt } : {}),
    ...(item.restricted === undefined ? {} : { restricted: true }),
    ...(shown && person !== undefined ? { person } : {}),
  };
  return JSON.stringify(head).slice(0, -1);
}

/** Everything about one revealed item but its value. */
export function revealedHead(
  item: ManifestItem,
  reveal: PossibleReveal,
  id: string,
  person: string | undefined,
): string {
  const head = {
    id,
    field: item.field,
    ...(item.category === undefined ? {} : { category: item.category }),
    source: item.source,
    recordedAt: item.recordedAt,
    grant: reveal.grant,
    handling: reveal.handling,
    ...(reveal.needs.readable_for === undefined ? {} : { readableFor: reveal.needs.readable_for }),
    ...(person === undefined ? {} : { person: { label: person } }),
  };
  return JSON.stringify(head).slice(0, -1);
}
