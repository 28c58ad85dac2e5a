/** E-mail addresses, web addresses and handles. */
import type { Span } from '../span.js';

const MAIL_LEFT = /[\p{L}\p{N}._%+'-]/u;
const MAIL_RIGHT = /[\p{L}\p{N}.-]/u;
const TOP_LEVEL = /\.[\p{L}]{2,24}$/u;
const URL = /(?<![\p{L}\p{N}@])(?:https?:\/\/|www\.)[^\s<>"'()[\]]{2,500}/giu;
const BARE_URL =
  /(?<![\p{L}\p{N}@._-])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,3}\.(?:nl|com|org|net|eu|be|de|info|example|test|me|io|tv|app|gg)(?:\/[^\s<>"'()[\]]{1,300}|(?![\p{L}\p{N}.@-]))/giu;
const HANDLE = /(?<![\p{L}\p{N}._%+@/-])@[\p{L}\p{N}_][\p{L}\p{N}_.]{1,50}/gu;
const SPOKEN_MAIL =
  /(?<![\p{L}\p{N}._-])[\p{L}\p{N}._-]{1,64}\s?(?:\(at\)|\[at\]|apenstaartje)\s?[\p{L}\p{N}-]{1,63}(?:\.| punt )[\p{L}]{2,24}/giu;
const USER_NAME = /(?<![\p{L}\p{N}._@/-])\p{L}[\p{L}\p{N}.]{0,30}_[\p{L}\p{N}_.]{1,40}(?![@\p{L}\p{N}])/gu;
const ACCOUNT =
  /(?<!\p{L})(?:insta|instagram|snap|snapchat|tiktok|facebook|fb|telegram|discord|gebruikersnaam|username|account)(?:-?naam)?\s?[:(]\s?['"]?([\p{L}\p{N}][\p{L}\p{N}_.-]{2,40})/giu;
const TRAILING = /[.,;:!?'’-]$/;

const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

/** Every @ with something like a mailbox before it and a domain behind it; also written out as (at). */
export function findEmails(text: string): readonly Span[] {
  const found: Span[] = [];
  let reached = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = leftOf(text, at, Math.max(reached, at - LONGEST_LOCAL));
    const end = rightOf(text, at + 1, Math.min(text.length, at + LONGEST_DOMAIN));
    if (start === at || !TOP_LEVEL.test(text.slice(at + 1, end))) continue;
    found.push({ start, end, type: 'email' });
    reached = end;
  }
  return [...found, ...matches(text, SPOKEN_MAIL, 'email')];
}

/** Addresses of pages, with or without http in front. */
export function findUrls(text: string): readonly Span[] {
  return [...matches(text, URL, 'url'), ...matches(text, BARE_URL, 'url')];
}

/** `@name`, `name_22` and what stands behind the name of a network: how somebody is called there. */
export function findHandles(text: string): readonly Span[] {
  const accounts = [...text.matchAll(ACCOUNT)].map(({ index, 0: whole, 1: name = '' }): Span => {
    const end = index + whole.length;
    return { start: end - name.length, end, type: 'nickname' };
  });
  return [...matches(text, HANDLE, 'nickname'), ...matches(text, USER_NAME, 'nickname'), ...accounts];
}

function matches(text: string, pattern: RegExp, type: Span['type']): readonly Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: whole }) => {
    return { start: index, end: index + withoutTrailing(whole).length, type };
  });
}

function withoutTrailing(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function leftOf(text: string, at: number, least: number): number {
  let start = at;
  while (start > least && MAIL_LEFT.test(text.charAt(start - 1))) start -= 1;
  while (start < at && TRAILING.test(text.charAt(start))) start += 1;
  return start;
}

function rightOf(text: string, from: number, most: number): number {
  let end = from;
  while (end < most && MAIL_RIGHT.test(text.charAt(end))) end += 1;
  while (end > from && TRAILING.test(text.charAt(end - 1))) end -= 1;
  return end;
}
