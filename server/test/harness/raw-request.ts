import { connect } from 'node:net';

/** Sends bytes as they stand, which no HTTP client would, and reads until the server closes. @returns what it answered */
export function rawRequest(port: number, text: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let answer = '';
  const socket = connect(port, '127.0.0.1', () => socket.write(text));
  socket.setEncoding('latin1');
  socket.on('data', (data: string) => (answer += data));
  socket.on('close', () => resolve(answer));
  socket.on('error', reject);
  return promise;
}

/** The lines of a request without a body, after which the server closes. */
export const requestLines = (...lines: readonly string[]): string =>
  [...lines, 'Connection: close', '', ''].join('\r\n');
