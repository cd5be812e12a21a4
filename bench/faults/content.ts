import { randomUUID } from 'node:crypto';
import { BODIES, DATES, STRUCTURES, TEXTS } from '../../server/test/fuzz/hostile.ts';
import { toJson } from '../../server/test/fuzz/json.ts';
import type { Fault } from './fault.ts';
import { HOSTILE_PATH, HostileAnswers } from './hostile-answers.ts';
import type { Stage } from './stage.ts';
import { type Answer, Workspace } from './workspace.ts';

/** How long it goes on, at least until everything was sent once. */
const LASTS_MS = 2000;
const AT_ONCE = 8;
/** How often the same request is sent under one key. */
const TIMES = 10;
const UNANSWERED: Answer = { status: 0, body: {} };
const HUGE = '字'.repeat(100_000);

/** Requests of a workspace with what is hostile in every place that other workspaces' work passes through as well. */
function* hostile(own: Workspace): Generator<() => Promise<Answer>> {
  const { projectId, member } = own;
  const texts = [...TEXTS, ...DATES, HUGE];
  for (const text of texts) {
    const task = { projectId, title: text.slice(0, 250), description: text, assigneeId: member.id };
    const bodies: readonly (readonly [method: string, path: string, body: object])[] = [
      ['POST', '/tasks', { ...task, labels: [text.slice(0, 50)] }],
      ['PATCH', '/tenant', { name: text }],
      ['PATCH', '/me', { fullName: text }],
      ['PATCH', `/projects/${projectId}`, { name: text.slice(0, 100), description: text }],
      ['POST', '/tenant/labels', { name: text }],
      [
        'POST',
        '/tenant/invitations',
        { email: `${text.slice(0, 20)}@example.com`, role: 'member' },
      ],
    ];
    for (const [method, path, body] of bodies) yield () => own.ask(method, path, { body });
    yield () => own.ask('GET', `/tasks?q=${encodeURIComponent(text.toWellFormed().slice(0, 300))}`);
  }
  for (const value of STRUCTURES)
    yield () => own.raw('POST', '/tasks', toJson({ projectId, title: value, labels: value }));
  for (const body of BODIES)
    yield () => own.raw('POST', '/tasks', typeof body === 'string' ? body : new Uint8Array(body));
  const [title, key] = ['Sent again and again', randomUUID()];
  for (let i = 0; i < TIMES; i++) yield () => own.createTask(title, key);
}

/** Asks servers of the neighbour's own, each of whose answers means harm: an outside source and a webhook. */
async function* hostileAnswers(
  own: Workspace,
  receiver: string,
): AsyncGenerator<() => Promise<Answer>> {
  const url = `http://${receiver}${HOSTILE_PATH}`;
  const mapping = { id: 'key', title: 'summary', assignee: 'who.name', dueAt: 'due', url: 'link' };
  const source = await own.make('/tenant/external-sources', {
    name: 'Hostile',
    url,
    itemsPath: 'issues',
    mapping,
  });
  const webhook = await own.make('/tenant/webhooks', { url });
  for (let i = 0; i < HostileAnswers.count; i++) {
    yield () => own.ask('POST', `/tenant/external-sources/${source}/test`);
    yield () => own.ask('GET', '/tasks/external?limit=100');
    yield () => own.ask('POST', `/tenant/webhooks/${webhook}/test`);
    yield () => own.ask('GET', `/tenant/webhooks/${webhook}/deliveries`);
  }
}

/** @throws Error when anything is answered with a fault of the server's, or an event had to be set aside */
async function strike({ address, receiver }: Stage): Promise<void> {
  const own = await Workspace.open(address, 'free');
  const until = performance.now() + LASTS_MS;
  await sendAll(hostileAnswers(own, receiver.host));
  do await sendAll(hostile(own));
  while (performance.now() < until);
  const health = await fetch(`${address()}/api/health`);
  const { checks } = (await health.json()) as { checks: { events?: string } };
  if (checks.events !== 'ok') throw new Error(`events: ${checks.events}`);
}

type Requests = Iterable<() => Promise<Answer>> | AsyncIterable<() => Promise<Answer>>;

/** @throws Error at an answer that is a fault of the server's */
async function sendAll(requests: Requests): Promise<void> {
  const client = async (): Promise<void> => {
    for await (const send of requests) {
      // A body that is too long is not read to its end, so its answer may get lost.
      const { status, body } = await send().catch(() => UNANSWERED);
      if (status === 500) throw new Error(`hostile content: ${JSON.stringify(body)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
}

export const hostileContent: Fault = {
  name: 'a neighbour sends hostile, huge and doubled content',
  strike,
};
