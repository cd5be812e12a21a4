import { createHash } from 'node:crypto';

/** A longer line is no row of ours: a task holds far less. */
const LONGEST = 16 * 1024 * 1024;

/**
 * Splits UTF-8 into its lines, numbered from 1; every line ends with a line feed.
 * @throws Error for a line that is too long, or not UTF-8, or does not end
 */
export async function* lines(
  content: AsyncIterable<Buffer>,
): AsyncGenerator<{ number: number; text: string }> {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Buffer[] = [];
  let length = 0;
  let number = 0;
  for await (const chunk of content) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      number += 1;
      const line = Buffer.concat([...rest, chunk.subarray(start, end)]);
      rest = [];
      length = 0;
      start = end + 1;
      yield { number, text: utf8.decode(line) };
    }
    rest.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > LONGEST) throw new Error(`line ${number + 1} is longer than ${LONGEST} bytes`);
  }
  if (length > 0) throw new Error(`line ${number + 1} is cut off`);
}

/** Passes content on and hashes it on the way. */
export class Hashing {
  readonly #hash = createHash('sha256');

  async *through<T extends string | Buffer>(content: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const chunk of content) {
      this.#hash.update(chunk);
      yield chunk;
    }
  }

  /** In hex; once, when all is through. */
  digest(): string {
    return this.#hash.digest('hex');
  }
}
