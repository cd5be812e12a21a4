import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type Answer, decode, encode } from 'dns-packet';
import type { TxtLookup } from '#platform/dns/index.ts';

/** What a zone says at a name: texts, nothing (then there is no such name), or how it fails. */
type Entry = readonly string[] | 'refuses' | 'is silent';

/** TXT records that a test writes. */
export class Zone {
  readonly #entries = new Map<string, Entry>();

  put(name: string, ...texts: string[]): void {
    this.#entries.set(name, texts);
  }

  fail(name: string, how: 'refuses' | 'is silent'): void {
    this.#entries.set(name, how);
  }

  remove(name: string): void {
    this.#entries.delete(name);
  }

  at(name: string): Entry {
    return this.#entries.get(name.toLowerCase()) ?? [];
  }

  /** The zone without a wire between. */
  readonly lookup: TxtLookup = async (name) => {
    const entry = this.at(name);
    return typeof entry === 'string'
      ? { kind: 'unanswered', reason: 'ESERVFAIL' }
      : { kind: 'answered', texts: entry };
  };
}

const [NXDOMAIN, SERVFAIL] = [3, 2];

/** A name server on a free port of this machine, which serves a zone over UDP. */
export async function startNameServer(): Promise<
  { zone: Zone; address: string } & AsyncDisposable
> {
  const zone = new Zone();
  const socket = createSocket('udp4');
  socket.on('message', (message, { port, address }) => {
    const { id = 0, questions = [] } = decode(message);
    const [question] = questions;
    const entry = zone.at(question?.name ?? '');
    if (!question || entry === 'is silent') return;
    const texts = entry === 'refuses' ? [] : entry;
    const code = entry === 'refuses' ? SERVFAIL : texts.length === 0 ? NXDOMAIN : 0;
    const answers = texts.map((text): Answer => ({
      type: 'TXT',
      name: question.name,
      ttl: 0,
      data: text.match(/.{1,200}/g) ?? [''],
    }));
    const packet = encode({ type: 'response', id, flags: code, questions: [question], answers });
    socket.send(packet, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    zone,
    address: `127.0.0.1:${socket.address().port}`,
    [Symbol.asyncDispose]: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
}
