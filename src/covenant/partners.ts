/**
 * Partners as a compiled covenant knows them: who they are, in which roles they act, what they may bring in.
 */
import { compileWhat, type CompiledWhat, type Content } from './contents.js';
import { entryOf, type CovenantFile } from './document.js';
import type { Actor } from './selectors.js';
import type { Ring } from './vocabulary.js';

export interface PartnerModel {
  readonly code: string;
  readonly title: string;
  readonly sector: string;
  readonly ring: Ring;
  readonly oin?: string;
  readonly roles: readonly string[];
  readonly receivesOn: readonly string[];
  readonly jwks?: { readonly keys: readonly Readonly<Record<string, unknown>>[] };
}

export function partnerModel(code: string, entry: CovenantFile['partners'][string]): PartnerModel {
  return {
    code,
    title: entry.title,
    sector: entry.sector,
    ring: entry.ring,
    roles: entry.roles,
    receivesOn: entry.receives_on ?? [],
    ...(entry.oin === undefined ? {} : { oin: entry.oin }),
    ...(entry.jwks === undefined ? {} : { jwks: entry.jwks }),
  };
}

export function actorNumbers(actors: readonly Actor[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const numbers = new Map<string, Map<string, number>>();
  for (const actor of actors) {
    const ofPartner = numbers.get(actor.partner) ?? new Map<string, number>();
    numbers.set(actor.partner, ofPartner.set(actor.role, actor.index));
  }
  return numbers;
}

/** What a partner may bring in: the union of what it provides and what it keeps, to whomever and whenever. */
export function bringsOf(
  partner: string,
  file: CovenantFile,
  contents: readonly Content[],
): readonly CompiledWhat[] {
  const entry = entryOf(file.partners, partner);
  const whats = [
    ...(entry?.provides ?? []).map((rule) => rule.what),
    ...(entry?.keeps === undefined ? [] : [entry.keeps]),
  ];
  return whats
    .map((what) => compileWhat(what, file, contents))
    .filter((what) => what.sources === undefined || what.sources.has(partner));
}
