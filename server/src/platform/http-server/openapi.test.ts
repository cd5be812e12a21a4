import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '#kernel/errors.ts';
import { createLog } from '../log/index.ts';
import { serveContract } from './openapi.ts';
import { createHttp } from './server.ts';

let http: FastifyInstance;
beforeAll(async () => {
  const log = createLog({ level: 'silent', forPeople: false });
  http = await createHttp({ log, bodyLimitBytes: 1000, trustedProxies: [] });
  await serveContract(http, {
    title: 'T',
    version: '1',
    description: 'D',
    tags: [],
    refusals: [],
    schemas: {},
  });
  http.get('/api/refused', async () => {
    throw new AppError('plan_limit', 'No.');
  });
});
afterAll(() => http.close());

describe('the explorer', () => {
  test.each(['/api/docs', '/api/docs/', '/api/docs/static/swagger-ui.css', '/api/docs/problems'])(
    'is in nobody’s frame and runs scripts of this server only: %s',
    async (url) => {
      const { statusCode, headers } = await http.inject(url);
      expect(statusCode).toBe(200);
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/(^|; )default-src 'none';.*frame-ancestors 'none'/);
      expect(policy).toMatch(/; script-src 'self';/);
    },
  );

  test('has no script inline, which the policy would keep from running', async () => {
    const { body } = await http.inject('/api/docs/');
    const scripts = [...body.matchAll(/<script([^>]*)>([^<]*)/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, content] of scripts) {
      expect(attributes).toMatch(/ src="(\.|\/api\/docs)\/static\//);
      expect(content?.trim()).toBe('');
    }
  });
});

test('the type of a problem leads to where it is explained', async () => {
  const problem = (await http.inject('/api/refused')).json<{ type: string; title: string }>();
  const [path = '', id] = problem.type.split('#');
  const page = await http.inject(path);
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-type']).toMatch(/^text\/html/);
  expect(page.body).toContain(`id="${id}"`);
  expect(page.body).toContain(problem.title);
});
