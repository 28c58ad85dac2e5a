import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import {
  amendmentSchema,
  contributionSchema,
  readAmendment,
  readContribution,
  readerOf,
} from '../../casework/index.js';
import { Problem } from '../problem.js';
import { inUtc, seatFaults, sendContributed } from '../contributed.js';
import { TELLS_FAULTS } from '../parameters.js';
import { bodyOf } from '../read-body.js';
import { responses } from '../responses.js';
import type { RouteParts } from '../route-parts.js';
import { AMENDMENT, CASE_LIST, CASE_VIEW, CONTRIBUTED, CONTRIBUTION, SEAT } from '../examples.js';
import { CaseList, CaseView, Contributed } from '../schemas/case.js';
import { component } from '../schemas/component.js';
import { SeatBody } from '../schemas/seat.js';
import { AccessQuery, CaseParams, ListQuery } from '../schemas/words.js';
import { sendRevealed } from '../send-revealed.js';
import { unknownWords } from '../words.js';

const readSeat = readerOf<{ readonly partner: string; readonly until: string; readonly reason?: string }>(
  SeatBody,
);

/** Cases: list, view, contribute, amend, and the places at the table. */
export function caseRoutes(given: FastifyInstance, { services, gatekeeper, asking }: RouteParts): void {
  const app = given.withTypeProvider<TypeBoxTypeProvider>();
  const { disclosures, contributions } = services;

  app.get(
    '/cases',
    {
      preParsing: gatekeeper.onlyProfessionals,
      config: TELLS_FAULTS,
      schema: {
        operationId: 'listCases',
        summary: 'De zaken die u mag kennen',
        description:
          'Alleen zaken waarvan het convenant u voor dit doel en op deze grondslag iets laat weten, bladzijde voor bladzijde. Voor professionals; wordt vastgelegd.',
        tags: ['zaken'],
        querystring: ListQuery,
        response: responses({ 200: CaseList }, [400, 401, 403, 429, 503], { 200: CASE_LIST }),
      },
    },
    async (request, reply) => {
      const caller = gatekeeper.professional(request);
      const asked = await asking.asked(request, caller, request.query);
      const { limit, cursor } = request.query;
      const revealed = await disclosures.list(asked, {
        limit: limit ?? 20,
        ...(cursor === undefined ? {} : { after: cursor }),
      });
      return sendRevealed(reply, 200, revealed);
    },
  );

  app.get(
    '/cases/:id',
    {
      preParsing: gatekeeper.onlyProfessionals,
      config: TELLS_FAULTS,
      schema: {
        operationId: 'viewCase',
        summary: 'Een zaak zoals het convenant haar u laat zien',
        description:
          'Elk gegeven met zijn niveau, bedekking en reden, en met het bewijs dat dit is vastgelegd. Wat dicht is ontbreekt. Een zaak die er niet is en een zaak die u niet mag kennen geven hetzelfde antwoord. Voor professionals; wordt vastgelegd.',
        tags: ['zaken'],
        params: CaseParams,
        querystring: AccessQuery,
        response: responses({ 200: CaseView }, [400, 401, 403, 404, 429, 503], { 200: CASE_VIEW }),
      },
    },
    async (request, reply) => {
      const caller = gatekeeper.professional(request);
      const asked = await asking.asked(request, caller, request.query);
      const answer = await disclosures.view(asked, request.params.id);
      if (answer.kind === 'unknown') throw new Problem('not-found');
      return sendRevealed(reply, 200, answer.revealed);
    },
  );

  app.post(
    '/cases',
    {
      preParsing: gatekeeper.onlyContributors,
      config: TELLS_FAULTS,
      schema: {
        operationId: 'contributeCase',
        summary: 'Een zaak inbrengen',
        description:
          'Uw organisatie brengt in wat het convenant haar laat verstrekken of houden; de zaak begint als signaal. Voor systemen en professionals; wordt vastgelegd.',
        tags: ['zaken'],
        body: component('Contribution', contributionSchema, CONTRIBUTION),
        response: responses({ 201: Contributed }, [400, 401, 403, 413, 415, 429, 503], { 201: CONTRIBUTED }),
      },
    },
    async (request, reply) => {
      const caller = gatekeeper.contributor(request);
      const contributing = await asking.contributing(request, caller);
      const outcome = await contributions.open(contributing, bodyOf(request, readContribution));
      return sendContributed(reply, 201, outcome);
    },
  );

  app.patch(
    '/cases/:id',
    {
      preParsing: gatekeeper.onlyContributors,
      config: TELLS_FAULTS,
      schema: {
        operationId: 'amendCase',
        summary: 'Aanvullen of wijzigen wat uw organisatie inbracht',
        description:
          'Aanvullen, wijzigen, terugnemen, beperken (AVG 18) en toestemming vastleggen, van eigen gegevens; een voorzitter zet ook de stap. Voor systemen en professionals; wordt vastgelegd.',
        tags: ['zaken'],
        params: CaseParams,
        body: component('Amendment', amendmentSchema, AMENDMENT),
        response: responses({ 200: Contributed }, [400, 401, 403, 404, 409, 413, 415, 429, 503], {
          200: CONTRIBUTED,
        }),
      },
    },
    async (request, reply) => {
      const caller = gatekeeper.contributor(request);
      const contributing = await asking.contributing(request, caller);
      const body = bodyOf(request, readAmendment);
      const outcome = await contributions.amend(contributing, request.params.id, body);
      return sendContributed(reply, 200, outcome);
    },
  );

  app.post(
    '/cases/:id/invitations',
    {
      preParsing: gatekeeper.onlyProfessionals,
      config: TELLS_FAULTS,
      schema: {
        operationId: 'inviteToCase',
        summary: 'Een partij aan tafel van deze zaak zetten (voorzitters)',
        description:
          'De partij heeft een plaats tot het genoemde moment, ten hoogste zo lang als het convenant toelaat. Alleen voor wie het convenant laat uitnodigen; wordt vastgelegd.',
        tags: ['zaken'],
        params: CaseParams,
        body: component('Seat', SeatBody, SEAT),
        response: responses({ 201: Contributed }, [400, 401, 403, 404, 409, 413, 415, 429, 503], {
          201: { ...CONTRIBUTED, items: [] },
        }),
      },
    },
    async (request, reply) => {
      const caller = gatekeeper.professional(request);
      const contributing = await asking.contributing(request, caller);
      const { covenant } = contributing;
      const { partner, until } = bodyOf(request, readSeat, ({ partner, until }) => [
        ...unknownWords(covenant, 'body', { partner }),
        ...seatFaults(covenant, until, services.now()),
      ]);
      const seat = { partner, until: inUtc(until) };
      const outcome = await contributions.invite(contributing, request.params.id, seat);
      return sendContributed(reply, 201, outcome);
    },
  );
}
