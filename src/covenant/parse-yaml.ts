/**
 * From text to a YAML document within bounds. The composer of the library calls itself for every level of nesting, and near the end
 * of the stack the engine does not throw but ends the process: so the depth is counted while the tokens pass by, before they
 * are composed.
 */
import {
  Composer,
  isAlias,
  Lexer,
  Parser,
  visit,
  YAMLParseError,
  type Alias,
  type CST,
  type Document,
  type LineCounter,
  type Node,
} from 'yaml';

/** So many lists and groups may stand inside each other. */
export const DEEPEST = 64;
/** The parser's stack holds the document and the innermost value too. */
const DEEPEST_STACK = DEEPEST + 2;
/** A value takes some four tokens: a file with more of them has more values than may be. */
const MOST_TOKENS = 500_000;

export class OutOfBounds extends Error {
  readonly code: 'too_deep' | 'too_much';
  /** Where in the text the bound was passed. */
  readonly offset: number;

  constructor(code: OutOfBounds['code'], offset: number) {
    super(code);
    this.code = code;
    this.offset = offset;
  }
}

/** @throws OutOfBounds; whatever else is wrong stands in the document's `errors`. */
export function parseYaml(text: string, lines: LineCounter): Document.Parsed | undefined {
  // Repeated keys are looked for where the values are read: the library compares every key with every other.
  const composer = new Composer({
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    logLevel: 'error',
  });
  let first: Document.Parsed | undefined;
  for (const document of composer.compose(boundedTokens(text, lines), true, text.length)) {
    if (first === undefined) first = document;
    else {
      const [from, to] = document.range;
      first.errors.push(new YAMLParseError([from, to], 'MULTIPLE_DOCS', ''));
      break;
    }
  }
  return first;
}

function* boundedTokens(text: string, lines: LineCounter): Generator<CST.Token, void> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  let tokens = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const { offset } = parser;
    yield* parser.next(lexeme);
    tokens += 1;
    if (parser.stack.length > DEEPEST_STACK) throw new OutOfBounds('too_deep', offset);
    if (tokens > MOST_TOKENS) throw new OutOfBounds('too_much', offset);
  }
  yield* parser.end();
}

/** What each alias stands for: the last node before it with that anchor. */
export function aliasTargets(document: Document.Parsed): ReadonlyMap<Alias, Node> {
  const anchored = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) {
        const target = anchored.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if (node.anchor !== undefined) anchored.set(node.anchor, node);
    },
  });
  return targets;
}
