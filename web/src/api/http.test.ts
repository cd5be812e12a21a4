import { AxiosError, AxiosHeaders, type InternalAxiosRequestConfig } from 'axios';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHttp, watchRefusals } from './http.ts';
import { Problem } from './problem.ts';
import { Session } from './session.ts';
import { isWaiting } from './waiting.ts';

/** A server that knows one token and counts what it is asked. */
function server(valid: () => string) {
  const asked: string[] = [];
  const adapter = async (config: InternalAxiosRequestConfig) => {
    const token = String(AxiosHeaders.from(config.headers).get('Authorization') ?? '');
    asked.push(token);
    const response = { status: 200, statusText: '', data: { token }, headers: {}, config };
    if (token === `Bearer ${valid()}`) return response;
    const refused = {
      ...response,
      status: 401,
      data: { code: 'unauthenticated', detail: 'Sign in.' },
    };
    throw new AxiosError('401', undefined, config, undefined, refused);
  };
  return { adapter, asked };
}

describe('createHttp', () => {
  it('renews an expired token once for all requests and repeats them', async () => {
    const renew = vi.fn(async () => ({ accessToken: 'fresh' }));
    const session = new Session(renew);
    session.begin({ accessToken: 'stale' });
    const { adapter, asked } = server(() => 'fresh');
    const http = createHttp(session);
    const answers = await Promise.all(['/a', '/b', '/c'].map((url) => http.get(url, { adapter })));
    expect(answers.map((answer) => answer.data.token)).toEqual(Array(3).fill('Bearer fresh'));
    expect(renew).toHaveBeenCalledTimes(1);
    expect(asked).toHaveLength(6);
  });

  it('gives up after one repetition', async () => {
    const session = new Session(async () => ({ accessToken: 'also-wrong' }));
    session.begin({ accessToken: 'wrong' });
    const { adapter, asked } = server(() => 'right');
    await expect(createHttp(session).get('/a', { adapter })).rejects.toBeInstanceOf(Problem);
    expect(asked).toHaveLength(2);
  });

  it('ends the session when the cookie is worth nothing', async () => {
    const session = new Session(async () => undefined);
    session.begin({ accessToken: 'wrong' });
    const { adapter, asked } = server(() => 'right');
    await expect(createHttp(session).get('/a', { adapter })).rejects.toMatchObject({ status: 401 });
    expect(session.state).toBe('out');
    expect(asked).toHaveLength(1);
  });

  it.each(['/auth/login', '/register/confirm'])(
    'does not renew because a password was wrong at %s',
    async (url) => {
      const renew = vi.fn(async () => ({ accessToken: 'fresh' }));
      const { adapter } = server(() => 'right');
      const http = createHttp(new Session(renew));
      await expect(http.post(`/api/v1${url}`, {}, { adapter })).rejects.toMatchObject({
        message: 'Sign in.',
      });
      expect(renew).not.toHaveBeenCalled();
    },
  );
});

describe('a workspace that is away', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Answers 503 so many times, then 200. */
  function away(times: number) {
    let asked = 0;
    const adapter = async (config: InternalAxiosRequestConfig) => {
      asked += 1;
      const response = { status: 200, statusText: '', data: { asked }, headers: {}, config };
      if (asked > times) return response;
      throw new AxiosError('503', undefined, config, undefined, {
        ...response,
        status: 503,
        headers: { 'retry-after': '5' },
        data: { code: 'tenant_unavailable', detail: 'Back in a moment.' },
      });
    };
    return { adapter, headers: { 'X-Tenant-ID': 'acme' } };
  }
  const signedIn = () => createHttp(new Session(async () => ({ accessToken: 'good' })));

  it('is waited for, and what was asked is asked again', async () => {
    const answer = signedIn().post('/tasks', { title: 'kept' }, away(3));
    await vi.advanceTimersByTimeAsync(4000);
    expect([isWaiting('acme'), isWaiting('other')]).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(11_000);
    expect((await answer).data).toEqual({ asked: 4 });
    expect(JSON.parse((await answer).config.data as unknown as string)).toEqual({ title: 'kept' });
    expect(isWaiting('acme')).toBe(false);
  });

  it('is waited for as long as it takes by what reads, and a minute by what changes', async () => {
    const told: string[] = [];
    const stop = watchRefusals(({ code }) => told.push(code));
    const read = signedIn().get('/tasks', away(100));
    const change = signedIn().post('/tasks', {}, away(100));
    const refused = expect(change).rejects.toMatchObject({ code: 'tenant_unavailable' });
    await vi.advanceTimersByTimeAsync(70_000);
    await refused;
    expect(told).toEqual(['tenant_unavailable']);
    await vi.advanceTimersByTimeAsync(500_000);
    expect((await read).data).toEqual({ asked: 101 });
    stop();
  });
});
