import type { FastifyInstance } from 'fastify';
import type { RefusalCode } from '#kernel/errors.ts';
import { PROBLEMS } from './problem.ts';

type Line = readonly [code: string, status: number, title: string];

const row = ([code, status, title]: Line): string =>
  `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`;

const page = (lines: readonly Line[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Problem codes · TaskForce API</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<style>
:root { color-scheme: light dark; font: .9375rem/1.5 system-ui, sans-serif; --line: color-mix(in srgb, currentColor 14%, transparent) }
body { background: light-dark(#fff, #101216); color: light-dark(#171a21, #e9ebef); max-width: 50rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
a { color: light-dark(#2f4ac0, #9db2ff) }
h1 { margin: 1.5rem 0 .5rem; font-size: 1.75rem; letter-spacing: -.02em }
table { border-collapse: collapse; width: 100%; margin-top: 1.5rem }
td, th { padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: baseline }
th { font-size: .8125rem }
code { font-size: .92em; overflow-wrap: anywhere }
tr:target { background: light-dark(#fff6e0, #2f2512) }
</style>
</head>
<body>
<main>
<a href="/api/docs">← API reference</a>
<h1>Problem codes</h1>
<p>Every refusal is a problem document (RFC 9457). Its <code>code</code> never changes its meaning; <code>detail</code>
says what is wrong with this request, and <code>errors</code> names the fields.</p>
<table>
<thead><tr><th>Code</th><th>Status</th><th>What it means</th></tr></thead>
<tbody>
${lines.map(row).join('\n')}
</tbody>
</table>
</main>
</body>
</html>
`;

/**
 * What the `type` of a problem document points to.
 * @param policy its Content-Security-Policy
 * @param refusals those of features, beside the general ones
 */
export function serveProblemPage(
  http: FastifyInstance,
  policy: string,
  refusals: readonly RefusalCode[],
): void {
  const general = Object.entries(PROBLEMS).map(([code, said]): Line => [code, ...said]);
  const own = refusals.map(({ code, like, title }): Line => [code, PROBLEMS[like][0], title]);
  const text = page([...general, ...own].toSorted(([, a], [, b]) => a - b));
  http.get('/api/docs/problems', { schema: { hide: true } as object }, (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('cache-control', 'public, max-age=3600')
      .send(text),
  );
}
