import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type Answer, decode, encode } from 'dns-packet';
import type { TxtLookup } from '#platform/dns/index.ts';

/** What a zone says at a name: texts, nothing (then there is no such name), or how it fails. */
type Entry = readonly string[] | 'refuses' | 'is silent';

/** TXT records and addresses that a test writes. */
export class Zone {
  readonly #entries = new Map<string, Entry>();
  readonly #addresses = new Map<string, (readonly string[])[]>();
  /** Questions for IPv4 addresses so far. */
  asked = 0;

  put(name: string, ...texts: string[]): void {
    this.#entries.set(name, texts);
  }

  fail(name: string, how: 'refuses' | 'is silent'): void {
    this.#entries.set(name, how);
  }

  remove(name: string): void {
    this.#entries.delete(name);
  }

  /**
   * What addresses a name has. Several lists are given out one after another, one to each question for
   * IPv4 addresses, and the last one from then on.
   */
  point(name: string, ...answers: (readonly string[])[]): void {
    this.#addresses.set(name.toLowerCase(), answers);
  }

  /** @returns undefined where no addresses were written */
  addressesOf(name: string, type: 'A' | 'AAAA'): readonly string[] | undefined {
    const answers = this.#addresses.get(name.toLowerCase());
    if (!answers) return undefined;
    if (type === 'A') this.asked += 1;
    const [now = []] = type === 'A' && answers.length > 1 ? answers.splice(0, 1) : answers;
    return now.filter((address) => address.includes(':') === (type === 'AAAA'));
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
    if (question.type === 'A' || question.type === 'AAAA') {
      const { name, type } = question;
      const found = zone.addressesOf(name, type);
      const answers = (found ?? []).map((data): Answer => ({ type, name, ttl: 0, data }));
      const flags = found ? 0 : NXDOMAIN;
      const packet = encode({ type: 'response', id, flags, questions: [question], answers });
      socket.send(packet, port, address);
      return;
    }
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
