import { readFileSync } from 'node:fs';
import t from 'tap';

/** A file of the repository: tap runs tests from its root. */
const read = (path: string): string => readFileSync(path, 'utf8');

/** Package and licence of every table row below a heading. */
function listed(heading: string): string[] {
  const [, below = ''] = read('docs/dependencies.md').split(`\n## ${heading}\n`);
  const [section = ''] = below.split('\n## ');
  return Array.from(
    section.matchAll(/^\| `(\S+)` \| (.+?) \| .+ \|$/gm),
    ([, name, licence]) => `${name}: ${licence}`,
  );
}

/** Names and versions of a block of package.json, in its order. */
function declared(block: string): { name: string; version: string }[] {
  const [, body = ''] = new RegExp(`"${block}": \\{([^}]*)\\}`).exec(read('package.json')) ?? [];
  return Array.from(body.matchAll(/"(\S+)": "(\S+)"/g), ([, name = '', version = '']) => ({ name, version }));
}

const { packages: locked }: { packages: Record<string, { license?: string }> } = JSON.parse(
  read('package-lock.json'),
);

/** What the package says of its own licence, by the lock file: not every package is installed on every Node. */
function licence(name: string): string {
  const { license = 'none' } = locked[`node_modules/${name}`] ?? {};
  return license.replace(/^\((.*)\)$/, '$1').replace(' or ', ' OR ');
}

for (const [heading, block] of [
  ['In the product', 'dependencies'],
  ['In the product, on Node 22 and later', 'optionalDependencies'],
  ['In development only', 'devDependencies'],
] as const) {
  t.test(
    `docs/dependencies.md names the ${block} of package.json, with their licences and no others`,
    async (t) => {
      const packages = declared(block);
      t.ok(packages.length > 0);
      t.same(
        listed(heading),
        packages.map(({ name }) => `${name}: ${licence(name)}`),
      );
    },
  );

  t.test(`every one of the ${block} is pinned to one version`, async (t) => {
    for (const { name, version } of declared(block))
      t.match(version, /^(npm:[a-z0-9-]+@)?\d+\.\d+\.\d+$/, name);
  });
}
