/** No pattern of this room may take more than linear time: every regular expression in its source is checked. */
import { readFileSync, readdirSync } from 'node:fs';
import { checkSync } from 'recheck';
import t from 'tap';
import ts from 'typescript';

const ROOM = new URL('../../src/pseudonym/', import.meta.url);

interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

t.test('every pattern of the room takes linear time', (t) => {
  const patterns = sourceFiles().flatMap(patternsOf);
  t.ok(patterns.length > 40, 'the patterns are found');
  for (const { file, source, flags } of patterns) {
    t.equal(checkSync(source, flags, { timeout: 20_000 }).status, 'safe', `${file} /${source}/${flags}`);
  }
  t.end();
});

function sourceFiles(): readonly string[] {
  return readdirSync(ROOM, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[jt]s$/.test(file));
}

function patternsOf(file: string): readonly Pattern[] {
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(new URL(file, ROOM), 'utf8'), ts.ScriptTarget.Latest, true));
  return found;
}
