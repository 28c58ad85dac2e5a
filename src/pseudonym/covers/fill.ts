/** From the stored covered form to the JSON text that one recipient reads. Runs for each item of each answer: concatenation only. */
import type { Covered, LabelOf, TemplatePart } from './covered.js';

/** A whole JSON string (quotes included) from escaped stretches of text and slots. */
export function fillTemplate(parts: readonly TemplatePart[], labelOf: LabelOf): string {
  let text = '"';
  for (const part of parts) text += typeof part === 'string' ? part : escapeJson(labelOf(part.person));
  return text + '"';
}

/** The covered value as JSON text. `today` is `YYYY-MM-DD`. */
export function renderCovered(covered: Covered, labelOf: LabelOf, today: string): string {
  switch (covered.kind) {
    case 'value':
      return covered.json;
    case 'label':
      return '"' + escapeJson(labelOf(covered.person)) + '"';
    case 'template':
      return fillTemplate(covered.parts, labelOf);
    case 'timed': {
      let json = covered.steps[0].json;
      for (const step of covered.steps) if (step.from <= today) json = step.json;
      return json;
    }
  }
}

/** The inside of the JSON string of a text; lone surrogates come out as \udXXX. */
export function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
