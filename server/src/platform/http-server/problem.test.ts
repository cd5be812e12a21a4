import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError, type ErrorCode } from '#kernel/errors.ts';
import { createLog } from '../log/index.ts';
import { createHttp } from './server.ts';

let thrown: unknown;
let http: FastifyInstance;
beforeAll(async () => {
  const log = createLog({ level: 'silent', forPeople: false });
  http = await createHttp({ log, bodyLimitBytes: 1000, trustedProxies: [] });
  http.get('/api/throw', async () => {
    throw thrown;
  });
});
afterAll(() => http.close());

/** What becomes of the error that is thrown next. */
async function ask() {
  const answer = await http.inject({ method: 'GET', url: '/api/throw' });
  const type = String(answer.headers['content-type']);
  const isProblem = type.startsWith('application/problem+json');
  const problem = answer.json<Record<string, unknown>>();
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    problem,
    isProblem,
  };
}

describe('every error becomes a problem document', () => {
  const statuses: Record<ErrorCode, number> = {
    bad_request: 400,
    invalid_json: 400,
    tenant_required: 400,
    tenant_mismatch: 400,
    unauthenticated: 401,
    invalid_credentials: 401,
    session_ended: 401,
    plan_limit: 402,
    forbidden: 403,
    not_a_member: 403,
    tenant_suspended: 403,
    tenant_read_only: 403,
    tenant_pending_delete: 403,
    not_found: 404,
    unknown_host: 404,
    method_not_allowed: 405,
    conflict: 409,
    slug_taken: 409,
    account_taken: 409,
    duplicate_key: 409,
    illegal_transition: 409,
    confirmation_required: 409,
    other_account: 409,
    refresh_in_progress: 409,
    idempotency_in_progress: 409,
    version_mismatch: 412,
    too_large: 413,
    upgrade_required: 426,
    unsupported_media_type: 415,
    invalid: 422,
    idempotency_mismatch: 422,
    rate_limited: 429,
    internal: 500,
    outbound_refused: 422,
    outbound_failed: 502,
    unavailable: 503,
    tenant_unavailable: 503,
  };

  test.each(Object.entries(statuses))('%s: %i', async (code, status) => {
    thrown = new AppError(code as ErrorCode, 'What is wrong.', {
      retryAfter: 3,
      extra: { limit: 5, status: 200, code: 'x' },
    });
    const answer = await ask();
    expect(answer.isProblem).toBe(true);
    expect(answer.status).toBe(status);
    expect(answer.problem).toMatchObject({
      type: `/api/docs/problems#${code}`,
      status,
      code,
      limit: 5,
      title: expect.stringMatching(/\w/),
      requestId: answer.headers['x-request-id'],
      detail: status === 500 ? expect.stringMatching(/logged/) : 'What is wrong.',
    });
    expect(answer.headers['retry-after']).toBe('3');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['www-authenticate'] !== undefined).toBe(status === 401);
  });

  test('takes the status of the general case for a refusal of one feature, with its own words', async () => {
    thrown = new AppError({ code: 'full', like: 'conflict', title: 'No room' }, 'There are five.');
    const { status, problem } = await ask();
    expect(status).toBe(409);
    expect(problem).toMatchObject({
      code: 'full',
      title: 'No room',
      type: '/api/docs/problems#full',
      detail: 'There are five.',
    });
  });

  const database = (code: string, extra: object = {}) =>
    Object.assign(new Error('duplicate key value violates unique constraint "task_number"'), {
      code,
      severity: 'ERROR',
      constraint: 'task_number',
      detail: 'Key (number)=(1) already exists',
      table: 'task',
      ...extra,
    });
  test.each<[string, () => unknown]>([
    ['a violated constraint', () => database('23505')],
    ['a syntax error', () => database('42601', { message: 'syntax error at or near "select"' })],
    ['a refused permission', () => database('42501')],
    ['a bug', () => new TypeError(`Cannot read properties of undefined (reading 'id')`)],
    ['a text', () => 'select secret from vault'],
    ['nothing', () => undefined],
    ['null', () => null],
    [
      'an error that calls itself 500',
      () => Object.assign(new Error('secret select'), { statusCode: 500 }),
    ],
    [
      'an error that calls itself 200',
      () => Object.assign(new Error('secret select'), { statusCode: 200 }),
    ],
  ])('%s is a 500 that tells nothing', async (_, make) => {
    thrown = make();
    const answer = await ask();
    expect([answer.status, answer.problem['code']]).toEqual([500, 'internal']);
    expect(answer.text).not.toMatch(
      /secret|select|task|constraint|duplicate|undefined|\.ts|at \w+ \(/i,
    );
  });

  test.each([
    ['57P01', 'the server is going'],
    ['ECONNREFUSED', 'the server is gone'],
    ['57014', 'it took too long'],
    ['40P01', 'a deadlock'],
    ['53300', 'too many connections'],
    ['53100', 'the disk is full'],
  ])('%s, %s, is a 503 to try again', async (code) => {
    thrown = database(code);
    const answer = await ask();
    expect([answer.status, answer.problem['code']]).toEqual([503, 'unavailable']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.text).not.toMatch(/constraint|task_number/);
  });
});
