import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { entryFilter, RESOURCE } from '../../disclosure/index.js';
import { eventEntry, exportBundle, exportRecords, type LogEntry } from '../../ledger/index.js';
import { logRangeFault } from '../../language/http.js';
import { sendPublic } from '../answer-headers.js';
import { inUtc } from '../contributed.js';
import { demandRight, Problem } from '../problem.js';
import { responses } from '../responses.js';
import type { RouteParts } from './cases.js';

const EntriesQuery = Type.Object(
  {
    from: Type.Optional(Type.Integer({ description: 'Eerste plaats in de log', minimum: 0 })),
    limit: Type.Optional(Type.Integer({ description: 'Hoeveel ten hoogste', minimum: 1, maximum: 500 })),
  },
  { additionalProperties: false },
);

const word = (description: string) =>
  Type.Optional(Type.String({ description, minLength: 1, maxLength: 100 }));
const moment = (description: string) =>
  Type.Optional(Type.String({ description, format: 'moment', maxLength: 40 }));

const ExportQuery = Type.Object(
  {
    format: Type.Optional(
      Type.Enum(['bundle', 'jsonl'], { type: 'string', description: 'Bundel (standaard) of ADL-records' }),
    ),
    from: moment('Vanaf dit moment (ISO 8601)'),
    to: moment('Tot dit moment (ISO 8601)'),
    partner: word('Alleen van deze partij'),
    case: word('Alleen over deze zaak'),
    purpose: word('Alleen voor dit doel'),
  },
  { additionalProperties: false },
);

const Entries = Type.Object({
  entries: Type.Array(
    Type.Object({
      index: Type.Integer(),
      time: Type.Integer({ description: 'Milliseconden sinds 1970' }),
      event: Type.String(),
      leaf: Type.String({ description: 'De bytes van het blad (base64)' }),
      nonce: Type.String({ description: 'base64' }),
      record: Type.Unknown({ description: 'De vastlegging' }),
    }),
  ),
  next: Type.Optional(Type.Integer({ description: 'from van de volgende bladzijde' })),
});

const size = (description: string) => Type.Integer({ description, minimum: 0 });
const Proof = Type.Object({ proof: Type.Array(Type.String({ description: 'Hash (base64)' })) });

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
      for await (const entry of log.entries(from, until)) entries.push(entryView(entry));
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
        tags: ['log'],
        querystring: ExportQuery,
        response: responses({ 200: Type.String({ description: 'JSON Lines' }) }, [400, 401, 403, 429, 503]),
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
      return reply.type('application/jsonl; charset=utf-8').send(Readable.from(lines));
    },
  );

  app.get(
    '/log/proofs/inclusion',
    {
      exposeHeadRoute: true,
      schema: {
        operationId: 'proveInclusion',
        summary: 'Bewijs dat een blad in de log staat',
        tags: ['log'],
        querystring: Type.Object(
          { index: size('Plaats van het blad'), treeSize: size('Omvang van de log') },
          { additionalProperties: false },
        ),
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
        summary: 'Bewijs dat een kleinere log het begin is van een grotere',
        tags: ['log'],
        querystring: Type.Object(
          { from: size('Kleinere omvang'), to: size('Grotere omvang') },
          { additionalProperties: false },
        ),
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
        summary: 'Het laatste ondertekende checkpoint (C2SP tlog-checkpoint)',
        tags: ['log'],
        response: responses({ 200: Type.String({ description: 'signed note' }) }, [404, 429, 503]),
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
      schema: {
        hide: true,
        operationId: 'logTile',
        summary: 'Een tegel van de log (C2SP tlog-tiles)',
        tags: ['log'],
        params: Type.Object({ '*': Type.String({ description: 'Pad van de tegel', maxLength: 100 }) }),
        response: responses({ 200: Type.String({ description: 'bytes' }) }, [404, 429, 503]),
      },
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

function entryView(entry: LogEntry): object {
  const record: unknown = JSON.parse(entry.openRecord());
  const { index, time, event, leaf, nonce } = entry;
  return { index, time, event, leaf: base64(leaf), nonce: base64(nonce), record };
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
