import { Type, type TSchema } from 'typebox';
import { PROBLEMS } from '../language/problems.js';
import { ProblemDetails } from './schemas.js';

type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429 | 503;

/** Every answer says which version of the API gave it (NL API Design Rules 2.2.1, /core/version-header). */
const HEADERS = {
  'API-Version': Type.String({ description: 'De volledige versie van de API' }),
  traceparent: Type.String({ description: 'W3C Trace Context van deze aanroep' }),
};

/** Response schemas of a route: what it gives, and which problems it may answer with. */
export function responses(
  given: Readonly<Record<number, TSchema>>,
  problems: readonly ProblemStatus[],
): Record<number, object> {
  const answers = Object.entries(given).map(([status, schema]): readonly [string, object] => [
    status,
    {
      description: 'Gelukt',
      headers: HEADERS,
      content: { 'application/json': { schema } },
    },
  ]);
  const faults = problems.map((status): readonly [string, object] => [
    String(status),
    {
      description: titleOf(status),
      headers: HEADERS,
      content: { 'application/problem+json': { schema: ProblemDetails } },
    },
  ]);
  return Object.fromEntries([...answers, ...faults]);
}

function titleOf(status: ProblemStatus): string {
  return Object.values(PROBLEMS).find((problem) => problem.status === status)?.title.nl ?? 'Probleem';
}
