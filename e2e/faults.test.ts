import { afterAll, beforeAll, expect, test } from 'vitest';
import { FAULTS } from '../bench/faults/faults.ts';
import { describe, strike } from '../bench/faults/run.ts';
import { cleanUp, temporaryData } from './processes.ts';

/**
 * A short run of what `npm run bench -- faults` does at length: a deployment of several processes at work,
 * everything killed or cut off once, and everything that was promised counted afterwards.
 */

let dataDir: string;
beforeAll(() => {
  dataDir = temporaryData();
});
afterAll(() => cleanUp(undefined, dataDir));

test('nothing is lost and nothing doubled, whatever is killed, cut off or away', async () => {
  const said: string[] = [];
  const { verdict } = await strike({
    dataDir,
    servers: 2,
    workers: 1,
    clients: 8,
    pauseMs: 60,
    faults: FAULTS,
    say: (line) => said.push(line),
  });
  const told = [...said, ...describe(verdict)].join('\n');
  expect(verdict.acknowledged, told).toBeGreaterThan(50);
  expect([verdict.lost, verdict.doubled, verdict.refused], told).toEqual([[], [], []]);
  expect([verdict.live.missing, verdict.live.doubled], told).toEqual([[], []]);
  expect([verdict.mail.missing, verdict.mail.doubled], told).toEqual([[], []]);
  expect([verdict.webhooks.missing, verdict.webhooks.doubled], told).toEqual([[], []]);
}, 600_000);
