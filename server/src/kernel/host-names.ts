/**
 * Names that programs look up by themselves next to a domain they know, and whose answer they obey: a proxy's
 * settings, a mail account's, a tunnel, a policy. A host with such a name would answer requests that no person made.
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
