import { isIP } from 'node:net';
import { type Network, isIn, isPublic, parseNetwork } from './address.ts';
import { OutboundError } from './failure.ts';

/** The part of a URL that says where a connection goes. */
export type NetworkEndpoint = Pick<URL, 'hostname' | 'port' | 'protocol'>;

/** Where requests may go. */
export interface Rules {
  /**
   * Judges a URL by how it is written; where its name leads is judged when it is asked.
   * @throws OutboundError `refused`, saying what would be right
   */
  checkUrl(url: URL): void;
  /** @throws OutboundError `refused` when no connection for this URL may be made to this address */
  checkAddress(url: NetworkEndpoint, address: string): void;
}

export interface RuleOptions {
  /** What an operator permits besides the internet: `host:port`, an address, or a network. */
  readonly allow?: readonly string[];
  /** Whether plain HTTP is permitted everywhere. */
  readonly allowHttp?: boolean;
}

/**
 * Ports from 1024 up on which something other than HTTP is known to listen: databases, brokers, consoles
 * of machines, and what browsers refuse for the same reason (Fetch, "bad port").
 */
const OTHER_PROTOCOLS = new Set([
  1433, 1434, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 2483, 2484, 3128, 3260, 3306,
  3389, 3659, 4045, 4190, 4369, 5060, 5061, 5432, 5433, 5671, 5672, 5900, 5984, 6000, 6379, 6380,
  6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 7000, 7001, 9042, 9092, 9200, 9300, 10050,
  10080, 10250, 10255, 11211, 25565, 27017, 27018, 27019, 50000, 61613, 61616,
]);

const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?';
const NAME = new RegExp(String.raw`^(?=.{1,253}$)${LABEL}(?:\.${LABEL})*\.?$`);

/**
 * The address a URL names, if it names one. Decimal, octal and hexadecimal forms have become this one when
 * the URL was parsed (WHATWG URL, "IPv4 parser").
 */
export function literalOf({ hostname }: Pick<URL, 'hostname'>): string | undefined {
  const bare = hostname.replaceAll(/^\[|\]$/g, '');
  return isIP(bare) > 0 ? bare : undefined;
}

export function createRules({ allow = [], allowHttp = false }: RuleOptions = {}): Rules {
  const networks = allow.filter(isNetwork).map(parseNetwork);
  const endpoints = new Set(allow.filter((entry) => !isNetwork(entry)).map(lowerCase));

  const isNamed = (url: NetworkEndpoint): boolean =>
    endpoints.has(`${url.hostname.replace(/\.$/, '')}:${portOf(url)}`);
  const isNear = (address: string): boolean =>
    networks.some((network: Network) => isIn(address, network));

  function checkWeb(url: NetworkEndpoint): void {
    if (url.protocol === 'http:' && !allowHttp) refuse('The URL must start with https://.');
    const port = portOf(url);
    if (!isWebPort(port)) refuse(`Port ${port} is not a port for web servers.`);
  }

  const rules: Rules = {
    checkUrl(url) {
      if (url.protocol !== 'https:' && url.protocol !== 'http:')
        refuse('The URL must start with https://.');
      if (url.username !== '' || url.password !== '')
        refuse('The URL must not contain a user name or a password.');
      const literal = literalOf(url);
      if (literal !== undefined) return rules.checkAddress(url, literal);
      if (!NAME.test(url.hostname)) refuse('The URL has no host.');
      // A name may lead into a permitted network, where other ports and plain HTTP are in order.
      if (!isNamed(url) && networks.length === 0) checkWeb(url);
    },
    checkAddress(url, address) {
      if (isNamed(url) || isNear(address)) return;
      checkWeb(url);
      // Says nothing about what a name resolves to: the person who entered it must not learn that.
      if (!isPublic(address)) refuse('The URL does not point to a public internet address.');
    },
  };
  return rules;
}

const portOf = ({ port, protocol }: NetworkEndpoint): number =>
  port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);

const isWebPort = (port: number): boolean =>
  port === 80 || port === 443 || (port >= 1024 && !OTHER_PROTOCOLS.has(port));

const lowerCase = (text: string): string => text.toLowerCase();

function isNetwork(entry: string): boolean {
  try {
    parseNetwork(entry);
    return true;
  } catch {
    return false;
  }
}

function refuse(message: string): never {
  throw new OutboundError('refused', message);
}
