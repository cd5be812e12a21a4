/**
 * Names that programs look up by themselves next to a domain they know, and whose answer they obey: a proxy's
 * settings, a mail account's, a tunnel, a policy. Whoever answers there speaks to people who asked for nothing.
 */
export const LOOKED_UP: ReadonlySet<string> = new Set([
  'wpad',
  'isatap',
  'autodiscover',
  'autoconfig',
  'mta-sts',
  'openpgpkey',
  'lyncdiscover',
  'lyncdiscoverinternal',
  'enterpriseenrollment',
  'enterpriseregistration',
]);
