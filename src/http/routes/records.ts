import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { recordSchema } from '../../casework/index.js';
import { sendContributed } from '../contributed.js';
import { TELLS_FAULTS } from '../parameters.js';
import { recordOf } from '../read-body.js';
import { responses } from '../responses.js';
import { CONTRIBUTED } from '../examples.js';
import { Contributed } from '../schemas/case.js';
import { component } from '../schemas/component.js';
import { CaseParams } from '../schemas/words.js';
import type { RouteParts } from '../route-parts.js';

const RECORDS = [
  { section: 'signals', name: 'Signal', summary: 'Een signaal toevoegen' },
  { section: 'actions', name: 'Action', summary: 'Een actie toevoegen' },
  { section: 'agreements', name: 'Agreement', summary: 'Een afspraak toevoegen' },
] as const;

/** Work on a case, one record at a time. */
export function recordRoutes(given: FastifyInstance, { services, gatekeeper, asking }: RouteParts): void {
  const app = given.withTypeProvider<TypeBoxTypeProvider>();
  for (const { section, name, summary } of RECORDS) {
    app.post(
      `/cases/:id/${section}`,
      {
        preParsing: gatekeeper.onlyContributors,
        config: TELLS_FAULTS,
        schema: {
          operationId: `contribute${name}`,
          summary,
          description:
            'Eén onderdeel aan een zaak die u mag kennen. Voor systemen en professionals; wordt vastgelegd.',
          tags: ['zaken'],
          params: CaseParams,
          body: component(name, recordSchema(section)),
          response: responses({ 201: Contributed }, [400, 401, 403, 404, 409, 413, 415, 429, 503], {
            201: CONTRIBUTED,
          }),
        },
      },
      async (request, reply) => {
        const contributing = await asking.contributing(request, gatekeeper.contributor(request));
        const add = recordOf(request, section);
        const outcome = await services.contributions.amend(contributing, request.params.id, { add });
        return sendContributed(reply, 201, outcome);
      },
    );
  }
}
