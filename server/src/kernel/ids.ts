import { createHash, randomInt, randomUUIDv7 } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

let lastTime = 0;
let sequence = 0;

/**
 * A new time-ordered UUID (RFC 9562, version 7), so that rows created together sit together in every
 * index. Each is greater than the one before in this process: within a millisecond, the twelve bits
 * behind the time count up from a random start (section 6.2, method 1).
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastTime) {
    lastTime = now;
    sequence = randomInt(0x800);
  } else if (sequence < 0xfff) sequence += 1;
  else {
    lastTime += 1;
    sequence = 0;
  }
  const time = lastTime.toString(16).padStart(12, '0');
  const random = randomUUIDv7().slice(18);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}${random}`;
}

/**
 * The UUID that belongs to these words (RFC 9562, version 8, from SHA-256): the same for the same ones, so
 * that what is made of them twice is one thing.
 */
export function derivedId(...words: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

export const isUuid = (text: string): boolean => UUID.test(text);

/**
 * The one parser of ids that come from outside: the canonical form of RFC 9562, in either case, and nothing
 * around it. Ids are compared as text in many places, so only the lower-case form is passed on.
 * @returns undefined for anything else
 */
export const parseId = (value: unknown): string | undefined =>
  typeof value === 'string' && isUuid(value) ? value.toLowerCase() : undefined;
