import { Resolver } from 'node:dns/promises';
import { NODATA, NOTFOUND } from 'node:dns';

/** How long one question may take, over all servers and repetitions. */
const PATIENCE_MS = 3000;

/** What came back: the texts of a name, of which there may be none, or no answer at all. */
export type TxtAnswer =
  | { readonly kind: 'answered'; readonly texts: readonly string[] }
  | { readonly kind: 'unanswered'; readonly reason: string };

/** Asks for the TXT records of a name. Never throws. */
export type TxtLookup = (name: string) => Promise<TxtAnswer>;

/** @param servers `address` or `address:port` each; none: those this machine is set to */
export function dnsTxt(servers: readonly string[]): TxtLookup {
  return async (name) => {
    // One for each question, so that giving one up gives up no other.
    const resolver = new Resolver({ timeout: PATIENCE_MS, tries: 1 });
    if (servers.length > 0) resolver.setServers(servers);
    const patience = setTimeout(() => resolver.cancel(), PATIENCE_MS);
    try {
      const records = await resolver.resolveTxt(name);
      return { kind: 'answered', texts: records.map((parts) => parts.join('')) };
    } catch (error) {
      const { code = 'UNKNOWN' } = error as NodeJS.ErrnoException;
      if (code === NODATA || code === NOTFOUND) return { kind: 'answered', texts: [] };
      return { kind: 'unanswered', reason: code };
    } finally {
      clearTimeout(patience);
    }
  };
}
