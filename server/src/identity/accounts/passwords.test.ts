import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { Argon2Passwords } from './passwords.ts';

const passwords = new Argon2Passwords();

test('only the right password belongs to a hash, and the hash has the promised cost', async () => {
  const stored = await passwords.hash('correct horse battery staple');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwords.verify(stored, 'correct horse battery staple')).toBe(true);
  expect(await passwords.verify(stored, 'correct horse battery stapler')).toBe(false);
});

test('no hash means no entry, not even with the password of the dummy', async () => {
  expect(await passwords.verify(undefined, 'nobody has this password')).toBe(false);
  expect(await passwords.verify(null, 'anything at all')).toBe(false);
});

test('an unknown account takes as long as a wrong password', async () => {
  const stored = await passwords.hash('correct horse battery staple');
  await passwords.verify(undefined, 'warm up');
  const known: number[] = [];
  const unknown: number[] = [];
  for (let i = 0; i < 9; i += 1) {
    known.push(await timed(() => passwords.verify(stored, 'wrong password here')));
    unknown.push(await timed(() => passwords.verify(undefined, 'wrong password here')));
  }
  const ratio = median(unknown) / median(known);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test('a storm of checks runs a few at a time, each admitted when its turn comes', async () => {
  const stored = await passwords.hash('correct horse battery staple');
  let admitted = 0;
  let finished = 0;
  let most = 0;
  const storm = Array.from({ length: 12 }, async () => {
    await passwords.verify(stored, 'wrong password here', async () => {
      admitted += 1;
      most = Math.max(most, admitted - finished);
    });
    finished += 1;
  });
  await Promise.all(storm);
  // The next is admitted in the moment between one's end and its being counted here.
  expect(most).toBeLessThanOrEqual(Math.max(1, availableParallelism() - 1) + 1);
  expect(admitted).toBe(12);
});

test('whoever is not admitted is not checked, and holds up nobody', async () => {
  const refuse = async (): Promise<void> => {
    throw new Error('not now');
  };
  await expect(passwords.verify('nonsense', 'x', refuse)).rejects.toThrow('not now');
  const stored = await passwords.hash('correct horse battery staple');
  expect(await passwords.verify(stored, 'correct horse battery staple')).toBe(true);
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
