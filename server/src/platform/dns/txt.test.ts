import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNameServer } from '../../../test/harness/dns.ts';
import { dnsTxt } from './txt.ts';

/** Against a real server on a port of this machine. */
let dns: Awaited<ReturnType<typeof startNameServer>>;
beforeAll(async () => {
  dns = await startNameServer();
});
afterAll(() => dns[Symbol.asyncDispose]());

const ask = (name: string) => dnsTxt([dns.address])(name);

it('reads every text of a name, each put together from its parts', async () => {
  const long = 'x'.repeat(450);
  dns.zone.put('_taskforce.tasks.example', 'one', long);
  const answer = await ask('_taskforce.tasks.example');
  expect(answer).toEqual({ kind: 'answered', texts: expect.arrayContaining(['one', long]) });
});

it('takes a name that does not exist for one without texts', async () => {
  expect(await ask('nothing.example')).toEqual({ kind: 'answered', texts: [] });
});

it('asks anew each time', async () => {
  dns.zone.put('changing.example', 'before');
  await ask('changing.example');
  dns.zone.put('changing.example', 'after');
  expect(await ask('changing.example')).toEqual({ kind: 'answered', texts: ['after'] });
});

it('says so when the server refuses, and gives up on one that is silent', async () => {
  dns.zone.fail('refused.example', 'refuses');
  dns.zone.fail('silent.example', 'is silent');
  const answers = await Promise.all([ask('refused.example'), ask('silent.example')]);
  expect(answers.map(({ kind }) => kind)).toEqual(['unanswered', 'unanswered']);
});
