import { Agent, type Dispatcher, request as dispatch } from 'undici';
import { guardedConnector } from './connect.ts';
import { OutboundError, toOutboundError } from './failure.ts';
import { discard, readBody } from './read-body.ts';
import { nextHop, redirectOf } from './redirect.ts';
import type { Headers, Outbound, OutboundRequest, OutboundResponse } from './request.ts';
import { type Resolve, resolveBy } from './resolve.ts';
import { type RuleOptions, createRules } from './rules.ts';

const USER_AGENT = 'TaskForce/1 (+https://github.com/taskforce)';

export interface OutboundOptions extends RuleOptions {
  /** Finds the addresses of a host. */
  readonly resolve?: Resolve;
  readonly connectTimeoutMs?: number;
  /** Bytes of an answer's header. */
  readonly maxHeaderBytes?: number;
}

/** What one hop asks. */
export interface Hop {
  readonly url: URL;
  readonly headers: Headers;
}

/**
 * Sends requests to hosts on the internet and to nothing else: see `createRules` for what that means and
 * `guardedConnector` for how it holds. Proxies named in the environment are not used.
 */
export function createOutbound({
  resolve = resolveBy([]),
  connectTimeoutMs = 5000,
  maxHeaderBytes = 16_384,
  ...options
}: OutboundOptions = {}): Outbound {
  const rules = createRules(options);
  const agent = new Agent({
    connect: guardedConnector(rules, resolve, connectTimeoutMs),
    maxHeaderSize: maxHeaderBytes,
    keepAliveTimeout: 2000,
    keepAliveMaxTimeout: 10_000,
    pipelining: 1,
    allowH2: false,
  });

  const checkUrl: Outbound['checkUrl'] = (text) => {
    if (!URL.canParse(text)) throw new OutboundError('refused', 'This is not an address.');
    const url = new URL(text);
    rules.checkUrl(url);
    return url;
  };

  async function send(request: OutboundRequest): Promise<OutboundResponse> {
    const began = performance.now();
    const patience = AbortSignal.timeout(request.timeoutMs);
    const signal = request.signal ? AbortSignal.any([patience, request.signal]) : patience;
    const { maxRedirects = 0 } = request;
    let hop: Hop = {
      url: checkUrl(request.url),
      headers: { ...request.headers, ...request.credentials },
    };
    try {
      for (let redirects = 0; ; redirects++) {
        const answer = await ask(hop, request, signal);
        const location = redirectOf(answer);
        if (location === undefined || maxRedirects === 0) {
          const body = await readBody(answer.body, request, signal);
          const headers = plain(answer.headers);
          const durationMs = Math.round(performance.now() - began);
          return { status: answer.statusCode, headers, body, durationMs };
        }
        discard(answer.body);
        if (redirects === maxRedirects)
          throw new OutboundError('redirect', 'It redirects too often.');
        hop = nextHop(hop, location, request.credentials ?? {});
        rules.checkUrl(hop.url);
      }
    } catch (error) {
      if (request.signal?.aborted) throw request.signal.reason;
      throw toOutboundError(patience.aborted ? patience.reason : error);
    }
  }

  const ask = (
    { url, headers }: Hop,
    { method = 'GET', body, timeoutMs }: OutboundRequest,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> =>
    dispatch(url, {
      dispatcher: agent,
      method,
      // Compressed answers are not asked for, so that a short one cannot become a long one.
      headers: { 'accept-encoding': 'identity', ...headers, 'user-agent': USER_AGENT },
      ...(body !== undefined && { body }),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      signal,
    });

  return {
    send,
    checkUrl,
    // Whatever is still under way is given up: whoever closes this has drained before.
    [Symbol.asyncDispose]: () => agent.destroy(),
  };
}

const plain = (headers: Dispatcher.ResponseData['headers']): Headers =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const [first] = [value].flat();
      return first === undefined ? [] : [[name, first]];
    }),
  );
