import type { FastifyInstance } from 'fastify';
import { readerOf } from '../../casework/index.js';
import { durationMs } from '../../covenant/index.js';
import { actEntry, receiptJson } from '../../disclosure/index.js';
import { subjectOf } from '../../identity/index.js';
import { roleFault, seatFault } from '../../language/http.js';
import { faultAt, inUtc } from '../contributed.js';
import type { InputError } from '../problem.js';
import { bodyOf } from '../read-body.js';
import { responses } from '../responses.js';
import { MANDATE } from '../examples.js';
import { component } from '../schemas/component.js';
import { MandateBody, MandateGiven } from '../schemas/seat.js';
import type { RouteParts } from '../route-parts.js';

interface MandateRequest {
  readonly professional: string;
  readonly role: string;
  readonly from: string;
  readonly until: string;
}

const read = readerOf<MandateRequest>(MandateBody);

/** Mandates: an organisation says through its system what a professional may do on its behalf, and until when. */
export function mandateRoutes(app: FastifyInstance, { services, gatekeeper, asking }: RouteParts): void {
  app.post(
    '/mandates',
    {
      preParsing: gatekeeper.onlySystems,
      schema: {
        operationId: 'giveMandate',
        summary: 'Een professional mandaat geven',
        description:
          'De organisatie zegt via haar systeem wat een professional namens haar mag, en tot wanneer. Voor systemen; wordt vastgelegd.',
        tags: ['mandaten'],
        body: component('Mandate', MandateBody, MANDATE),
        response: responses({ 201: MandateGiven }, [400, 401, 403, 409, 413, 415, 429, 503]),
      },
    },
    async (request, reply) => {
      const caller = gatekeeper.system(request);
      const acting = await asking.contributing(request, caller);
      const { covenant } = acting;
      const roles = covenant.partners.get(caller.partner)?.roles ?? [];
      const longest = covenant.document.file.mandates?.longest;
      const body = bodyOf(request, read, (given) => faultsOf(given, roles, longest));
      const { mandates, sequencer, identity } = services;
      const subject = subjectOf(identity.subjectKey, caller.covenant, caller.partner, body.professional);
      const version = await mandates.prepare(covenant.id, caller.partner);
      const mandate = { subject, role: body.role, from: inUtc(body.from), until: inUtc(body.until) };
      const { receipt } = await sequencer.submit({
        kind: 'writes',
        run: async (tx, time) => {
          await mandates.give(tx, covenant.id, caller.partner, mandate, version);
          const attributes = {
            'casussluis.mandate': {
              professional: await services.professionals.sealedSubject(covenant.id, subject),
              role: mandate.role,
              from: mandate.from,
              until: mandate.until,
            },
          };
          const entry = actEntry(
            { ...acting, partner: caller.partner },
            'casussluis.mandate.given',
            attributes,
            time,
            subject,
          );
          return { entry, result: undefined };
        },
      });
      await mandates.confirm(covenant.id, caller.partner, version);
      return reply
        .code(201)
        .type('application/json; charset=utf-8')
        .send(`{"receipt":${receiptJson(receipt)}}`);
    },
  );
}

/** What the covenant has against a mandate, judged on what came: what has no form at all is told by who checks the form. */
function faultsOf(
  { role, from, until }: Readonly<Record<string, unknown>>,
  roles: readonly string[],
  longest: string | undefined,
): readonly InputError[] {
  const faults: InputError[] = [];
  if (typeof role === 'string' && !roles.includes(role)) {
    faults.push(faultAt('/role', 'unknown_to_covenant', roleFault(roles)));
  }
  if (typeof from !== 'string' || typeof until !== 'string') return faults;
  const begin = Date.parse(from);
  const end = Date.parse(until);
  if (begin >= end) faults.push(faultAt('/until', 'order', seatFault('order')));
  if (longest !== undefined && end > begin + durationMs(longest)) {
    faults.push(faultAt('/until', 'too_long', seatFault('too_long', longest)));
  }
  return faults;
}
