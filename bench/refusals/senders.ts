import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Sending, Sent } from './sender.ts';

/** Starts a sender. @returns what it found out, once it has sent everything */
export async function sendApart(sending: Sending): Promise<Sent> {
  const child = fork(fileURLToPath(new URL('sender.ts', import.meta.url)));
  const answered = once(child, 'message') as Promise<[Sent]>;
  const ended = once(child, 'exit') as Promise<[number | null]>;
  child.send(sending);
  const [first] = await Promise.race([answered, ended]);
  if (first === null || typeof first === 'number')
    throw new Error(`a sender ended with ${first} before it had sent everything`);
  await ended;
  return first;
}
