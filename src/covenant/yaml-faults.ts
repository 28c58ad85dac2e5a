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
  return told(tabs.length === 0 ? faults : [...tabs, ...indentedByTab(text)], text);
}

function* indentedByTab(text: string): Generator<YamlFault> {
  for (const line of text.matchAll(/^ *\t[ \t]*(?=[^\s#])/gm)) {
    yield { code: 'tab_indent', from: line.index, to: line.index + line[0].length, detail: '' };
  }
}

/** So many lines after a slip, what is told next may be another. */
const FAR = 3;

/** The first of each line; and of what makes no YAML, the first of a stretch: the rest of the stretch mostly follows from it. */
function told(faults: readonly YamlFault[], text: string): readonly YamlFault[] {
  const kept: YamlFault[] = [];
  const last = { offset: 0, line: 0, fault: -FAR, syntax: -FAR };
  for (const fault of [...faults].sort((a, b) => a.from - b.from)) {
    last.line += text.slice(last.offset, fault.from).split('\n').length - 1;
    last.offset = fault.from;
    const syntax =
      fault.code === 'yaml_syntax' || (fault.code === 'key_not_text' && last.line - last.syntax < FAR);
    const follows = syntax ? last.line - last.syntax < FAR : last.line === last.fault;
    if (syntax) last.syntax = last.line;
    if (follows) continue;
    last.fault = last.line;
    kept.push(fault);
  }
  return kept;
}
