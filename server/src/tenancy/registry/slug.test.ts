import { describe, expect, it } from 'vitest';
import { assertSlug } from './slug.ts';

const isTaken = (slug: string): boolean => {
  try {
    assertSlug(slug);
    return true;
  } catch {
    return false;
  }
};

const RESERVED = `wpad autodiscover autoconfig isatap mail mail2 mail-01 smtp imap imaps pop pop3 mx ns mx1 ns1 ns42 dns
  dns1 _dmarc dmarc mta-sts www www2 api admin ftp sftp localhost postmaster abuse security hostmaster webmaster
  ssladmin noreply app login sso auth status support billing vpn ldap kerberos bimi xn--abc ab--cd
  01234567-89ab-7def-8123-456789abcdef`;

describe('the name of a workspace', () => {
  it.each(RESERVED.split(/\s+/))('%s is reserved, or none', (slug) => {
    expect(isTaken(slug)).toBe(false);
  });

  it.each([
    'mailchimp',
    'wwwhatever',
    'apiary',
    'team-7',
    'acme',
    'demo',
    'nsa',
    'x-ray',
    'abc',
    '2nd',
    'mail-room',
  ])('%s can be had', (slug) => {
    expect(isTaken(slug)).toBe(true);
  });
});
