/** The sample cases' way of writing records, read as plain JSON and rewritten as records of a body. */

export interface Json {
  readonly [name: string]: unknown;
}

export function objectIn(value: unknown): Json {
  return isJson(value) ? value : {};
}

export function objectsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Names in camel case; what is unknown (null), and what stands around the record (its id and source), left out. */
export function inBodyForm(record: Json): Json {
  const members = Object.entries(record).filter(
    ([name, value]) => value !== null && name !== 'source' && name !== 'id',
  );
  return Object.fromEntries(members.map(([name, value]) => [inCamelCase(name), value]));
}

/** Rewrites a record of a section whose form differs from that of a body. */
export function recordInBodyForm(section: string, record: Json, notes: ReadonlyMap<string, Json>): Json {
  const plain = inBodyForm(record);
  switch (section) {
    case 'school': {
      const { school, ...rest } = plain;
      return { ...(school === undefined ? {} : { name: school }), ...rest };
    }
    case 'care': {
      const { consent, ...rest } = plain;
      const { to, given, scope } = inBodyForm(objectIn(consent));
      return { ...rest, ...defined({ consent: to, consentGiven: given, consentScope: scope }) };
    }
    case 'notes': {
      const note = objectIn(notes.get(textIn(record['id'])));
      return { ...plain, ...defined({ text: note['text'], date: note['date'] }) };
    }
    case 'professionals':
      return { ...plain, ...functionAndName(textIn(plain['name'])) };
    default:
      return plain;
  }
}

export function inCamelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `opzichter Rik Paalman` is the function and the name: a function is the small words at the start. */
function functionAndName(text: string): Json {
  const words = text.split(' ');
  const end = words.findIndex((word) => !/^\p{Ll}+$/u.test(word) || word === 'dokter');
  if (end < 1) return { name: text };
  return { function: words.slice(0, end).join(' '), name: words.slice(end).join(' ') };
}

function defined(members: Json): Json {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
