import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import t from 'tap';
import { parse } from 'yaml';
import type { Terminal } from '../../src/cli/output.js';
import { program } from '../../src/cli/program.js';
import { blocks, commands, DOCUMENTS, missing, read } from './documents.js';

/** Links of a document, without code. */
function links(document: string): string[] {
  const prose = read(document)
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, '');
  return Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target);
}

/** An anchor as code forges make it of a heading. */
function anchors(document: string): string[] {
  return Array.from(read(document).matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

t.test('every link between documents leads somewhere', async (t) => {
  for (const document of DOCUMENTS) {
    for (const link of links(document)) {
      if (/^https?:/.test(link)) continue;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? document : normalize(join(dirname(document), path));
      t.ok(existsSync(target), `${document}: ${link}`);
      if (anchor !== undefined) t.ok(anchors(target).includes(anchor), `${document}: ${link}`);
    }
  }
});

t.test('every document can be found from the README', async (t) => {
  const linked = new Set(links('README.md'));
  for (const document of DOCUMENTS) if (document !== 'README.md') t.ok(linked.has(document), document);
});

t.test('every YAML example is YAML', async (t) => {
  for (const document of DOCUMENTS) {
    for (const { language, body } of blocks(read(document))) {
      if (language === 'yaml') t.doesNotThrow(() => void parse(body), document);
    }
  }
});

t.test('the commands of docs/operator.md are those of sluis --help, no more and no fewer', async (t) => {
  const listed = Array.from(
    read('docs/operator.md').matchAll(/^\| `(sluis [a-z ]+)` \|/gm),
    ([, name]) => name,
  );
  const quiet: Terminal = { language: 'nl', print: () => undefined, say: () => undefined };
  t.same(
    listed.sort(),
    names(
      program(quiet, () => undefined),
      [],
    ).sort(),
  );
});

interface Named {
  name(): string;
  readonly commands: readonly Named[];
}

/** Names of all commands that do something: what `--help` lists. */
function names(command: Named, above: readonly string[]): string[] {
  const path = [...above, command.name()];
  if (command.commands.length === 0) return [path.join(' ')];
  return command.commands.flatMap((below) => names(below, path));
}

t.test('the table of docs/architecture.md is the linter rule of who may import whom', async (t) => {
  const [, rules = ''] = /const MAY_IMPORT = \{([\s\S]*?)\n\};/.exec(read('.dependency-cruiser.cjs')) ?? [];
  const ruled = Array.from(rules.matchAll(/^ {2}(\w+): \[([^\]]*)\]/gm), ([, room, named = '']) => {
    const rooms = Array.from(named.matchAll(/'([^']+)'/g), ([, name]) => name).join(', ');
    return `${room}: ${rooms === '' ? '–' : rooms}`;
  });
  const [, section = ''] = read('docs/architecture.md').split('## Who may import whom');
  const [table = ''] = section.split('\n## ');
  const drawn = Array.from(
    table.matchAll(/^\| (\w+) \| (.+) \|$/gm),
    ([, room, named]) => `${room}: ${named}`,
  ).slice(1);
  t.ok(ruled.length > 0);
  t.same(drawn.sort(), ruled.sort());
});

t.test('every room has a line in docs/architecture.md and a place in its picture', async (t) => {
  const rooms = Array.from(
    read('docs/architecture.md')
      .split('## Who may')[0]
      ?.matchAll(/^\| (\w+) \|/gm) ?? [],
    ([, room = '']) => room,
  );
  const drawn = read('docs/architecture.svg');
  for (const room of rooms.slice(1)) {
    t.ok(existsSync(`src/${room}/index.ts`) || ['cli', 'language'].includes(room), room);
    t.ok(new RegExp(`class="name"[^>]*>${room}<`).test(drawn), room);
  }
});

t.test('a document shows output as it comes: cuts are marked, and nothing is made up', async (t) => {
  const output = 'een\n\ntwee drie\nvier\n';
  t.equal(missing(['een', 'twee drie', 'vier'], output), undefined);
  t.equal(missing(['een', '…', 'vier'], output), undefined);
  t.equal(missing(['een', 'twee …'], output), undefined);
  t.equal(missing(['een', 'vier'], output), 'vier');
  t.equal(missing(['…', 'vijf'], output), 'vijf');
  t.same(commands('```console\n$ a b   # afsluitcode 2\nuit\n$ c\n```\n'), [
    { command: 'a b   # afsluitcode 2', status: 2, output: ['uit'] },
    { command: 'c', status: 0, output: [] },
  ]);
});
