import type { FastifyInstance } from 'fastify';
import { PROBLEMS } from './problem.ts';

const row = ([code, [status, title]]: readonly [string, readonly [number, string]]): string =>
  `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Problems</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse }
td, th { padding: .25rem 1rem .25rem 0; text-align: start }
:target { background: Mark; color: MarkText }
</style>
</head>
<body>
<h1>Problems</h1>
<p>Every refusal is a problem document (RFC 9457). Its <code>code</code> is stable; <code>detail</code> says what is
wrong with this request, and <code>errors</code> names the fields.</p>
<table>
<thead><tr><th>Code</th><th>Status</th><th>What it means</th></tr></thead>
<tbody>
${Object.entries(PROBLEMS).map(row).join('\n')}
</tbody>
</table>
</body>
</html>
`;

/** What the `type` of a problem document points to. @param policy its Content-Security-Policy */
export function serveProblemPage(http: FastifyInstance, policy: string): void {
  http.get('/api/docs/problems', { schema: { hide: true } as object }, (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('cache-control', 'public, max-age=3600')
      .send(PAGE),
  );
}
