/** better-sqlite3 13 beside 12, under another name: see driver.ts. Their types are the same. */
declare module 'better-sqlite3-node-api' {
  import Database from 'better-sqlite3';
  export default Database;
}
