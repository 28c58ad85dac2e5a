import type { SqliteConnections } from './sqlite/database.js';

/** A key that the database cannot do without, and the version of the document that it stands for; 0 for a person's. */
export interface KeyInUse {
  readonly id: string;
  readonly version: number;
}

/** Every key that a row of the database leans on. The reader is busy until the last one is taken. */
export function* keysInUse({ reader }: Pick<SqliteConnections, 'reader'>): Generator<KeyInUse> {
  const documents = reader.prepare<[], { place: string; version: number }>(
    'SELECT place, version FROM documents',
  );
  for (const { place, version } of documents.iterate()) yield { id: keyOf(place), version };
  const persons = reader.prepare<[], string>('SELECT DISTINCT person FROM person_tags').pluck();
  for (const id of persons.iterate()) yield { id, version: 0 };
}

/** A case's key has the id of the case; that of any other document has its kind before it. */
function keyOf(place: string): string {
  const slash = place.indexOf('/');
  const [kind, id] = [place.slice(0, slash), place.slice(slash + 1)];
  return kind === 'case' ? id : `${kind}:${id}`;
}
