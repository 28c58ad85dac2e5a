import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { readerOf } from '../../casework/index.js';
import { explain, type AccessRequest, type CaseKind, type Facts, type Stage } from '../../covenant/index.js';
import { revealJson, reasonJson } from '../../disclosure/index.js';
import type { Explanation } from '../../covenant/index.js';
import { explanationDetails, explanationSentence } from '../../language/explanation.js';
import type { Language } from '../../language/sentence.js';
import { EXPLANATION } from '../examples.js';
import { languageOf } from '../language.js';
import { bodyOf } from '../read-body.js';
import { responses } from '../responses.js';
import { component } from '../schemas/component.js';
import { Explanations, ExplanationsBody } from '../schemas/covenant.js';
import { unknownWords } from '../words.js';
import type { RouteParts } from '../route-parts.js';

interface ExplanationRequest {
  readonly purpose: string;
  readonly legalBasis: string;
  readonly stage: Stage;
  readonly caseKind?: CaseKind;
  readonly facts?: Facts;
  readonly field?: string;
  readonly source?: string;
}

const read = readerOf<ExplanationRequest>(ExplanationsBody);

/**
 * What the covenant gives the caller and why, in words. It looks at the rules alone and at no case, so it is not recorded.
 */
export function explanationRoutes(app: FastifyInstance, { gatekeeper, asking }: RouteParts): void {
  app.post(
    '/covenant/explanations',
    {
      preParsing: gatekeeper.onlyProfessionals,
      schema: {
        operationId: 'explainCovenant',
        summary: 'Wat u te zien krijgt, en waarom',
        description:
          'Per veld en bron het niveau voor uw partij en rol, met de regel die beslist, ook als zin. Noemt u een veld, dan staat erbij welke regels ervan spreken en wat er anders zou moeten zijn. Leest geen zaak en wordt daarom niet vastgelegd. Voor professionals.',
        tags: ['convenant'],
        body: component('ExplanationRequest', ExplanationsBody, EXPLANATION),
        response: responses({ 200: Explanations }, [400, 401, 403, 413, 415, 429, 503]),
      },
    },
    async (request, reply) => {
      const { partner, role, ...caller } = gatekeeper.professional(request);
      const covenant = asking.covenant({ partner, role, ...caller });
      const body = bodyOf(request, read, ({ purpose, legalBasis, field, source }) =>
        unknownWords(covenant, 'body', { purpose, legalBasis, field, source }),
      );
      const { purpose, legalBasis, stage, caseKind = 'person', facts = {}, field, source } = body;
      const asked: AccessRequest = { partner, role, purpose, basis: legalBasis, stage, caseKind, facts };
      const language = languageOf(request);
      const explanations: object[] = [];
      for (const one of field === undefined ? covenant.fields.keys() : [field]) {
        const scope = { fields: [one], ...(source === undefined ? {} : { sources: [source] }) };
        for (const explanation of explain(covenant, asked, scope)) {
          explanations.push(explanationJson(explanation, language, field !== undefined));
        }
        // The whole covenant takes as long as hundreds of views: others get their turn in between.
        await turn();
      }
      const { id, version, hash } = covenant;
      return reply.header('content-language', language).send({
        covenant: { id, version, hash },
        ...{ partner, role, purpose, legalBasis, stage, caseKind, facts },
        explanations,
      });
    },
  );
}

function explanationJson(explanation: Explanation, language: Language, inFull: boolean): object {
  const { item, decision } = explanation;
  return {
    field: item.field,
    ...(item.category === undefined ? {} : { category: item.category }),
    source: item.source,
    level: decision.level,
    ...(decision.cover === undefined ? {} : { cover: decision.cover }),
    handling: decision.handling ?? [],
    ...(decision.reveal === false ? {} : { reveal: revealJson(decision.reveal) }),
    reason: reasonJson(decision.reason),
    sentence: explanationSentence(explanation)[language],
    ...(inFull ? { details: explanationDetails(explanation).map((one) => one[language]) } : {}),
  };
}
