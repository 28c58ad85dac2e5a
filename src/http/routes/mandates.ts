import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { readerOf } from '../../casework/index.js';
import { durationMs } from '../../covenant/index.js';
import { actEntry, receiptJson } from '../../disclosure/index.js';
import { subjectOf } from '../../identity/index.js';
import { seatFault } from '../../language/http.js';
import { languageOf } from '../language.js';
import { Problem, type InputError } from '../problem.js';
import { bodyOf } from '../read-body.js';
import { responses } from '../responses.js';
import { MandateBody, Receipt } from '../schemas.js';
import type { RouteParts } from './cases.js';

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
      schema: {
        operationId: 'giveMandate',
        summary: 'Een professional mandaat geven',
        tags: ['mandaten'],
        body: MandateBody,
        response: responses({ 201: Type.Object({ receipt: Receipt }) }, [400, 401, 403, 415, 429, 503]),
      },
    },
    async (request, reply) => {
      const caller = await gatekeeper.system(request);
      const acting = await asking.contributing(request, caller);
      const body = bodyOf(request, read);
      const { covenant } = acting;
      const errors = faultsOf(body, covenant.partners.get(caller.partner)?.roles ?? [], covenant.document.file.mandates?.longest);
      const language = languageOf(request);
      if (errors.length > 0) {
        throw new Problem('bad-request', { errors: errors.map((make) => make(language)) });
      }
      const { mandates, sequencer, identity } = services;
      const subject = subjectOf(identity.subjectKey, caller.covenant, caller.partner, body.professional);
      const version = await mandates.prepare(covenant.id, caller.partner);
      const mandate = { subject, role: body.role, from: instant(body.from), until: instant(body.until) };
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
          const entry = actEntry({ ...acting, partner: caller.partner }, 'casussluis.mandate.given', attributes, time, subject);
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

function instant(text: string): string {
  return new Date(text).toISOString();
}

type Fault = (language: 'nl' | 'en') => InputError;

function faultsOf(body: MandateRequest, roles: readonly string[], longest: string | undefined): Fault[] {
  const from = Date.parse(body.from);
  const until = Date.parse(body.until);
  const fault =
    (location: string, code: string, sentence: { nl: string; en: string }): Fault =>
    (language) => ({ in: 'body', location, code, detail: sentence[language] });
  return [
    ...(roles.includes(body.role) ? [] : [fault('/role', 'unknown_to_covenant', { nl: `Uw rollen: ${roles.join(', ')}`, en: `Your roles: ${roles.join(', ')}` })]),
    ...(from < until ? [] : [fault('/until', 'order', seatFault('order', []))]),
    ...(longest === undefined || until <= from + durationMs(longest)
      ? []
      : [fault('/until', 'too_long', seatFault('too_long', [longest]))]),
  ];
}
