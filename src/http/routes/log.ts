import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { entryFilter, RESOURCE } from '../../disclosure/index.js';
import { eventEntry, exportBundle, exportRecords, type LogEntry } from '../../ledger/index.js';
import { logRangeFault } from '../../language/http.js';
import { sendPublic } from '../answer-headers.js';
import { inUtc } from '../contributed.js';
import { brokenOff } from '../errors.js';
import { demandRight, Problem } from '../problem.js';
import { responses } from '../responses.js';
import {
  ConsistencyQuery,
  Entries,
  EntriesQuery,
  ExportQuery,
  InclusionQuery,
  Proof,
  TileParams,
} from '../schemas/log.js';
import { oneWord } from '../schemas/words.js';
import type { RouteParts } from '../route-parts.js';

const text = (mediaType: string, description: string) => ({
  mediaType,
  schema: Type.String({ description }),
});

/** A path of OpenAPI cannot hold a slash inside a parameter, and that of a tile has several. */
const TILE_DESCRIPTION = {
  operationId: 'logTile',
  summary: 'Een tegel van de log (C2SP tlog-tiles)',
  description:
    'Het pad is `<L>/<N>[.p/<W>]` of `entries/<N>[.p/<W>]`, met schuine strepen erin. Voor iedereen, zonder toegangsbewijs.',
  tags: ['log'],
  security: [],
  params: Type.Object({ path: oneWord('Pad van de tegel, bijvoorbeeld 0/000') }),
  response: responses({ 200: text('application/octet-stream', 'De hashes of bladen') }, [400, 404, 429, 503]),
};

/** The auditor's way into the log. Checkpoint, tiles and proofs are for everybody: they tell times and nothing else. */
export function logRoutes(given: FastifyInstance, { services, gatekeeper }: RouteParts): void {
  const app = given.withTypeProvider<TypeBoxTypeProvider>();
  const { log, sequencer } = services;

  /** Reading records is itself recorded, before anything is read. */
  const recordReading = async (who: string, what: object): Promise<void> => {
    await sequencer.submit({
      kind: 'reads',
      run: async (_tx, time) => ({
        entry: eventEntry(
          {
            event: 'casussluis.log.read',
            timestamp: time,
            resource: RESOURCE,
            attributes: { 'casussluis.account': who, 'casussluis.filter': JSON.stringify(what) },
          },
          'read',
        ),
        result: undefined,
      }),
    });
  };

  app.get(
    '/log/entries',
    {
      preParsing: gatekeeper.onlyAuditors,
      schema: {
        operationId: 'listLogEntries',
        summary: 'Vastleggingen lezen (auditor)',
        description:
          'Wie wat zag, wanneer en op welke grond. Voor de auditor; het lezen zelf wordt vastgelegd.',
        tags: ['log'],
        querystring: EntriesQuery,
        response: responses({ 200: Entries }, [400, 401, 403, 429, 503]),
      },
    },
    async (request, reply) => {
      const caller = gatekeeper.auditor(request);
      const from = request.query.from ?? 0;
      await recordReading(caller.subject, { from });
      const until = Math.min(from + (request.query.limit ?? 100), await log.size());
      const entries = [];
      for await (const entry of log.entries(from, until)) entries.push(await entryView(entry));
      return reply.send({ entries, ...(until < (await log.size()) ? { next: until } : {}) });
    },
  );

  app.get(
    '/log/export',
    {
      preParsing: gatekeeper.onlyAuditors,
      schema: {
        operationId: 'exportLog',
        summary: 'De log als bundel, om elders te controleren, of als ADL-records (auditor)',
        description:
          'De bundel controleert u met `sluis log verify`, zonder de sluis te vertrouwen; een uittreksel bewijst aanwezigheid, geen volledigheid. Voor de auditor; wordt vastgelegd.',
        tags: ['log'],
        querystring: ExportQuery,
        response: responses(
          { 200: text('application/jsonl', 'Een object per regel') },
          [400, 401, 403, 429, 503],
        ),
      },
    },
    async (request, reply) => {
      const caller = gatekeeper.auditor(request);
      const { format, from, to, ...named } = request.query;
      const asked = {
        ...(from === undefined ? {} : { from: inUtc(from) }),
        ...(to === undefined ? {} : { to: inUtc(to) }),
        ...named,
      };
      await services.recordExport(caller.subject, asked);
      const filter = await entryFilter(asked, services.keys);
      const source = { reader: log, ...(filter === undefined ? {} : { filter }) };
      const lines =
        format === 'jsonl'
          ? exportRecords(source)
          : exportBundle({ ...source, verifierKey: services.verifierKey });
      const stream = Readable.from(lines).once('error', (error) => brokenOff(error, request));
      return reply.type('application/jsonl; charset=utf-8').send(stream);
    },
  );

  app.get(
    '/log/proofs/inclusion',
    {
      exposeHeadRoute: true,
      schema: {
        operationId: 'proveInclusion',
        security: [],
        summary: 'Bewijs dat een blad in de log staat',
        description: 'RFC 9162, 2.1.3. Voor iedereen, zonder toegangsbewijs.',
        tags: ['log'],
        querystring: InclusionQuery,
        response: responses({ 200: Proof }, [400, 429, 503]),
      },
    },
    async (request, reply) => {
      const { index, treeSize } = request.query;
      const proof = await inRange('treeSize', () => log.inclusionProof(index, treeSize));
      return sendPublic(reply).send({ proof: proof.map(base64) });
    },
  );

  app.get(
    '/log/proofs/consistency',
    {
      exposeHeadRoute: true,
      schema: {
        operationId: 'proveConsistency',
        security: [],
        summary: 'Bewijs dat een kleinere log het begin is van een grotere',
        description: 'RFC 9162, 2.1.4. Voor iedereen, zonder toegangsbewijs.',
        tags: ['log'],
        querystring: ConsistencyQuery,
        response: responses({ 200: Proof }, [400, 429, 503]),
      },
    },
    async (request, reply) => {
      const { from, to } = request.query;
      const proof = await inRange('to', () => log.consistencyProof(from, to));
      return sendPublic(reply).send({ proof: proof.map(base64) });
    },
  );

  app.get(
    '/log/checkpoint',
    {
      exposeHeadRoute: true,
      schema: {
        operationId: 'latestCheckpoint',
        security: [],
        summary: 'Het laatste ondertekende checkpoint (C2SP tlog-checkpoint)',
        description:
          'Bewaar het: wie een later checkpoint krijgt kan bewijzen dat er niets is weggehaald of herschreven. Voor iedereen, zonder toegangsbewijs.',
        tags: ['log'],
        response: responses({ 200: text('text/plain', 'Signed note (C2SP)') }, [404, 429, 503]),
      },
    },
    async (_request, reply) => {
      const checkpoint = await log.checkpoint();
      if (checkpoint === undefined) throw new Problem('not-found');
      return sendPublic(reply)
        .header('cache-control', 'no-cache')
        .type('text/plain; charset=utf-8')
        .send(checkpoint.note);
    },
  );

  app.get(
    '/log/tile/*',
    {
      exposeHeadRoute: true,
      config: { swaggerTransform: () => ({ schema: TILE_DESCRIPTION, url: '/v1/log/tile/:path' }) },
      schema: { params: TileParams },
    },
    async (request, reply) => {
      const tile = await log.tile(`tile/${request.params['*']}`);
      if (tile === undefined) throw new Problem('not-found');
      return sendPublic(reply)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type('application/octet-stream')
        .send(Buffer.from(tile.buffer, tile.byteOffset, tile.byteLength));
    },
  );
}

async function entryView(entry: LogEntry): Promise<object> {
  const { nonce, record } = await entry.open();
  const { time, event } = entry.envelope() ?? {};
  return {
    index: entry.index,
    time,
    event,
    leaf: base64(entry.leaf),
    nonce: base64(nonce),
    record: asJson(record),
  };
}

function asJson(text: string): unknown {
  return JSON.parse(text);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** @param last the name of the parameter that must not pass the log's size. */
async function inRange<T>(last: string, prove: () => Promise<T>): Promise<T> {
  try {
    return await prove();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'out_of_range') {
      demandRight([{ in: 'query', location: last, code: 'out_of_range', detail: logRangeFault() }]);
    }
    throw cause;
  }
}
