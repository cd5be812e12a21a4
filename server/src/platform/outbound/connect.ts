import type { LookupFunction, Socket } from 'node:net';
import { callbackify } from 'node:util';
import { buildConnector } from 'undici';
import { OutboundError } from './failure.ts';
import type { Resolve } from './resolve.ts';
import { type NetworkEndpoint, type Rules, literalOf } from './rules.ts';

/**
 * Opens connections only to addresses that were judged. A name is asked once, all its addresses are
 * judged, and the connection goes to one of exactly these: there is no second question whose answer
 * could be another one (DNS rebinding). What was reached in the end is judged again.
 */
export function guardedConnector(
  rules: Rules,
  resolve: Resolve,
  timeoutMs: number,
): buildConnector.connector {
  const open = callbackify(async (options: buildConnector.Options): Promise<Socket> => {
    const url: NetworkEndpoint = options;
    const lookup = pinned(await addressesOf(url, rules, resolve));
    const connect = buildConnector({ timeout: timeoutMs, maxCachedSessions: 0, lookup });
    const socket = await connected(connect, options);
    try {
      if (!socket.remoteAddress)
        throw new OutboundError('unreachable', 'It hung up before it had answered.');
      rules.checkAddress(url, socket.remoteAddress);
    } catch (refusal) {
      socket.destroy();
      throw refusal;
    }
    return socket;
  });
  return (options, done) =>
    open(options, (error, socket) => (error ? done(error, null) : done(null, socket)));
}

const connected = (
  connect: buildConnector.connector,
  options: buildConnector.Options,
): Promise<Socket> =>
  new Promise((resolve, reject) => {
    connect(options, (...[error, socket]) => (error ? reject(error) : resolve(socket)));
  });

/** @throws OutboundError when the name leads nowhere, or only one of its addresses leads where none may */
async function addressesOf(
  url: NetworkEndpoint,
  rules: Rules,
  resolve: Resolve,
): Promise<readonly string[]> {
  const literal = literalOf(url);
  const addresses = literal === undefined ? await resolve(url.hostname) : [literal];
  for (const address of addresses) rules.checkAddress(url, address);
  return addresses;
}

/** Answers what is known already, whatever is asked. */
const pinned =
  (addresses: readonly string[]): LookupFunction =>
  (_host, { all }, answer) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const [first] = found;
    if (all || !first) answer(null, found);
    else answer(null, first.address, first.family);
  };
