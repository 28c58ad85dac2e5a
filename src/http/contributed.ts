import type { FastifyReply } from 'fastify';
import { durationMs, type Covenant } from '../covenant/index.js';
import { receiptJson, type ContributionOutcome } from '../disclosure/index.js';
import { seatFault } from '../language/http.js';
import type { Sentence } from '../language/sentence.js';
import { Problem, type InputError } from './problem.js';
import { inputErrors } from './read-body.js';

/** Answers a contribution, an amendment or an invitation. @throws Problem for everything but success. */
export function sendContributed(
  reply: FastifyReply,
  status: 200 | 201,
  outcome: ContributionOutcome,
): FastifyReply {
  switch (outcome.kind) {
    case 'unknown':
      throw new Problem('not-found');
    case 'wrong':
      throw new Problem('bad-request', { errors: inputErrors(outcome.problems) });
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
        .send(`${head},"receipt":${receiptJson(outcome.receipt)}}`);
    }
  }
}

/** What the covenant has against the end of a seat: past, or too far. What is no moment is told by who checks the form. */
export function seatFaults(covenant: Covenant, until: unknown, now: number): readonly InputError[] {
  const end = typeof until === 'string' ? Date.parse(until) : Number.NaN;
  const longest = covenant.document.file.invitations?.longest;
  if (end <= now) return [faultAt('/until', 'past', seatFault('past'))];
  if (longest !== undefined && end > now + durationMs(longest)) {
    return [faultAt('/until', 'too_long', seatFault('too_long', longest))];
  }
  return [];
}

export function faultAt(location: string, code: string, detail: Sentence): InputError {
  return { in: 'body', location, code, detail };
}

/** A moment with any offset, as it is kept and answered: in UTC. */
export function inUtc(moment: string): string {
  return new Date(moment).toISOString();
}
