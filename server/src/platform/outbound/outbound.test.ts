import { once } from 'node:events';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startNameServer } from '../../../test/harness/dns.ts';
import { type Receiver, startReceiver } from '../../../test/harness/receiver.ts';
import {
  type Outbound,
  OutboundError,
  type OutboundOptions,
  type OutboundRequest,
  createOutbound,
  resolveBy,
} from './index.ts';

let names: Awaited<ReturnType<typeof startNameServer>>;
let near: Receiver;
let other: Receiver;
const opened: AsyncDisposable[] = [];

beforeAll(async () => {
  names = await startNameServer();
  near = await startReceiver();
  other = await startReceiver();
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
  near.received.length = 0;
  other.received.length = 0;
  near.answer((response) => response.end());
  other.answer((response) => response.end());
});
afterAll(async () => {
  await names[Symbol.asyncDispose]();
  await near[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

const open = (options: OutboundOptions = {}): Outbound => {
  const outbound = createOutbound({ resolve: resolveBy([names.address]), ...options });
  opened.push(outbound);
  return outbound;
};
/** One to whom this machine's own addresses are in order. */
const openNear = (options: OutboundOptions = {}): Outbound =>
  open({ allow: ['127.0.0.0/8'], ...options });

const ask = (url: string, more: Partial<OutboundRequest> = {}): OutboundRequest => ({
  url,
  reads: 'whole',
  maxBytes: 10_000,
  timeoutMs: 2000,
  ...more,
});

/** `<reason>: <message>` of a request that must fail. */
async function failure(outbound: Outbound, request: OutboundRequest): Promise<string> {
  try {
    const { status } = await outbound.send(request);
    return `answered ${status}`;
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return `${error.reason}: ${error.message}`;
  }
}

const INWARD = 'refused: The URL does not point to a public internet address.';

/** A server that speaks whatever a test writes. */
async function startRaw(
  speak: (socket: Socket) => void,
): Promise<{ url: string } & AsyncDisposable> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => speak(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const raw = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  opened.push(raw);
  return raw;
}

describe('a name', () => {
  it.each([
    ['loopback', ['127.0.0.1']],
    ['the metadata service', ['169.254.169.254']],
    ['a private network', ['10.0.0.5']],
    ['IPv6 loopback', ['::1']],
    ['a mapped address', ['::ffff:127.0.0.1']],
    ['one address outside and one inside', ['93.184.216.34', '127.0.0.1']],
    ['one outside by IPv4 and one inside by IPv6', ['93.184.216.34', 'fd00::1']],
  ])('that stands for %s is refused', async (_what, addresses) => {
    names.zone.point('inward.example', addresses);
    expect(await failure(open(), ask('https://inward.example/'))).toBe(INWARD);
  });

  it('of this machine is refused as well', async () => {
    const outbound = open({ resolve: resolveBy([]), allowHttp: true });
    expect(await failure(outbound, ask(`http://localhost:${near.port}/`))).toBe(INWARD);
    expect(near.received).toEqual([]);
  });

  it('is asked once: where it leads afterwards changes nothing (rebinding)', async () => {
    // First an address that is let through, though nothing answers there; from the second question on, inward.
    names.zone.point('rebinding.example', ['127.0.0.2'], ['127.0.0.1']);
    names.zone.asked = 0;
    const outbound = open({ allow: ['127.0.0.2'] });
    const url = `http://rebinding.example:${near.port}/`;
    expect(await failure(outbound, ask(url))).toMatch(/^unreachable: /);
    expect(names.zone.asked).toBe(1);
    expect(await failure(outbound, ask(url))).toMatch(/^refused: /);
    expect(near.received).toEqual([]);
  });

  it('that leads inward only when it is asked for the next hop is refused there', async () => {
    names.zone.point('turning.example', ['127.0.0.1'], ['127.0.0.3']);
    const outbound = open({ allow: ['127.0.0.1'] });
    near.answer((response) =>
      response
        .writeHead(302, {
          location: `http://turning.example:${other.port}/`,
          connection: 'close',
        })
        .end(),
    );
    const request = ask(`http://turning.example:${near.port}/`, { maxRedirects: 3 });
    expect(await failure(outbound, request)).toMatch(/^refused: /);
    expect(near.received).toHaveLength(1);
    expect(other.received).toEqual([]);
  });

  it('without an address, and one nobody answers for, say so', async () => {
    expect(await failure(open(), ask('https://nothing.example/'))).toBe(
      'unresolved: Its host name does not resolve.',
    );
    names.zone.fail('silent.example', 'is silent');
    expect(await failure(open(), ask('https://silent.example/', { timeoutMs: 300 }))).toBe(
      'timeout: It did not answer in time.',
    );
  });
});

describe('a redirect', () => {
  const to = (location: string, status = 302): void =>
    near.answer((response) => response.writeHead(status, { location }).end());

  it('is an answer like any other unless it is to be followed', async () => {
    to(other.url);
    const { status, headers } = await openNear().send(ask(near.url));
    expect([status, headers['location']]).toEqual([302, other.url]);
    expect(other.received).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])(
    'with %d is followed to another host, which gets no credentials',
    async (status) => {
      to(`${other.url}/there`, status);
      other.answer((response) => response.end('found'));
      const answer = await openNear().send(
        ask(near.url, {
          maxRedirects: 3,
          headers: { accept: 'application/json', Authorization: 'Bearer a' },
          credentials: { 'X-Api-Key': 'secret' },
        }),
      );
      expect(answer.body.toString()).toBe('found');
      expect(near.received[0]?.headers).toMatchObject({
        authorization: 'Bearer a',
        'x-api-key': 'secret',
      });
      const [there] = other.received;
      expect(there?.headers.accept).toBe('application/json');
      expect(there?.headers.authorization).toBeUndefined();
      expect(there?.headers['x-api-key']).toBeUndefined();
    },
  );

  it('on the same host keeps them', async () => {
    near.answer((response, { path }) =>
      path === '/there'
        ? response.end('found')
        : response.writeHead(302, { location: '/there' }).end(),
    );
    await openNear().send(
      ask(near.url, { maxRedirects: 1, credentials: { 'x-api-key': 'secret' } }),
    );
    expect(near.received[1]?.headers['x-api-key']).toBe('secret');
  });

  it.each([
    ['http://127.0.0.2:80/', INWARD],
    ['http://169.254.169.254/latest/', INWARD],
    ['http://[::1]/', INWARD],
    ['http://0x7f000002/', INWARD],
    [
      'https://user:pw@example.com/',
      'refused: The URL must not contain a user name or a password.',
    ],
    ['file:///etc/passwd', 'refused: The URL must start with https://.'],
    ['http://exa mple/', 'redirect: It redirects to what is not an address.'],
  ])('to %s is refused', async (location, said) => {
    to(location);
    const outbound = open({ allow: ['127.0.0.1'], allowHttp: true });
    expect(await failure(outbound, ask(near.url, { maxRedirects: 3 }))).toBe(said);
  });

  it('is followed three times at most', async () => {
    to('/again');
    expect(await failure(openNear(), ask(near.url, { maxRedirects: 3 }))).toBe(
      'redirect: It redirects too often.',
    );
    expect(near.received).toHaveLength(4);
  });
});

describe('a server that', () => {
  it('never answers is given up', async () => {
    const silent = await startRaw(() => undefined);
    expect(await failure(openNear(), ask(silent.url, { timeoutMs: 200 }))).toBe(
      'timeout: It did not answer in time.',
    );
  });

  it('sends its header byte by byte is given up', async () => {
    const slow = await startRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nx: ');
      const drip = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    expect(await failure(openNear(), ask(slow.url, { timeoutMs: 300 }))).toMatch(/^timeout: /);
  });

  it('never ends its body is given up, but its status counts where only that matters', async () => {
    near.answer((response) => {
      response.writeHead(200).write('begun');
    });
    expect(await failure(openNear(), ask(near.url, { timeoutMs: 200 }))).toMatch(/^timeout: /);
    const answer = await openNear().send(ask(near.url, { timeoutMs: 200, reads: 'excerpt' }));
    expect([answer.status, answer.body.toString()]).toEqual([200, 'begun']);
  });

  it('sends more than is wanted is cut off', async () => {
    let sent = 0;
    near.answer((response) => {
      const pour = (): void => {
        sent += 65_536;
        if (!response.destroyed)
          response.write(Buffer.alloc(65_536, 'x'), () => setImmediate(pour));
      };
      pour();
    });
    expect(await failure(openNear(), ask(near.url))).toBe(
      'too_large: The answer is longer than 10000 bytes.',
    );
    const { body } = await openNear().send(ask(near.url, { reads: 'excerpt', maxBytes: 1024 }));
    expect(body).toHaveLength(1024);
    expect(sent).toBeLessThan(50_000_000);
  });

  it('sends an endless header is cut off', async () => {
    const bomb = await startRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      for (let i = 0; i < 2000; i++) socket.write(`x-${i}: ${'x'.repeat(100)}\r\n`);
    });
    expect(await failure(openNear(), ask(bomb.url))).toBe(
      'too_large: Its header is larger than we read.',
    );
  });

  it.each([
    ['speaks something else', 'SSH-2.0-OpenSSH_9.2\r\n', /^broken: /],
    ['hangs up at once', '', /^unreachable: /],
    [
      'says less than it promised',
      'HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nshort',
      /^(unreachable|broken): /,
    ],
  ])('%s is told apart', async (_what, text, said) => {
    const raw = await startRaw((socket) => socket.end(text));
    expect(await failure(openNear(), ask(raw.url))).toMatch(said);
  });

  it('is not there is told apart', async () => {
    const gone = await startReceiver();
    await gone[Symbol.asyncDispose]();
    expect(await failure(openNear(), ask(gone.url))).toMatch(/^unreachable: .*ECONNREFUSED/);
  });

  it('has no TLS is told apart', async () => {
    expect(await failure(openNear(), ask(near.url.replace('http:', 'https:')))).toMatch(
      /^broken: /,
    );
  });
});

it('asks for nothing compressed, under its own name, and past every proxy', async () => {
  const before = process.env['HTTP_PROXY'];
  process.env['HTTP_PROXY'] = other.url;
  try {
    await openNear().send(
      ask(near.url, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      }),
    );
  } finally {
    if (before === undefined) delete process.env['HTTP_PROXY'];
    else process.env['HTTP_PROXY'] = before;
  }
  expect(other.received).toEqual([]);
  const [came] = near.received;
  expect([came?.method, came?.body]).toEqual(['POST', '{}']);
  expect(came?.headers['user-agent']).toMatch(/^TaskForce\//);
  expect(came?.headers['accept-encoding']).toBe('identity');
});

it('ends when whoever asked has no use for it any more', async () => {
  near.answer(() => undefined);
  const giveUp = new AbortController();
  const asking = openNear().send(ask(near.url, { signal: giveUp.signal }));
  await near.until(1);
  giveUp.abort(new Error('enough'));
  await expect(asking).rejects.toThrow('enough');
});
