import { Resolver, lookup } from 'node:dns/promises';
import { OutboundError } from './failure.ts';

/** How long the addresses of one name may take. */
const PATIENCE_MS = 3000;

/** The addresses of a host, asked now; never none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/**
 * @param servers `address` or `address:port` each; none: as every program of this machine asks, `/etc/hosts` included
 */
export function resolveBy(servers: readonly string[]): Resolve {
  return async (host) => {
    const found = servers.length > 0 ? await ask(host, servers) : await askMachine(host);
    if (found.length === 0)
      throw new OutboundError('unresolved', 'Its host name does not resolve.');
    return found;
  };
}

async function ask(host: string, servers: readonly string[]): Promise<string[]> {
  const resolver = new Resolver({ timeout: PATIENCE_MS, tries: 1 });
  resolver.setServers(servers);
  const patience = setTimeout(() => resolver.cancel(), PATIENCE_MS);
  try {
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  } finally {
    clearTimeout(patience);
  }
}

async function askMachine(host: string): Promise<string[]> {
  let patience: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    patience = setTimeout(
      () => reject(new OutboundError('timeout', 'Its name was not found in time.')),
      PATIENCE_MS,
    );
  });
  try {
    const found = await Promise.race([lookup(host, { all: true }), tooLong]);
    return found.map(({ address }) => address);
  } finally {
    clearTimeout(patience);
  }
}
