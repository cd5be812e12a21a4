import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { AppError } from '#kernel/errors.ts';
import { createLog } from './index.ts';

/** A log and everything it wrote. */
function capture(forPeople: boolean) {
  let text = '';
  const to = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { log: createLog({ level: 'debug', forPeople }, to), text: () => text };
}

describe('a log line', () => {
  test.each([
    [{ password: 'hunter2' }],
    [{ body: { password: 'hunter2', email: 'a@b.c' } }],
    [{ body: { user: { accessToken: 'hunter2' } } }],
    [{ body: { refreshToken: 'hunter2' } }],
    [{ req: { headers: { authorization: 'Bearer hunter2', cookie: 'refresh=hunter2' } } }],
    [{ res: { headers: { 'set-cookie': 'refresh=hunter2' } } }],
    [{ token: 'hunter2' }],
  ])('never shows the secret in %j', (fields) => {
    const { log, text } = capture(false);
    log.info(fields, 'said');
    expect(text()).toContain('said');
    expect(text()).not.toContain('hunter2');
  });

  test('of an error tells its cause, and nothing that hangs on it', () => {
    const { log, text } = capture(false);
    const cause = Object.assign(new Error('terminating connection'), {
      code: '57P01',
      client: { password: 'hunter2' },
    });
    log.warn({ err: new AppError('unavailable', 'Later.', { cause }) }, 'refused');
    const line = JSON.parse(text()) as { err: object };
    expect(line.err).toMatchObject({
      code: 'unavailable',
      message: 'Later.',
      cause: { code: '57P01', message: 'terminating connection' },
    });
    expect(text()).not.toContain('hunter2');
  });

  test('is JSON for machines and plain for people', () => {
    const [machines, people] = [capture(false), capture(true)];
    machines.log.info('hello');
    people.log.info('hello');
    expect(JSON.parse(machines.text())).toMatchObject({ msg: 'hello' });
    expect(people.text()).toMatch(/hello/);
    expect(() => JSON.parse(people.text())).toThrow();
  });
});
