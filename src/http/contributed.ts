import type { FastifyReply } from 'fastify';
import { durationMs, type Covenant } from '../covenant/index.js';
import { receiptJson, type ContributionOutcome } from '../disclosure/index.js';
import { seatFault } from '../language/http.js';
import type { Language } from '../language/sentence.js';
import { Problem, type InputError } from './problem.js';
import { inputErrors } from './read-body.js';

/** Answers a contribution, an amendment or an invitation. @throws Problem for everything but success. */
export function sendContributed(
  reply: FastifyReply,
  status: 200 | 201,
  outcome: ContributionOutcome,
  language: Language,
): FastifyReply {
  switch (outcome.kind) {
    case 'unknown':
      throw new Problem('not-found');
    case 'wrong':
      throw new Problem('bad-request', { errors: inputErrors(outcome.problems, language) });
    case 'refused': {
      if (outcome.power !== undefined) throw new Problem('role-needed');
      const fields = outcome.fields.map((field) => ({ field, missing: ['not_provided'] }));
      throw new Problem('refused', { fields });
    }
    case 'contributed': {
      if (status === 201) reply.header('location', `/v1/cases/${outcome.caseId}`);
      const head = JSON.stringify({ id: outcome.caseId, items: outcome.items }).slice(0, -1);
      return reply
        .code(status)
        .type('application/json; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(`${head},"receipt":${receiptJson(outcome.receipt)}}`);
    }
  }
}

/** A seat as the covenant allows it: a partner that it has, an end that is not past and not too far. */
export function checkedSeat(
  covenant: Covenant,
  partner: string,
  until: string,
  now: number,
  language: Language,
): { readonly partner: string; readonly until: string } {
  const errors: InputError[] = [];
  if (!covenant.partners.has(partner)) {
    errors.push(fault('/partner', 'unknown_to_covenant', seatFault('partner', [...covenant.partners.keys()])[language]));
  }
  const longest = covenant.document.file.invitations?.longest;
  const end = Date.parse(until);
  if (end <= now) errors.push(fault('/until', 'past', seatFault('past', [])[language]));
  if (longest !== undefined && end > now + durationMs(longest)) {
    errors.push(fault('/until', 'too_long', seatFault('too_long', [longest])[language]));
  }
  if (errors.length > 0) throw new Problem('bad-request', { errors });
  return { partner, until: new Date(end).toISOString() };
}

function fault(location: string, code: string, detail: string): InputError {
  return { in: 'body', location, code, detail };
}
