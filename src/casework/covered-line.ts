import type { Covered, LabelOf, TemplatePart } from '../pseudonym/index.js';
import { fillTemplate } from '../pseudonym/index.js';

/*
 * A covered form as one line of a compartment. It is read for every view, so that reading costs little:
 *   `=` JSON text                                    a value
 *   `#` text US person US text …                     a text with labels; text as inside a JSON string, which holds no US
 *   `~` day JSON text US day JSON text …             a value that moves on with time; days as YYYY-MM-DD, ascending
 */
const VALUE = '=';
const TEMPLATE = '#';
const TIMED = '~';
/** Unit separator: JSON escapes it inside strings. */
const US = '\u001f';
const DAY_LENGTH = 10;

/** @returns undefined for a label: it is made for each recipient, and nothing of it is stored. */
export function coveredLine(form: Covered): string | undefined {
  switch (form.kind) {
    case 'label':
      return undefined;
    case 'value':
      return `${VALUE}${form.json}`;
    case 'timed':
      return `${TIMED}${form.steps.map(({ from, json }) => `${from}${json}`).join(US)}`;
    case 'template':
      return `${TEMPLATE}${joined(form.parts)}`;
  }
}

/** Text stands at even places, persons at odd ones. */
function joined(parts: readonly TemplatePart[]): string {
  const alternating: string[] = [''];
  for (const part of parts) {
    if (typeof part === 'string') alternating.push(`${alternating.pop() ?? ''}${part}`);
    else alternating.push(part.person, '');
  }
  return alternating.join(US);
}

/**
 * The covered value as JSON text, with the labels of whoever it is for.
 * @param today YYYY-MM-DD.
 */
export function renderCoveredLine(line: string, labelOf: LabelOf, today: string): string {
  const form = line.slice(1);
  if (line.startsWith(VALUE)) return form;
  if (line.startsWith(TIMED)) return standing(form, today);
  if (!form.includes(US)) return `"${form}"`;
  const parts = form.split(US).map((part, place) => (place % 2 === 0 ? part : { person: part }));
  return fillTemplate(parts, labelOf);
}

/** The last step that has begun; the first where none has. */
function standing(steps: string, today: string): string {
  let start = 0;
  for (let next = steps.indexOf(US); next >= 0; next = steps.indexOf(US, next + 1)) {
    if (steps.slice(next + 1, next + 1 + DAY_LENGTH) > today) return steps.slice(start + DAY_LENGTH, next);
    start = next + 1;
  }
  return steps.slice(start + DAY_LENGTH);
}
