import type { FastifyInstance } from 'fastify';

/** Tells which methods an address answers to, so that a wrong one is refused with the right ones (RFC 9110, 15.5.6). */
export function rememberMethods(http: FastifyInstance): (path: string) => string[] {
  const known = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  http.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/') || url.includes('*')) return;
    const entry = known.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    known.set(url, entry);
    for (const name of [method].flat()) entry.methods.add(name);
  });
  return (path) => {
    const methods = [...known.values()].flatMap(({ pattern, methods: names }) =>
      pattern.test(path) ? [...names] : [],
    );
    return [...new Set(methods)].toSorted();
  };
}

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url.replaceAll(/[.+?^$()[\]{}|\\]/g, String.raw`\$&`).replaceAll(/:\w+/g, '[^/]+')}/?$`,
  );
