import { PROBLEMS, type ProblemCode } from '../language/problems.js';
import { problemType } from './problem.js';

/** What the API description shows as examples. All persons and cases are invented; tests hold them to the schemas. */

const CASE = '5f1c9a52-6c1e-4b7e-9d0a-2f4f7c1d8e11';
const RECEIPT = {
  logIndex: 1284,
  leafHash: 'n0m1E8v6y8o0cF3Yx3p7wK4cT1m2qZ5bR9sU7dV0aXE=',
  treeSize: 1285,
};
const DISCLOSURE = {
  id: '0b8f1f0e-7f38-4f0e-8c5e-1c3f7d2a9b64',
  covenant: {
    id: 'leefbaarheidsplatform-duivenweert',
    version: '1',
    hash: '9c1f0e4b7a6d2c8e5f3b1a0d9e8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a39281706',
  },
  purpose: 'casusoverleg',
  legalBasis: 'politiewet-3',
  receipt: RECEIPT,
};

export const CASE_VIEW = {
  id: CASE,
  kind: 'person',
  stage: 'table',
  persons: [{ label: 'Kofa-Runi-7', about: 'subject' }],
  items: [
    {
      id: 'k3Jx0aQ9m2Lw',
      field: 'persons.name',
      level: 'covered',
      cover: 'pseudonym',
      value: 'Kofa-Runi-7',
      reason: { kind: 'grant', id: '9.1-politie', article: '9.1', providedOn: ['avg-6-1-f-verhuur'] },
      handling: ['no_onward_provision'],
      reveal: {
        grant: '9.1-politie',
        needs: { justification: true, mandate: true, readableFor: 'PT8H' },
        handling: ['no_onward_provision'],
      },
      source: 'corp-brugwachter',
      record: 'p1',
      person: { label: 'Kofa-Runi-7' },
    },
  ],
  disclosure: DISCLOSURE,
};

export const CASE_LIST = {
  cases: [{ id: CASE, kind: 'person', stage: 'table' }],
  disclosure: DISCLOSURE,
};

export const CONTRIBUTION = {
  kind: 'person',
  title: 'Geluidsoverlast in het portiek',
  neighbourhood: 'Veerdam',
  persons: [{ ref: 'H-77', about: 'subject', initials: 'T.', familyName: 'Zandstra' }],
  signals: [{ summary: 'T. Zandstra maakt na elven herrie.', persons: ['H-77'] }],
};

export const AMENDMENT = { add: { notes: [{ text: 'Zandstra gesproken.' }] } };

export const CONTRIBUTED = {
  id: CASE,
  items: [{ id: 'b7Yt4cV1n8Pq', field: 'signals.summary', record: 's1' }],
  receipt: RECEIPT,
};

export const SEAT = {
  partner: 'zorg-beukenrode',
  until: '2026-03-01T12:00:00+01:00',
  reason: 'Het wijkteam wil hun inschatting horen',
};

export const MANDATE = {
  professional: 'agent-4412',
  role: 'wijkagent',
  from: '2026-01-01T00:00:00+01:00',
  until: '2026-06-30T23:59:59+02:00',
};

export const REVEAL = {
  purpose: 'casusoverleg',
  legalBasis: 'politiewet-3',
  fields: ['dwellings.address'],
  justification: 'Huisbezoek samen met de corporatie, afgesproken aan tafel',
};

export const REVEALED = {
  id: DISCLOSURE.id,
  case: CASE,
  status: 'revealed',
  readableUntil: '2026-01-15T20:00:00.000Z',
  waiting: [],
  refused: [],
  fields: [
    {
      id: 'w5Rd2eS7h0Zu',
      field: 'dwellings.address',
      value: 'Fazantstraat 91',
      source: 'corp-brugwachter',
      recordedAt: '2026-01-12T09:30:00.000Z',
      grant: '9.1-politie',
      handling: ['no_onward_provision'],
      readableFor: 'PT8H',
    },
  ],
  disclosure: DISCLOSURE,
};

export const PENDING = {
  id: DISCLOSURE.id,
  status: 'pending',
  waiting: ['support.summary'],
  receipt: RECEIPT,
};

export const EXPLANATION = {
  purpose: 'casusoverleg',
  legalBasis: 'politiewet-3',
  stage: 'table',
  field: 'persons.name',
};

export const PROBLEM_EXAMPLES: Readonly<Record<number, object>> = {
  400: example('bad-request', {
    errors: [
      { in: 'body', location: '/justification', code: 'missing', detail: '"justification" ontbreekt.' },
      {
        in: 'body',
        location: '/purpose',
        code: 'unknown_to_covenant',
        detail: 'Dit kent het convenant niet. Het kent: signalering, triage, casusoverleg.',
      },
    ],
  }),
  401: example('not-authenticated'),
  403: example('refused', {
    fields: [{ field: 'persons.bsn', missing: ['not_granted'] }],
    receipt: RECEIPT,
  }),
  404: example('not-found'),
  429: example('too-many-requests'),
  503: example('not-recorded'),
};

function example(code: ProblemCode, members: object = {}): object {
  const { status, title, detail } = PROBLEMS[code];
  return { type: problemType(code), title: title.nl, status, detail: detail.nl, ...members };
}
