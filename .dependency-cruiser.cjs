/**
 * Who may import whom. A room is a folder of src/; its public face is index.ts, or, for the shared words of all rooms,
 * covenant/vocabulary.ts and covenant/catalogue.ts. `only types` marks imports that vanish when the code is compiled.
 */
const MAY_IMPORT = {
  covenant: [],
  ledger: [],
  pseudonym: ['covenant'],
  vault: ['ledger (only types)'],
  casework: ['covenant', 'pseudonym', 'vault', 'ledger'],
  disclosure: ['covenant', 'ledger', 'vault', 'pseudonym', 'casework', 'identity (only types)'],
  rights: ['covenant', 'ledger', 'vault', 'pseudonym', 'casework'],
  identity: ['covenant', 'ledger', 'vault'],
  store: ['covenant', 'ledger', 'vault', 'casework', 'disclosure', 'rights', 'identity'],
  language: [
    'covenant (only types)',
    'ledger (only types)',
    'vault (only types)',
    'pseudonym (only types)',
    'casework (only types)',
    'disclosure (only types)',
    'rights (only types)',
    'identity (only types)',
    'http (only types)',
  ],
  http: ['covenant', 'ledger', 'vault', 'casework', 'disclosure', 'rights', 'identity', 'language'],
  console: ['covenant', 'ledger', 'casework', 'disclosure', 'rights', 'identity', 'language'],
};

const ROOMS = [...Object.keys(MAY_IMPORT), 'cli'];
const CORE = ['covenant', 'pseudonym', 'vault', 'ledger', 'casework', 'disclosure', 'rights'];
const ONLY_TYPES = ' (only types)';

const folder = (rooms) => `^src/(${rooms.join('|')})/`;

/** Two rules a room: no import of a room that is not named, no import with code of a room whose types only are named. */
function roomRules([room, named]) {
  const types = named.filter((name) => name.endsWith(ONLY_TYPES)).map((name) => name.replace(ONLY_TYPES, ''));
  const code = named.filter((name) => !name.endsWith(ONLY_TYPES));
  const others = ROOMS.filter((other) => other !== room && !code.includes(other) && !types.includes(other));
  const from = { path: folder([room]) };
  const rules = [
    { name: `${room}-imports-no-other-room`, severity: 'error', from, to: { path: folder(others) } },
    { name: `${room}-is-not-wiring`, severity: 'error', from, to: { path: '^src/(gateway|config)\\.ts$' } },
  ];
  if (types.length === 0) return rules;
  const to = { path: folder(types), dependencyTypesNot: ['type-only'] };
  return [...rules, { name: `${room}-imports-types-only`, severity: 'error', from, to }];
}

module.exports = {
  forbidden: [
    ...Object.entries(MAY_IMPORT).flatMap(roomRules),
    {
      name: 'rooms-meet-at-their-index',
      severity: 'error',
      comment: 'A room is entered through its public face.',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: '^src/([^/]+)/',
        pathNot: [
          '^src/$1/',
          '^src/[^/]+/index\\.ts$',
          '^src/store/[^/]+/index\\.ts$',
          '^src/language/',
          '^src/covenant/(vocabulary|catalogue)\\.ts$',
        ],
      },
    },
    {
      name: 'wiring-enters-by-the-index',
      severity: 'error',
      comment: 'gateway.ts wires rooms; it reaches into none.',
      from: { path: '^src/[^/]+\\.ts$' },
      to: {
        path: '^src/[^/]+/',
        pathNot: [
          '^src/[^/]+/index\\.ts$',
          '^src/store/[^/]+/index\\.ts$',
          '^src/language/',
          '^src/covenant/(vocabulary|catalogue)\\.ts$',
        ],
      },
    },
    {
      name: 'core-rooms-know-no-framework',
      severity: 'error',
      comment: 'Core rooms run in a test without server and database.',
      from: { path: folder(CORE) },
      to: { path: '^node_modules/(@fastify/|fastify|drizzle-orm|better-sqlite3|pino|commander)' },
    },
    {
      name: 'verifier-stands-alone',
      severity: 'error',
      comment: 'Whoever verifies a log needs node:crypto and the files of the verifier, nothing else.',
      from: { path: '^src/ledger/verify' },
      to: { pathNot: ['^src/ledger/', '^(node:)?crypto$'] },
    },
    {
      name: 'verifier-reaches-no-storage',
      severity: 'error',
      from: { path: '^src/ledger/verify' },
      to: { path: '^src/ledger/(storage|sequencer)', reachable: true },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '(^src/cli/main\\.ts|\\.d\\.ts)$' },
      to: {},
    },
    {
      name: 'product-does-without-development',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: ['^(test|bench)/'] },
    },
    {
      name: 'product-imports-no-dev-dependency',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'better-sqlite3-node-api is not installed on Node 20',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^better-sqlite3-node-api$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
