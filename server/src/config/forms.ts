import { isIP } from 'node:net';

/** The parts of a comma-separated list, without blanks around them. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `https://host[:port]`, without path, query or credentials; a final slash is forgiven. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, href } = new URL(text);
  return /^https?:$/.test(protocol) && href === `${origin}/`;
}

/** The way to a server itself: through a transaction pooler there is no LISTEN and no lock of a session. */
export function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, searchParams } = new URL(text);
  return /^postgres(ql)?:$/.test(protocol) && searchParams.get('pgbouncer') !== 'true';
}

/** `redis://[user:password@]host[:port][/number]`, or `rediss:` for TLS. */
export function isRedisUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  return /^rediss?:$/.test(protocol) && hostname !== '' && /^(?:\/\d*)?$/.test(pathname);
}

/** Addresses and networks (`192.0.2.7`, `10.0.0.0/8`, `fd00::/8`), separated by commas. */
export function isNetworkList(text: string): boolean {
  return listOf(text).every((part) => {
    const [address = '', bits, ...rest] = part.split('/');
    const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (longest < 0 || rest.length > 0) return false;
    return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
  });
}

/** Addresses of name servers, each with a port or without (`192.0.2.53`, `[::1]:5353`), separated by commas. */
export function isServerList(text: string): boolean {
  return listOf(text).every((part) => {
    if (isIP(part) > 0) return true;
    const [, six, four, port] = /^(?:\[(.+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(part) ?? [];
    const isAddress = six === undefined ? isIP(four ?? '') === 4 : isIP(six) === 6;
    return isAddress && (port === undefined || (Number(port) > 0 && Number(port) <= 65_535));
  });
}

/** Where requests may go besides the internet: `host:port`, addresses and networks, separated by commas. */
export function isDestinationList(text: string): boolean {
  return listOf(text).every((part) => {
    if (isNetworkList(part)) return true;
    const [, port] = /^(?:\[[\da-f:.]+\]|[\w.-]+):(\d{1,5})$/i.exec(part) ?? [];
    return port !== undefined && Number(port) > 0 && Number(port) <= 65_535;
  });
}
