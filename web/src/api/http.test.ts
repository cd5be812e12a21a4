import { AxiosError, AxiosHeaders, type InternalAxiosRequestConfig } from 'axios';
import { describe, expect, it, vi } from 'vitest';
import { createHttp } from './http.ts';
import { Problem } from './problem.ts';
import { Session } from './session.ts';

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

  it('does not renew because a password was wrong', async () => {
    const renew = vi.fn(async () => ({ accessToken: 'fresh' }));
    const { adapter } = server(() => 'right');
    const http = createHttp(new Session(renew));
    await expect(http.post('/api/v1/auth/login', {}, { adapter })).rejects.toMatchObject({
      message: 'Sign in.',
    });
    expect(renew).not.toHaveBeenCalled();
  });
});
