/**
 * E-mail addresses, web addresses and names on networks. Each is found by the one mark that it cannot be without, and read from there
 * to both sides, over a bounded length.
 */
import type { Span } from '../span.js';
import { endOf, startOf } from './stretch.js';

const MAIL_LEFT = /[\p{L}\p{N}._%+'-]/u;
const NAME = /[\p{L}\p{N}._-]/u;
const HOST = /[\p{L}\p{N}.-]/u;
const NOT_PATH = /[\s<>"'()[\]]/;
const LETTER = /\p{L}/u;
const TOP_LEVEL = /\.\p{L}{2,24}$/u;
const TRAILING = /[.,;:!?'’-]/;

const SCHEME = /(?<![\p{L}\p{N}@])(?:https?:\/\/|www\.)/giu;
const KNOWN_TOP_LEVEL = /\.(?:nl|com|org|net|eu|be|de|info|example|test|me|io|tv|app|gg)(?![\p{L}\p{N}-])/giu;
const SPOKEN_AT = /\(at\)|\[at\]|apenstaartje/giu;
const SPOKEN_DOT = /^ punt \p{L}{2,24}/u;
const NETWORK =
  /(?<!\p{L})(?:insta|instagram|snap|snapchat|tiktok|facebook|fb|telegram|discord|gebruikersnaam|username|account)(?:naam)?\s?[:(]\s?['"]?/giu;

const LONGEST_LOCAL = 64;
const LONGEST_HOST = 255;
const LONGEST_PATH = 500;
const LONGEST_NAME = 50;

/** Every @ with something like a mailbox before it and a domain behind it; also written out as (at). */
export function findEmails(text: string): readonly Span[] {
  const found: Span[] = [];
  let reached = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = startOf(text, at, MAIL_LEFT, Math.max(reached, at - LONGEST_LOCAL), TRAILING);
    const end = endOf(text, at + 1, HOST, LONGEST_HOST, TRAILING);
    if (start === at || !TOP_LEVEL.test(text.slice(at + 1, end))) continue;
    found.push({ start, end, type: 'email' });
    reached = end;
  }
  for (const { index, 0: mark } of text.matchAll(SPOKEN_AT)) {
    const before = text.charAt(index - 1) === ' ' ? index - 1 : index;
    const behind = index + mark.length + (text.charAt(index + mark.length) === ' ' ? 1 : 0);
    const start = startOf(text, before, MAIL_LEFT, before - LONGEST_LOCAL, TRAILING);
    const host = endOf(text, behind, HOST, LONGEST_HOST, TRAILING);
    const end = host + (SPOKEN_DOT.exec(text.slice(host, host + LONGEST_NAME))?.[0].length ?? 0);
    if (start < before && end > behind) found.push({ start, end, type: 'email' });
  }
  return found;
}

/** Addresses of pages: with http or www in front, or by a well-known ending. */
export function findUrls(text: string): readonly Span[] {
  const found: Span[] = [];
  let reached = 0;
  for (const { index, 0: scheme } of text.matchAll(SCHEME)) {
    const end = index < reached ? index : pathEnd(text, index + scheme.length);
    if (end <= index + scheme.length) continue;
    found.push({ start: index, end, type: 'url' });
    reached = end;
  }
  reached = 0;
  for (const { index, 0: ending } of text.matchAll(KNOWN_TOP_LEVEL)) {
    const behind = index + ending.length;
    const start = startOf(text, index, HOST, Math.max(reached, index - LONGEST_HOST), TRAILING);
    if (start >= index || text.charAt(start - 1) === '@') continue;
    const end = text.charAt(behind) === '/' ? pathEnd(text, behind) : behind;
    found.push({ start, end, type: 'url' });
    reached = end;
  }
  return found;
}

/** `@name`, `name_22` and what stands behind the name of a network: how somebody is called there. */
export function findHandles(text: string): readonly Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const end = endOf(text, at + 1, NAME, LONGEST_NAME, TRAILING);
    if (end > at + 2 && !MAIL_LEFT.test(text.charAt(at - 1)))
      found.push({ start: at, end, type: 'nickname' });
  }
  let reached = 0;
  for (let at = text.indexOf('_'); at >= 0; at = text.indexOf('_', Math.max(at + 1, reached))) {
    const start = startOf(text, at, NAME, Math.max(reached, at - LONGEST_NAME), TRAILING);
    const end = endOf(text, at + 1, NAME, LONGEST_NAME, TRAILING);
    reached = Math.max(end, at + 1);
    const isName = start < at && end > at + 1 && LETTER.test(text.charAt(start));
    if (isName && !'@/'.includes(text.charAt(start - 1))) found.push({ start, end, type: 'nickname' });
  }
  for (const { index, 0: network } of text.matchAll(NETWORK)) {
    const start = index + network.length;
    const end = endOf(text, start, NAME, LONGEST_NAME, TRAILING);
    if (end > start + 2) found.push({ start, end, type: 'nickname' });
  }
  return found;
}

function pathEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end < from + LONGEST_PATH && !NOT_PATH.test(text.charAt(end))) end += 1;
  while (end > from && TRAILING.test(text.charAt(end - 1))) end -= 1;
  return end;
}
