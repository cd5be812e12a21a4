import { describe, expect, it, vi } from 'vitest';
import { Session } from './session.ts';

describe('Session', () => {
  it('asks once however many wait', async () => {
    const renew = vi.fn(async () => ({ accessToken: 'new' }));
    const session = new Session(renew);
    expect(await Promise.all([session.refresh(), session.refresh(), session.refresh()])).toEqual([
      true,
      true,
      true,
    ]);
    expect(renew).toHaveBeenCalledTimes(1);
    expect(session.token).toBe('new');
  });

  it('asks again once the first has ended', async () => {
    const renew = vi.fn(async () => ({ accessToken: 'new' }));
    const session = new Session(renew);
    await session.refresh();
    await session.refresh();
    expect(renew).toHaveBeenCalledTimes(2);
  });

  it('is signed out when the cookie is worth nothing', async () => {
    const session = new Session(async () => undefined);
    session.begin({ accessToken: 'old' });
    expect(await session.refresh()).toBe(false);
    expect(session.token).toBeUndefined();
    expect(session.state).toBe('out');
  });

  it('keeps what it has when the server cannot be reached', async () => {
    const session = new Session(() => Promise.reject(new Error('offline')));
    session.begin({ accessToken: 'old' });
    await expect(session.refresh()).rejects.toThrow('offline');
    expect(session.token).toBe('old');
    expect(session.state).toBe('in');
  });

  it('resumes without asking when the answer is known', async () => {
    const renew = vi.fn(async () => undefined);
    const session = new Session(renew);
    expect(await session.resume()).toBe(false);
    expect(await session.resume()).toBe(false);
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('tells only of changes', () => {
    const session = new Session(async () => undefined);
    const seen: string[] = [];
    session.watch((state) => seen.push(state));
    session.begin({ accessToken: 'a' });
    session.begin({ accessToken: 'b' });
    session.end();
    expect(seen).toEqual(['in', 'out']);
  });
});
