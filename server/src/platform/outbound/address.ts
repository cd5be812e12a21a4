import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Where a network-specific prefix carries an IPv4 address behind it (RFC 6052); 64:ff9b:1::/48 is private (RFC 8215). */
const NAT64 = ipaddr.IPv6.parse('64:ff9b::');
/** The addresses given out to hosts on the internet so far (IANA); all else is kept for other uses. */
const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');

/**
 * Whether an address belongs to a host on the internet rather than to this machine, to a network around
 * it, or to a group. An IPv4 address inside an IPv6 one (mapped, NAT64) is judged itself; 6to4 and Teredo
 * lead through tunnels to who knows where and are refused.
 */
export function isPublic(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast';
  // A zone names an interface of this machine.
  if (parsed.zoneId) return false;
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().range() === 'unicast';
  if (parsed.match(NAT64, 96))
    return new ipaddr.IPv4(parsed.toByteArray().slice(12)).range() === 'unicast';
  return parsed.range() === 'unicast' && parsed.match(GLOBAL_UNICAST, 3);
}

/** A network as it is written: `10.0.0.0/8`, or an address alone. */
export type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** @throws Error for what is neither an address nor a network */
export function parseNetwork(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.parse(text);
  return [address, address instanceof ipaddr.IPv4 ? 32 : 128];
}

/** Whether an address lies in a network; an IPv4 address also when it is written as an IPv6 one. */
export function isIn(address: string, [base, bits]: Network): boolean {
  const parsed = ipaddr.process(address);
  return parsed.kind() === base.kind() && parsed.match(base, bits);
}
