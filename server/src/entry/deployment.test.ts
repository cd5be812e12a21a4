import { type Server, type Socket, connect, createServer } from 'node:net';
import { afterEach, expect, inject, test } from 'vitest';
import { readConfig } from '#config/index.ts';
import { openDeployment } from './deployment.ts';

/** The address of a server that says so many times that it is starting, and then is the real one. */
let gate: Server;
const real = new URL(inject('adminUrl'));
async function startsAfter(refusals: number, code: string): Promise<string> {
  let left = refusals;
  gate = createServer((socket) => {
    socket.on('error', () => undefined);
    if (left-- > 0) socket.once('data', () => refuse(socket, code));
    else socket.pipe(connect(Number(real.port), real.hostname)).pipe(socket);
  });
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', () => resolve()));
  const address = gate.address();
  const url = new URL(real);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' && address ? address.port : 0);
  return url.href;
}
afterEach(() => gate.close());

/** An ErrorResponse of PostgreSQL's protocol. */
function refuse(socket: Socket, code: string): void {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mno\0\0`);
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(fields.length + 4, 1);
  socket.end(Buffer.concat([head, fields]));
}

const open = async (databaseUrl: string, said: string[]) =>
  openDeployment({ ...readConfig({ DATABASE_URL: databaseUrl }) }, (line) => said.push(line));

test('a server that is starting is waited for, and that is said once', async () => {
  const said: string[] = [];
  await using deployment = await open(await startsAfter(3, '57P03'), said);
  expect(deployment.dataPlace).toContain('PostgreSQL at 127.0.0.1');
  expect(said).toEqual(['The database is starting; waiting for it.']);
});

test('one that refuses for another reason is not', async () => {
  const url = await startsAfter(1, '28P01');
  await expect(open(url, [])).rejects.toThrow('DATABASE_URL: cannot be used (no)');
});
