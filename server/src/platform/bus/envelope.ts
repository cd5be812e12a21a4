import { randomBytes } from 'node:crypto';

/**
 * The longest message any connection takes, in bytes of UTF-8: PostgreSQL's NOTIFY takes 7,999 with what we
 * put before it. Who has more to say says where it stands.
 */
export const MAX_MESSAGE = 7_800;

const CHANNEL = /^[a-z][a-z0-9.-]{0,62}$/;
const FRAME = /^([0-9a-f]{16})\.\d{1,16} ([a-z][a-z0-9.-]{0,62}) ([\s\S]*)$/;

export interface ReceivedMessage {
  readonly channel: string;
  readonly message: string;
}

/** Prefixes each message with a sender and a number, so that a process ignores its own. */
export class EnvelopeCodec {
  readonly #sender = randomBytes(8).toString('hex');
  #count = 0;

  /** @throws RangeError for what no connection takes */
  write(channel: string, message: string): string {
    if (!CHANNEL.test(channel)) throw new RangeError(`"${channel}" cannot be a channel of the bus`);
    if (Buffer.byteLength(message) > MAX_MESSAGE)
      throw new RangeError(`a message on ${channel} is longer than ${MAX_MESSAGE} bytes`);
    if (message.includes('\0')) throw new RangeError(`a message on ${channel} holds a NUL`);
    // PostgreSQL tells equal messages of one transaction once: the number keeps them apart.
    this.#count += 1;
    return `${this.#sender}.${this.#count} ${channel} ${message}`;
  }

  /** @returns undefined for the process's own message, `garbage` for an unreadable one */
  read(frame: string): ReceivedMessage | 'garbage' | undefined {
    const [, sender, channel, message] = FRAME.exec(frame) ?? [];
    if (sender === undefined || channel === undefined || message === undefined) return 'garbage';
    return sender === this.#sender ? undefined : { channel, message };
  }
}
