import type { Readable } from 'node:stream';
import { OutboundError } from './failure.ts';
import type { OutboundRequest } from './request.ts';

/** Reads as much of an answer as is of use, and never holds more than one piece beyond the limit. */
export async function readBody(
  stream: Readable,
  { reads, maxBytes }: Pick<OutboundRequest, 'reads' | 'maxBytes'>,
  signal: AbortSignal,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      pieces.push(piece);
      size += piece.length;
      if (size > maxBytes) break;
    }
    signal.throwIfAborted();
  } catch (error) {
    if (reads === 'whole') throw error;
  } finally {
    discard(stream);
  }
  if (size > maxBytes && reads === 'whole')
    throw new OutboundError('too_large', `The answer is longer than ${maxBytes} bytes.`);
  return Buffer.concat(pieces).subarray(0, maxBytes);
}

/** Ends an answer no one reads on; that it ends early is no failure. */
export function discard(stream: Readable): void {
  stream.on('error', () => undefined);
  stream.destroy();
}
