import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { readerOf } from '../../casework/index.js';
import { receiptJson } from '../../disclosure/index.js';
import { TELLS_FAULTS } from '../parameters.js';
import { Problem } from '../problem.js';
import { bodyOf } from '../read-body.js';
import { responses } from '../responses.js';
import { PENDING, REVEAL, REVEALED } from '../examples.js';
import { component } from '../schemas/component.js';
import { DisclosureBody, Pending, PendingView, Revealed } from '../schemas/reveal.js';
import { CaseParams, DisclosureParams } from '../schemas/words.js';
import { sendRevealed } from '../send-revealed.js';
import { unknownWords, type GivenWords } from '../words.js';
import type { RouteParts } from '../route-parts.js';

interface DisclosureRequest {
  readonly purpose: string;
  readonly legalBasis: string;
  readonly fields: readonly string[];
  readonly persons?: readonly string[];
  readonly items?: readonly string[];
  readonly justification: string;
  readonly partial?: boolean;
}

const read = readerOf<DisclosureRequest>(DisclosureBody);

function wordsOfReveal({ purpose, legalBasis, fields }: Readonly<Record<string, unknown>>): GivenWords {
  return { purpose, legalBasis, fields };
}

/** Reveals: named fields in clear, on a purpose, a legal basis and a justification. */
export function disclosureRoutes(given: FastifyInstance, { services, gatekeeper, asking }: RouteParts): void {
  const app = given.withTypeProvider<TypeBoxTypeProvider>();
  app.post(
    '/cases/:id/disclosures',
    {
      preParsing: gatekeeper.onlyProfessionals,
      config: TELLS_FAULTS,
      schema: {
        operationId: 'discloseFields',
        summary: 'Genoemde velden laten onthullen',
        description:
          'Alles wat gevraagd is of niets, tenzij `partial`. 201: de waarden, met het bewijs van vastlegging; 202: een veld wacht op goedkeuring van zijn bron; 403: per veld wat ontbrak. Voor professionals; ook een weigering wordt vastgelegd.',
        tags: ['onthullingen'],
        params: CaseParams,
        body: component('Reveal', DisclosureBody, REVEAL),
        response: responses({ 201: Revealed, 202: Pending }, [400, 401, 403, 404, 413, 415, 429, 503], {
          201: REVEALED,
          202: PENDING,
        }),
      },
    },
    async (request, reply) => {
      const caller = gatekeeper.professional(request);
      const covenant = asking.covenant(caller);
      const body = bodyOf(request, read, (given) => unknownWords(covenant, 'body', wordsOfReveal(given)));
      const asked = await asking.askedInBody(request, caller, body);
      const { fields, persons, items, justification, partial } = body;
      const answer = await services.disclosures.reveal(
        {
          ...asked,
          fields,
          ...(persons === undefined ? {} : { persons }),
          ...(items === undefined ? {} : { items }),
          justification,
          partial: partial ?? false,
        },
        request.params.id,
      );
      switch (answer.kind) {
        case 'revealed':
          return sendRevealed(reply, 201, answer.revealed);
        case 'unknown':
          throw new Problem('not-found');
        case 'refused':
          throw new Problem('refused', {
            fields: answer.refusals,
            receipt: JSON.parse(receiptJson(answer.receipt)),
          });
        case 'pending': {
          const waiting = [...new Set(answer.judgement.waiting.map(({ item }) => item.field))];
          const head = JSON.stringify({ id: answer.id, status: 'pending', waiting }).slice(0, -1);
          return reply
            .code(202)
            .type('application/json; charset=utf-8')
            .send(`${head},"receipt":${receiptJson(answer.receipt)}}`);
        }
      }
    },
  );

  app.get(
    '/disclosures/:id',
    {
      preParsing: gatekeeper.onlyProfessionals,
      schema: {
        operationId: 'viewDisclosure',
        summary: 'Hoe het staat met een onthulling die op goedkeuring wacht',
        description: 'Alleen voor wie haar vroeg. Voor professionals; wordt vastgelegd.',
        tags: ['onthullingen'],
        params: DisclosureParams,
        response: responses({ 200: PendingView }, [400, 401, 403, 404, 429, 503]),
      },
    },
    async (request, reply) => {
      const caller = gatekeeper.professional(request);
      const acting = await asking.contributing(request, caller);
      const { pending, receipt } = await services.pending.find({ ...acting, caller }, request.params.id);
      if (pending === undefined) throw new Problem('not-found');
      const { id, caseId, status, fields, purpose, basis, askedAt } = pending;
      const waiting = { id, case: caseId, status, waiting: fields, purpose, legalBasis: basis, askedAt };
      return reply
        .type('application/json; charset=utf-8')
        .send(`${JSON.stringify(waiting).slice(0, -1)},"receipt":${receiptJson(receipt)}}`);
    },
  );
}
