/**
 * Holds an access record against the Authorization Decision Log (Logius ADL 1.0.0, section 3.3) and level 4 (section
 * 4.1.4): a list of what is wrong, empty where it conforms. Slow and after the letter of the standard.
 */
const EVENTS: readonly unknown[] = [
  'adl.access_evaluation',
  'adl.access_evaluations',
  'adl.search_subject',
  'adl.search_action',
  'adl.search_resource',
];
const FIELDS = [
  'trace_id',
  'span_id',
  'parent_span_id',
  'event_name',
  'timestamp',
  'status',
  'attributes',
  'resource',
  'body',
];
const CORE = ['request', 'response', 'policies', 'information', 'configuration'].map(
  (name) => `adl.core.${name}`,
);
const ATTRIBUTE = /^(?:adl\.core\.[a-z]+|adl\.fsc\.transaction_id|[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)$/;

type Fields = Readonly<Record<string, unknown>>;

export function adlViolations(record: string): string[] {
  const parsed: unknown = JSON.parse(record);
  if (!isObject(parsed)) return ['the record is no object'];
  return [...identification(parsed), ...outcome(parsed), ...places(parsed)];
}

function identification(record: Fields): string[] {
  const wrong = Object.keys(record)
    .filter((name) => !FIELDS.includes(name))
    .map((name) => `${name} is no field of a log record`);
  if (!isHex(record['trace_id'], 32))
    wrong.push('trace_id is 32 lower-case hexadecimal characters, not all zero');
  if (!isHex(record['span_id'], 16))
    wrong.push('span_id is 16 lower-case hexadecimal characters, not all zero');
  if ('parent_span_id' in record && !isHex(record['parent_span_id'], 16))
    wrong.push('parent_span_id is a span id');
  if (record['parent_span_id'] === record['span_id']) wrong.push('a span is not its own parent');
  if (!EVENTS.includes(record['event_name'])) wrong.push('event_name is one of the five of section 3.3.4');
  const timestamp = record['timestamp'];
  if (typeof timestamp !== 'number' || !Number.isSafeInteger(timestamp) || timestamp < 0) {
    wrong.push('timestamp is milliseconds since 1970 as a whole number');
  }
  if (!isObject(record['resource']) || Object.keys(record['resource']).length === 0) {
    wrong.push('resource names the producer, so that records gathered elsewhere can be told apart');
  }
  return wrong;
}

function outcome(record: Fields): string[] {
  const status = record['status'];
  if (status !== 'Unset' && status !== 'Ok' && status !== 'Error') return ['status is Unset, Ok or Error'];
  const response = isObject(record['body']) ? record['body']['adl.core.response'] : undefined;
  const decided =
    isObject(response) && (typeof response['decision'] === 'boolean' || Array.isArray(response['results']));
  if (status === 'Error' && decided) return ['a decision that was made, a refusal too, is no Error'];
  return status === 'Error' || decided ? [] : ['a response in AuthZEN form says what was decided'];
}

function places(record: Fields): string[] {
  const attributes = isObject(record['attributes']) ? record['attributes'] : {};
  const body = isObject(record['body']) ? record['body'] : {};
  const wrong: string[] = [];
  for (const name of CORE) {
    const there = [name in attributes, name in body].filter(Boolean).length;
    if (there === 0) wrong.push(`${name} is needed at level 4`);
    if (there === 2) wrong.push(`${name} stands in one place only`);
    const value = attributes[name] ?? body[name];
    if (there === 1 && (!isObject(value) || Object.keys(value).length === 0))
      wrong.push(`${name} is keyed by source`);
  }
  for (const name of Object.keys(body))
    if (!CORE.includes(name)) wrong.push(`${name} has no place in the body`);
  for (const name of Object.keys(attributes)) {
    if (!ATTRIBUTE.test(name)) wrong.push(`${name} is no namespaced attribute`);
    if (name.startsWith('adl.') && !CORE.includes(name) && name !== 'adl.fsc.transaction_id') {
      wrong.push(`${name} is not defined by the standard`);
    }
  }
  return [...wrong, ...authzen(body['adl.core.request'])];
}

/** Section 5 of the Authorization API 1.0: subject, action and resource are typed objects. */
function authzen(request: unknown): string[] {
  if (!isObject(request)) return [];
  const wrong: string[] = [];
  for (const part of ['subject', 'resource']) {
    const value = request[part];
    if (isObject(value) && typeof value['type'] === 'string') continue;
    wrong.push(`${part} of the request has a type`);
  }
  const action = request['action'];
  if (!isObject(action) || typeof action['name'] !== 'string') wrong.push('action of the request has a name');
  return wrong;
}

function isHex(value: unknown, length: number): boolean {
  return (
    typeof value === 'string' && value.length === length && /^[0-9a-f]+$/.test(value) && !/^0+$/.test(value)
  );
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
