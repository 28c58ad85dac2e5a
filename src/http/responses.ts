import { Type, type TSchema } from 'typebox';
import { PROBLEMS } from '../language/problems.js';
import { PROBLEM_EXAMPLES } from './examples.js';
import { ProblemDetails } from './schemas/problem.js';

type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429 | 500 | 503;
/** What a good answer holds: its schema, or another media type than JSON. */
type Given = TSchema | { readonly mediaType: string; readonly schema: TSchema };

const text = (description: string) => Type.String({ description });

/** Every answer says which version of the API gave it (NL API Design Rules 2.2.1, /core/version-header). */
export const ANSWER_HEADERS = {
  'API-Version': text('De volledige versie van de API'),
  traceparent: text('W3C Trace Context van deze aanroep'),
};

/** What stored data that was tampered with, or a mistake of ours, may come to on any route. */
const ANYWHERE = 500;

const MEANINGS: Readonly<Record<string, string>> = {
  200: 'Gelukt',
  201: 'Gelukt en vastgelegd',
  202: 'Aangenomen; wacht op de bron',
};

/**
 * Response schemas of a route: what it gives, and which problems it may answer with.
 * @param examples of good answers, by status.
 */
export function responses(
  given: Readonly<Record<number, Given>>,
  problems: readonly ProblemStatus[],
  examples: Readonly<Record<number, unknown>> = {},
): Record<string, object> {
  const answers = Object.entries(given).map(([status, one]): readonly [string, object] => {
    const { mediaType, schema } = isMedia(one) ? one : { mediaType: 'application/json', schema: one };
    const example = examples[Number(status)];
    const media = example === undefined ? { schema } : { schema, example };
    const description = MEANINGS[status] ?? 'Gelukt';
    return [status, { description, headers: ANSWER_HEADERS, content: { [mediaType]: media } }];
  });
  const possible: readonly ProblemStatus[] = [...problems, ANYWHERE];
  const faults = possible.map((status): readonly [string, object] => [String(status), problem(status)]);
  return Object.fromEntries([...answers, ...faults]);
}

function problem(status: ProblemStatus): object {
  const example = PROBLEM_EXAMPLES[status];
  const schema = ProblemDetails;
  return {
    description: titlesOf(status),
    headers: { ...ANSWER_HEADERS, ...HEADERS_OF[status] },
    content: { 'application/problem+json': example === undefined ? { schema } : { schema, example } },
  };
}

const HEADERS_OF: Partial<Readonly<Record<ProblemStatus, Readonly<Record<string, TSchema>>>>> = {
  401: { 'WWW-Authenticate': text('Hoe u zich aanmeldt (RFC 6750)') },
  429: { 'Retry-After': text('Seconden tot het weer kan') },
};

function titlesOf(status: ProblemStatus): string {
  const titles = Object.values(PROBLEMS).filter((one) => one.status === status);
  return titles.map(({ title }) => title.nl).join('; ');
}

function isMedia(given: Given): given is Extract<Given, { readonly mediaType: string }> {
  return 'mediaType' in given;
}
