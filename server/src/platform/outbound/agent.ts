import { Agent, type Dispatcher, request } from 'undici';
import { guardedConnector } from './connect.ts';
import type { Hop, OutboundRequest } from './request.ts';
import type { Resolve } from './resolve.ts';
import type { Rules } from './rules.ts';

const USER_AGENT = 'TaskForce/1 (+https://github.com/taskforce)';

export interface AgentOptions {
  readonly rules: Rules;
  readonly resolve: Resolve;
  readonly connectTimeoutMs: number;
  readonly maxHeaderBytes: number;
}

/** Sends one hop after another over connections that stay open for a few seconds. */
export interface HopClient {
  ask(hop: Hop, request: OutboundRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData>;
  /** Gives up whatever is still under way. */
  close(): Promise<void>;
}

/** Everything of undici's is behind this, so that it is loaded with the first request. */
export function openAgent(options: AgentOptions): HopClient {
  const { rules, resolve, connectTimeoutMs, maxHeaderBytes } = options;
  const agent = new Agent({
    connect: guardedConnector(rules, resolve, connectTimeoutMs),
    maxHeaderSize: maxHeaderBytes,
    keepAliveTimeout: 2000,
    keepAliveMaxTimeout: 10_000,
    pipelining: 1,
    allowH2: false,
  });
  return {
    ask: ({ url, headers }, { method = 'GET', body, timeoutMs }, signal) =>
      request(url, {
        dispatcher: agent,
        method,
        // Compressed answers are not asked for, so that a short one cannot become a long one.
        headers: { 'accept-encoding': 'identity', ...headers, 'user-agent': USER_AGENT },
        ...(body !== undefined && { body }),
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        signal,
      }),
    close: () => agent.destroy(),
  };
}
