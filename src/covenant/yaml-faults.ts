/**
 * What makes a text no YAML, or YAML that a covenant may not be.
 */
import type { Document, YAMLError } from 'yaml';
import type { FindingCode } from './findings.js';

const CODES: Readonly<Partial<Record<YAMLError['code'], FindingCode>>> = {
  TAB_AS_INDENT: 'tab_indent',
  NON_STRING_KEY: 'key_not_text',
  MULTIPLE_DOCS: 'several_documents',
  BAD_DIRECTIVE: 'yaml_directive',
  TAG_RESOLVE_FAILED: 'unknown_tag',
};

export interface YamlFault {
  readonly code: FindingCode;
  readonly from: number;
  readonly to: number;
  readonly detail: string;
}

/** What the YAML library found, in the order of the text and without what only follows from a tab. */
export function yamlFaults(parsed: Document.Parsed, text: string): readonly YamlFault[] {
  const faults = [...parsed.errors, ...parsed.warnings].map(
    ({ code, message, pos: [from, to] }): YamlFault => {
      const known = CODES[code] ?? 'yaml_syntax';
      const tabs = known === 'yaml_syntax' && /tab/i.test(message);
      return { code: tabs ? 'tab_indent' : known, from, to, detail: message };
    },
  );
  // Where a line's depth cannot be seen, whatever is told of the lines after it follows from that.
  const tabs = faults.filter(({ code }) => code === 'tab_indent');
  return tabs.length === 0 ? faults : perLine([...tabs, ...indentedByTab(text)], text);
}

function* indentedByTab(text: string): Generator<YamlFault> {
  for (const line of text.matchAll(/^ *\t[ \t]*(?=[^\s#])/gm)) {
    yield { code: 'tab_indent', from: line.index, to: line.index + line[0].length, detail: '' };
  }
}

function perLine(faults: readonly YamlFault[], text: string): readonly YamlFault[] {
  const first = new Map<number, YamlFault>();
  for (const fault of faults) {
    const line = text.lastIndexOf('\n', fault.from - 1);
    if (!first.has(line)) first.set(line, fault);
  }
  return [...first.values()].sort((a, b) => a.from - b.from);
}
