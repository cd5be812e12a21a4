import { LOOKED_UP } from '#kernel/host-names.ts';

/** Names that would be taken for a part of the platform itself. */
const OURS = `base api app apps admin administrator administration root system operator operators owner platform
  taskforce console status docs help helpdesk support about contact legal terms privacy imprint blog pricing billing
  payment payments login logout signin signout signup register registration auth oauth oauth2 openid oidc saml sso idp
  account accounts profile password reset verify invitation handoff session token ws wss socket mcp webhook webhooks
  callback metrics health healthz static assets cdn upload uploads download downloads proxy gateway null undefined
  nobody anonymous everyone tenant tenants workspace workspaces`;

/** Services that a domain has under these names, and records of the DNS itself; each with a number behind it as well. */
const SERVICES = `www web mail email webmail mailer newsletter list lists smtp smtps imap imaps pop pop3 mx relay mta
  exchange ns dns nameserver resolver ftp ftps sftp ssh telnet vpn ldap ldaps kerberos kdc radius ntp time sip sips
  xmpp jabber irc turn stun voip rdp remote whois dmarc dkim domainkey spf bimi caldav carddav router
  firewall localhost localdomain broadcasthost`;

/** Addresses that someone must answer for (RFC 2142), and those a certificate may be ordered with. */
const ROLES = `abuse noc security postmaster hostmaster webmaster usenet uucp ssladmin
  ssladministrator sslwebmaster sysadmin noreply no-reply mailer-daemon daemon bounce bounces`;

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const NAMES = new Set([...words(OURS), ...words(ROLES)]);
const NUMBERED = new Set([...words(SERVICES), ...LOOKED_UP]);

/**
 * Whether a name below the base host would be taken for something else than a workspace: by people, by mail, by
 * programs that look it up by themselves, or by authorities that hand out certificates.
 */
export function isReserved(slug: string): boolean {
  if (NAMES.has(slug) || NUMBERED.has(slug)) return true;
  if (NUMBERED.has(slug.replace(/-?\d{1,3}$/, ''))) return true;
  // `xn--` begins a host in other letters, and the rest of its kind is kept for such things (RFC 5890).
  return /^..--/.test(slug);
}
