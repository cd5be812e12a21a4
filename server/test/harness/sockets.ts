import { setTimeout as delay } from 'node:timers/promises';
import type { TSchema } from 'typebox';
import { type ClientOptions, WebSocket } from 'ws';
import { compileCheck } from '#platform/http/index.ts';
import { withBounds } from '#platform/http-server/bounds.ts';
import { contractOfLive } from '#features/foundation/live/index.ts';
import { createLog } from '#platform/log/index.ts';
import { startRelay } from '../../src/entry/relay.ts';
import type { Person, TestApp } from './app.ts';

/** Real sockets against a listening application, with a relay that hands on what happens. */

export interface Message extends Record<string, unknown> {
  readonly type: string;
}

export interface Opening {
  /** An access token, in the header. */
  readonly as?: Person | string | undefined;
  readonly tenant?: string | undefined;
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  /** Goes into the address. */
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** Of the socket itself, such as whether it answers pings. */
  readonly options?: ClientOptions;
}

export interface Listening extends AsyncDisposable {
  readonly port: number;
  /** @throws Refused before the connection is one */
  open(opening: Opening): Promise<Client>;
}

/** The server said no. */
export class Refused extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;

  constructor(status: number, text: string, headers: Record<string, unknown>) {
    super(`${status} ${text}`);
    this.status = status;
    this.body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    this.headers = headers;
  }
}

const PATIENCE_MS = 5000;

/** @param relay whether this process hands on what happens; one of a deployment must */
export async function listen(t: TestApp, { relay = true } = {}): Promise<Listening> {
  const log = createLog({ level: 'fatal', forPeople: false });
  const handing = relay ? startRelay(t.app, t.app.features, log) : undefined;
  await t.app.http.listen({ port: 0, host: '127.0.0.1' });
  const address = t.app.http.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    open: (opening) => connect(port, t, opening),
    async [Symbol.asyncDispose]() {
      await handing?.[Symbol.asyncDispose]();
    },
  };
}

function connect(port: number, t: TestApp, opening: Opening): Promise<Client> {
  const { as, tenant, host, origin, query = {}, options } = opening;
  const token = typeof as === 'string' ? as : as?.token;
  const search = new URLSearchParams(query);
  const ws = new WebSocket(`ws://127.0.0.1:${port}/ws/tasks?${search.toString()}`, {
    ...options,
    ...(origin !== undefined && { origin }),
    headers: {
      host: host ?? new URL(t.config.baseUrl).host,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(tenant && { 'x-tenant-id': tenant }),
    },
  });
  const client = new Client(ws, frameCheckOf(t));
  return new Promise((resolve, reject) => {
    ws.once('open', () => resolve(client));
    ws.once('error', reject);
    ws.once('unexpected-response', (_request, response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () =>
        reject(new Refused(response.statusCode ?? 0, text, response.headers)),
      );
    });
  });
}

/** Checks what sockets deliver against the contract, by the type of the message. */
type FrameCheck = (message: Message) => string | undefined;

const frameChecks = new WeakMap<TestApp, FrameCheck>();

function frameCheckOf(t: TestApp): FrameCheck {
  const known = frameChecks.get(t);
  if (known) return known;
  const { LiveEvent, LiveNotice } = contractOfLive(t.app.features);
  const kinds = [...LiveEvent.oneOf, ...LiveNotice.oneOf] as readonly TSchema[];
  const checks = new Map(
    kinds.map((kind) => [(kind as Framed).properties.type.const, compileCheck(withBounds(kind))]),
  );
  const check: FrameCheck = (message) => {
    const { type } = message;
    const accepts = checks.get(type);
    if (!accepts) return `${type} is delivered, and the contract does not name it`;
    if (accepts(message)) return undefined;
    return `${type} strays from its contract: ${JSON.stringify(accepts.errors?.slice(0, 5))}`;
  };
  frameChecks.set(t, check);
  return check;
}

interface Framed {
  readonly properties: { readonly type: { readonly const: string } };
}

/** The client's end of a socket; it keeps everything it hears, and finds fault with what the contract does not say. */
export class Client {
  readonly ws: WebSocket;
  readonly heard: Message[] = [];
  /** Settles with the code and the reason. */
  readonly closed: Promise<{ code: number; reason: string }>;
  #taken = 0;
  #fault: string | undefined;

  constructor(ws: WebSocket, faultIn: FrameCheck) {
    this.ws = ws;
    ws.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as Message;
      this.heard.push(message);
      this.#fault ??= faultIn(message);
    });
    this.closed = new Promise((resolve) => {
      ws.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  say(message: object | string): void {
    this.ws.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The next message of a kind, after the one that was waited for last. @throws when none comes */
  async next(type?: string): Promise<Message> {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      this.#assertContract();
      const at = this.heard.findIndex(
        (message, i) => i >= this.#taken && (type === undefined || message.type === type),
      );
      if (at >= 0) {
        this.#taken = at + 1;
        return this.heard[at] as Message;
      }
      if (performance.now() > until)
        throw new Error(`no ${type} came; heard ${JSON.stringify(this.heard.slice(-5))}`);
      await delay(5);
    }
  }

  /** Says something and waits for the answer of a kind. */
  async ask(message: object, type: string): Promise<Message> {
    this.say(message);
    return this.next(type);
  }

  /** Everything heard so far, as text. */
  get text(): string {
    return JSON.stringify(this.heard);
  }

  of(type: string): Message[] {
    this.#assertContract();
    return this.heard.filter((message) => message.type === type);
  }

  /** @throws Error when something was delivered that the contract does not say */
  #assertContract(): void {
    if (this.#fault !== undefined) throw new Error(this.#fault);
  }

  end(): void {
    this.ws.terminate();
  }
}
