import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from '../../deploy/cluster/child.ts';
import { hostileContent } from './content.ts';
import type { Fault } from './fault.ts';

const any = (children: readonly Child[]): Child =>
  children[Math.floor(Math.random() * children.length)] as Child;

/** @param mood of whoever takes what is sent */
async function forAWhile<M extends string>(taker: { mood: M | 'taking' }, mood: M): Promise<void> {
  taker.mood = mood;
  await delay(2000);
  taker.mood = 'taking';
}

const crash: Fault = {
  name: 'PostgreSQL crashes and comes back',
  strike: async ({ postgres }) => {
    await postgres.crash();
    await delay(300);
    await postgres.start();
  },
};
const emptied: Fault = {
  name: 'Redis is emptied',
  strike: async ({ redis }) => void (await redis.client.call('FLUSHALL')),
};
const gone: Fault = {
  name: 'Redis ends and comes back',
  strike: async ({ redis }) => {
    await redis.stop();
    await delay(1000);
    await redis.start();
  },
};

/**
 * Every kind of trouble the product is held to survive. The two of the receiver are far apart, so that hardly
 * anything meets both: the third attempt at a webhook comes minutes after the second.
 */
export const FAULTS: readonly Fault[] = [
  { name: 'a server is killed', strike: async ({ servers }) => any(servers).kill() },
  { name: 'a worker is killed', strike: async ({ workers }) => any(workers).kill() },
  {
    name: 'the receiver of webhooks fails for a while',
    strike: ({ receiver }) => forAWhile(receiver, 'failing'),
  },
  {
    name: 'all servers and workers are killed',
    strike: async ({ servers, workers }) => {
      for (const child of [...servers, ...workers]) child.kill();
    },
  },
  crash,
  emptied,
  gone,
  {
    name: 'Redis hangs for a while',
    strike: async ({ redis }) => {
      redis.hang();
      await delay(1500);
      redis.goOn();
    },
  },
  {
    name: 'the mail server refuses for a while',
    strike: ({ mail }) => forAWhile(mail, 'refusing'),
  },
  {
    name: 'the mail server hangs for a while',
    strike: ({ mail }) => forAWhile(mail, 'hanging'),
  },
  hostileContent,
  {
    name: 'the receiver of webhooks hangs for a while',
    strike: ({ receiver }) => forAWhile(receiver, 'hanging'),
  },
];

/**
 * So many kills of servers and as many of workers, each of them in turn, and after every fifth pair a crash of
 * PostgreSQL and a loss of Redis.
 */
export function manyKills(count: number): Fault[] {
  const faults: Fault[] = [];
  for (let i = 0; i < count; i++) {
    faults.push(
      { name: 'a server is killed', strike: async ({ servers }) => nth(servers, i).kill() },
      { name: 'a worker is killed', strike: async ({ workers }) => nth(workers, i).kill() },
    );
    if (i % 5 === 4) faults.push(crash, i % 2 === 0 ? emptied : gone);
  }
  return faults;
}

const nth = (children: readonly Child[], i: number): Child =>
  children[i % children.length] as Child;
