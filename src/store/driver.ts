import DriverOfNode20 from 'better-sqlite3';

/** The first major of Node that better-sqlite3 13 runs on. */
const NODE_API_SINCE = 22;

const major = Number.parseInt(process.versions.node, 10);

/**
 * The SQLite driver, the same interface on every version of Node. better-sqlite3 12, the last one for Node 20, aborts the
 * process on Node 24.19 and later when a statement is collected as garbage; 13, which speaks Node-API, does not.
 */
export const SqliteDriver =
  major >= NODE_API_SINCE ? (await import('better-sqlite3-node-api')).default : DriverOfNode20;
