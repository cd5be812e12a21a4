import { type Request, type Target, cpuMicros } from '../load.ts';
import type { BenchTenant } from '../world.ts';
import type { Sent, Span } from './sender.ts';
import { sendApart } from './senders.ts';

/**
 * What a storm does to somebody else. The storm comes and goes every two seconds while the other one asks all the
 * time, so that whatever else happens on the machine happens to both halves. Each sends from a process of its own,
 * evenly: a load generator that sends a second's requests at once and shares its event loop with whoever
 * measures finds its own queue.
 */

const SPAN_MS = 2000;
/** Before the first span: long enough for processes to start. */
const START_MS = 1500;
/** What the other one asks a second. */
const READS = 50;
/** As many as a browser opens. */
const READERS = 6;
/** Within its span, a storm needs this long to build up. */
const SETTLING_MS = 100;

export interface Storm {
  readonly request: Request;
  readonly connections: number;
  /** Requests a second; as many as can be when left out. */
  readonly rate?: number;
  /** How often it comes. */
  readonly times: number;
}

/** What the list costs that a page begins with. */
export const reading = ({ token, slug, projectId }: BenchTenant): Request => ({
  path: `/api/v1/tasks?project=${projectId}&limit=50`,
  headers: { authorization: `Bearer ${token}`, 'x-tenant-id': slug },
});

/** @param what names the storm in the line that is said */
export async function weather(
  target: Target,
  other: BenchTenant,
  { request, connections, rate, times }: Storm,
  what: string,
  say: (line: string) => void,
): Promise<void> {
  const { origin } = target;
  const begin = Date.now() + START_MS;
  const end = begin + times * 2 * SPAN_MS;
  const storms = Array.from({ length: times }, (_, i): Span => {
    const from = begin + (2 * i + 1) * SPAN_MS;
    return { from, to: from + SPAN_MS };
  });
  const before = cpuMicros(target.pid);
  const [read, storm] = await Promise.all([
    sendApart({
      origin,
      request: reading(other),
      connections: READERS,
      rate: READS,
      spans: [{ from: begin, to: end }],
    }),
    sendApart({ origin, request, connections, ...(rate !== undefined && { rate }), spans: storms }),
  ]);
  const server = (cpuMicros(target.pid) - before) / 1000 / (end - begin);
  const isIn = (spans: readonly Span[], due: number): boolean =>
    spans.some(({ from, to }) => due >= from + SETTLING_MS && due < to);
  const calm = storms.map(({ from }) => ({ from: from - SPAN_MS, to: from }));
  const beside = read.answers.filter(({ due }) => isIn(storms, due));
  const alone = read.answers.filter(({ due }) => isIn(calm, due));
  const ratio = at(beside, 0.99) / at(alone, 0.99);
  say(`  ${what}`);
  say(
    `    another's p99 ${at(beside, 0.99).toFixed(1)} ms beside it, ${at(alone, 0.99).toFixed(1)} alone: ${ratio.toFixed(2)} times; median ${at(beside, 0.5).toFixed(1)} and ${at(alone, 0.5).toFixed(1)} (${beside.length} and ${alone.length} requests, ${inWords(read.statuses)})`,
  );
  const seconds = (times * SPAN_MS) / 1000;
  say(
    `    the storm: ${(storm.answers.length / seconds).toFixed(0)} a second, ${inWords(storm.statuses)}; its client used ${percent(storm.cpu)} of a core, whoever measured ${percent(read.cpu)}, the server ${percent(server)} in all`,
  );
}

const percent = (part: number): string => `${(part * 100).toFixed(0)} %`;
const inWords = (statuses: Sent['statuses']): string =>
  Object.entries(statuses)
    .map(([status, count]) => `${count} × ${status}`)
    .join(', ');

const at = (answers: Sent['answers'], part: number): number => {
  const sorted = answers.map(({ took }) => took).toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};
