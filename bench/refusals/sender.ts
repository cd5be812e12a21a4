import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Request } from '../load.ts';

/** Sends requests from a process of its own (senders.ts starts it), so that what it does delays no other client. */

export interface Sending {
  readonly origin: string;
  readonly request: Request;
  readonly connections: number;
  /** Requests a second, evenly spaced; without it each connection sends its next as soon as it is answered. */
  readonly rate?: number;
  /** When to send, one span after the other. */
  readonly spans: readonly Span[];
}

/** Milliseconds since 1970, of the clock that all processes of a machine share. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A request that was answered in full. */
export interface Answer {
  readonly due: number;
  /** Milliseconds since it was due. */
  readonly took: number;
}

export interface Sent {
  readonly answers: readonly Answer[];
  readonly statuses: Readonly<Record<string, number>>;
  /** Part of a core that this process needed while it sent. */
  readonly cpu: number;
}

process.once('message', (sending: Sending) => {
  void send(sending).then((sent) => process.send?.(sent, () => process.disconnect()));
});

async function send(sending: Sending): Promise<Sent> {
  const { connections, rate, spans } = sending;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const answers: Answer[] = [];
  const statuses: Record<string, number> = {};
  const one: One = async (due) => {
    const status = await ask(sending, agent);
    answers.push({ due, took: now() - due });
    statuses[status] = (statuses[status] ?? 0) + 1;
  };
  const before = process.cpuUsage();
  for (const span of spans) {
    await until(span.from);
    await (rate === undefined ? withoutPause(one, connections, span) : paced(one, rate, span));
  }
  const { user, system } = process.cpuUsage(before);
  agent.destroy();
  const seconds = spans.reduce((sum, { from, to }) => sum + (to - from) / 1000, 0);
  return { answers, statuses, cpu: (user + system) / 1e6 / seconds };
}

type One = (due: number) => Promise<void>;
const now = (): number => performance.timeOrigin + performance.now();
const until = (time: number): Promise<void> => delay(Math.max(0, time - now()));

async function withoutPause(one: One, connections: number, { to }: Span): Promise<void> {
  const connection = async (): Promise<void> => {
    while (now() < to) await one(now());
  };
  await Promise.all(Array.from({ length: connections }, connection));
}

/** A request that finds no connection free counts from when it was due, so that a server that stops is not spared. */
async function paced(one: One, rate: number, { from, to }: Span): Promise<void> {
  const all: Promise<void>[] = [];
  for (let due = from; due < to; due += 1000 / rate) {
    const isEarly = due > now();
    if (isEarly) await until(due);
    // A timer that fires late is this process's fault.
    all.push(one(isEarly ? now() : due));
  }
  await Promise.all(all);
}

/** @returns the status, 0 where the connection broke */
const ask = (
  { origin, request: { method = 'GET', path, headers = {}, body = '' } }: Sending,
  agent: Agent,
): Promise<number> =>
  new Promise((resolve) => {
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
    const options = { method, agent, headers: { ...headers, ...length } };
    const sent = request(`${origin}${path}`, options, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', () => resolve(0)).end(body);
  });
