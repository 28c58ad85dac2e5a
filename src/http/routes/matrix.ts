import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import {
  CASE_KINDS,
  LEVELS,
  type AccessRequest,
  type CaseKind,
  type Covenant,
  type Facts,
  type ItemFacts,
  type Level,
  type Stage,
} from '../../covenant/index.js';
import { ownFaults, unknownWords } from '../words.js';
import { TELLS_FAULTS } from '../parameters.js';
import { demandRight } from '../problem.js';
import { responses } from '../responses.js';
import { Matrix, MatrixQuery } from '../schemas/covenant.js';
import type { RouteParts } from '../route-parts.js';

/** What the covenant gives the caller at most, at a glance. It looks at the rules alone and at no case, so it is not recorded. */
export function matrixRoutes(given: FastifyInstance, { gatekeeper, asking }: RouteParts): void {
  const app = given.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/covenant/matrix',
    {
      preParsing: gatekeeper.onlyProfessionals,
      config: TELLS_FAULTS,
      schema: {
        operationId: 'viewMatrix',
        summary: 'Wat u ten hoogste te zien krijgt, per categorie en stap',
        description:
          'Voor uw partij en rol, dit doel en deze grondslag: het meest open niveau dat een gegeven van een ander kan hebben, en of er iets van te onthullen is. Leest geen zaak en wordt daarom niet vastgelegd. Voor professionals.',
        tags: ['convenant'],
        querystring: MatrixQuery,
        response: responses({ 200: Matrix }, [400, 401, 403, 429, 503]),
      },
    },
    async (request, reply) => {
      const caller = gatekeeper.professional(request);
      const covenant = asking.covenant(caller);
      const faults = request.faults ?? [];
      demandRight([...faults, ...ownFaults(unknownWords(covenant, 'query', request.query), faults)]);
      const { purpose, legalBasis, caseKind, ...facts } = request.query;
      const { partner, role } = caller;
      const kinds = CASE_KINDS.filter((kind) => caseKind === undefined || kind === caseKind);
      const stages = covenant.purposes.get(purpose)?.stages ?? [];
      const cells = stages.map((stage) => ({
        stage,
        byCategory: mostOpen(covenant, { partner, role, purpose, basis: legalBasis, stage, facts }, kinds),
      }));
      const { id, version, hash } = covenant;
      return reply.send({
        covenant: { id, version, hash },
        ...{ partner, role, purpose, legalBasis, facts, stages },
        categories: [...covenant.categories.values()].map(({ code, title, kind }) => ({
          code,
          title,
          kind,
          stages: cells.map(({ stage, byCategory }) => ({ stage, ...(byCategory.get(code) ?? CLOSED) })),
        })),
      });
    },
  );
}

interface Cell {
  readonly level: Level;
  readonly reveal: boolean;
}

const CLOSED: Cell = { level: 'withheld', reveal: false };

/** By category, the most open that an item of somebody else can stand in one stage. */
function mostOpen(
  covenant: Covenant,
  request: Omit<AccessRequest, 'caseKind' | 'stage'> & { readonly stage: Stage; readonly facts: Facts },
  kinds: readonly CaseKind[],
): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const caseKind of kinds) {
    const context = covenant.context({ ...request, caseKind });
    for (const { category, item } of itemsOfOthers(covenant, request.partner)) {
      const { level, reveal } = context.decide(covenant.classify(item));
      const before = cells.get(category) ?? CLOSED;
      cells.set(category, {
        level: LEVELS.indexOf(level) > LEVELS.indexOf(before.level) ? level : before.level,
        reveal: before.reveal || reveal !== false,
      });
    }
  }
  return cells;
}

/** Every kind of item that a partner other than the caller's may bring in, with the category that it has. */
function* itemsOfOthers(
  covenant: Covenant,
  partner: string,
): Generator<{ readonly category: string; readonly item: ItemFacts }> {
  for (const field of covenant.fields.values()) {
    for (const own of [undefined, ...field.also]) {
      for (const source of covenant.partners.keys()) {
        if (source === partner || !covenant.mayContribute(source, field.code, own)) continue;
        const item = { field: field.code, source, ...(own === undefined ? {} : { category: own }) };
        yield { category: own ?? field.category, item };
      }
    }
  }
}
