import {
  fillTemplate,
  renderCovered,
  type Covered,
  type LabelOf,
  type TemplatePart,
} from '../pseudonym/index.js';
import { hasMembers, readAuthentic } from './authentic.js';

/*
 * A covered form as one line of a compartment. It is read for every view, so that what is read most costs least:
 *   `=` JSON text                          a value
 *   `#` text US person US text …           a text with labels; the text is that inside a JSON string, which holds no US
 *   JSON of the form                       anything else (a form that moves on with time)
 */
const VALUE = '=';
const TEMPLATE = '#';
/** Unit separator: JSON escapes it inside strings. */
const US = '\u001f';

export function coveredLine(form: Covered): string {
  if (form.kind === 'value') return `${VALUE}${form.json}`;
  if (form.kind !== 'template') return JSON.stringify(form);
  const parts: string[] = [''];
  for (const part of form.parts) {
    if (typeof part === 'string') parts.push(`${parts.pop() ?? ''}${part}`);
    else parts.push(part.person, '');
  }
  return `${TEMPLATE}${parts.join(US)}`;
}

/**
 * The covered value as JSON text, with the labels of whoever it is for.
 * @param today YYYY-MM-DD.
 */
export function renderCoveredLine(line: string, labelOf: LabelOf, today: string): string {
  if (line.startsWith(VALUE)) return line.slice(1);
  if (!line.startsWith(TEMPLATE))
    return renderCovered(readAuthentic(line, isCovered, 'cover'), labelOf, today);
  if (!line.includes(US)) return `"${line.slice(1)}"`;
  const parts = line.slice(1).split(US);
  return fillTemplate(parts.map(partAt), labelOf);
}

const isCovered = hasMembers<Covered>('kind');

/** Text stands at even places, persons at odd ones. */
function partAt(part: string, position: number): TemplatePart {
  return position % 2 === 0 ? part : { person: part };
}
