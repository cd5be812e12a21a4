import type { Dispatcher } from 'undici';
import type { HopClient } from './agent.ts';
import { OutboundError, toOutboundError } from './failure.ts';
import { discard, readBody } from './read-body.ts';
import { nextHop, redirectOf } from './redirect.ts';
import type { Headers, Hop, Outbound, OutboundRequest, OutboundResponse } from './request.ts';
import { type Resolve, resolveBy } from './resolve.ts';
import { type RuleOptions, createRules } from './rules.ts';

export interface OutboundOptions extends RuleOptions {
  /** Finds the addresses of a host. */
  readonly resolve?: Resolve;
  readonly connectTimeoutMs?: number;
  /** Bytes of an answer's header. */
  readonly maxHeaderBytes?: number;
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
  let opening: Promise<HopClient> | undefined;
  // What sends is a tenth of the whole program in memory, and many a process never asks anyone.
  const opened = (): Promise<HopClient> =>
    (opening ??= import('./agent.ts').then(({ openAgent }) =>
      openAgent({ rules, resolve, connectTimeoutMs, maxHeaderBytes }),
    ));

  const checkUrl: Outbound['checkUrl'] = (text) => {
    if (!URL.canParse(text)) throw new OutboundError('refused', 'This is not an address.');
    const url = new URL(text);
    rules.checkUrl(url);
    return url;
  };

  async function send(request: OutboundRequest): Promise<OutboundResponse> {
    const sender = await opened();
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
        const answer = await sender.ask(hop, request, signal);
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

  return {
    send,
    checkUrl,
    // Running requests are aborted: the caller has drained before.
    [Symbol.asyncDispose]: async () => (await opening)?.close(),
  };
}

const plain = (headers: Dispatcher.ResponseData['headers']): Headers =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const [first] = [value].flat();
      return first === undefined ? [] : [[name, first]];
    }),
  );
