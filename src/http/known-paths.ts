import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.js';

/** The paths that the server has, to tell a path that is not there from a method that a path does not have. */
export class KnownPaths {
  readonly #methods = new Map<string, Set<string>>();

  /** Notes every route that is registered from now on. */
  static of(app: FastifyInstance): KnownPaths {
    const paths = new KnownPaths();
    app.addHook('onRoute', ({ url, method }) => {
      const methods = paths.#methods.get(url) ?? new Set();
      for (const one of [method].flat()) methods.add(one);
      paths.#methods.set(url, methods);
    });
    return paths;
  }

  /**
   * What to answer where no route took a request.
   * @returns the methods that the path has, for a request that asks just that (OPTIONS, RFC 9110 section 9.3.7).
   * @throws Problem `not-found`, or `method` with the methods that the path has.
   */
  methodsFor(method: string, url: string): string {
    const methods = [...this.#methodsOf(url.split('?', 1)[0] ?? '')].sort();
    if (methods.length === 0) throw new Problem('not-found');
    const allow = [...methods, 'OPTIONS'].join(', ');
    if (method === 'OPTIONS') return allow;
    throw new Problem('method', {}, { allow });
  }

  #methodsOf(path: string): ReadonlySet<string> {
    const segments = path.split('/');
    const found = new Set<string>();
    for (const [url, methods] of this.#methods) {
      if (matches(url.split('/'), segments)) for (const method of methods) found.add(method);
    }
    return found;
  }
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  const open = pattern.at(-1) === '*';
  if (open ? segments.length < pattern.length : segments.length !== pattern.length) return false;
  return pattern.every((part, index) =>
    part === '*' || part.startsWith(':') ? segments[index] !== '' : part === segments[index],
  );
}
