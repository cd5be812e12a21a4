import { describe, expect, it } from 'vitest';
import { isPublic } from './address.ts';
import { createOutbound, type OutboundOptions } from './outbound.ts';

const INWARD = 'The URL does not point to a public internet address.';
const HTTPS = 'The URL must start with https://.';

/** What is said about an address: the refusal, or nothing. */
function refusal(url: string, options: OutboundOptions = {}): string {
  try {
    createOutbound(options).checkUrl(url);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('an address as it is written', () => {
  it.each([
    ['https://127.0.0.1/', INWARD],
    ['https://127.1/', INWARD],
    ['https://127.255.255.254/', INWARD],
    ['https://2130706433/', INWARD],
    ['https://0x7f000001/', INWARD],
    ['https://0x7f.0.0.1/', INWARD],
    ['https://0177.0.0.1/', INWARD],
    ['https://017700000001/', INWARD],
    ['https://①②⑦.⓪.⓪.①/', INWARD],
    ['https://0.0.0.0/', INWARD],
    ['https://0/', INWARD],
    ['https://0.1.2.3/', INWARD],
    ['https://10.0.0.1/', INWARD],
    ['https://172.16.0.1/', INWARD],
    ['https://172.31.255.255/', INWARD],
    ['https://192.168.1.1/', INWARD],
    ['https://169.254.169.254/latest/meta-data/', INWARD],
    ['https://0xa9fea9fe/', INWARD],
    ['https://100.64.0.1/', INWARD],
    ['https://100.100.100.200/', INWARD],
    ['https://192.0.0.192/', INWARD],
    ['https://198.18.0.1/', INWARD],
    ['https://224.0.0.1/', INWARD],
    ['https://240.0.0.1/', INWARD],
    ['https://255.255.255.255/', INWARD],
    ['https://[::1]/', INWARD],
    ['https://[::]/', INWARD],
    ['https://[::127.0.0.1]/', INWARD],
    ['https://[::ffff:127.0.0.1]/', INWARD],
    ['https://[::ffff:7f00:1]/', INWARD],
    ['https://[0:0:0:0:0:ffff:10.0.0.1]/', INWARD],
    ['https://[::ffff:0:127.0.0.1]/', INWARD],
    ['https://[64:ff9b::127.0.0.1]/', INWARD],
    ['https://[64:ff9b::a9fe:a9fe]/', INWARD],
    ['https://[64:ff9b:1::1]/', INWARD],
    ['https://[2002:7f00:1::]/', INWARD],
    ['https://[2002:a9fe:a9fe::1]/', INWARD],
    ['https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/', INWARD],
    ['https://[2001:db8::1]/', INWARD],
    ['https://[fe80::1]/', INWARD],
    ['https://[fec0::1]/', INWARD],
    ['https://[fc00::1]/', INWARD],
    ['https://[fd00:ec2::254]/', INWARD],
    ['https://[ff02::1]/', INWARD],
    ['https://[100::1]/', INWARD],
    ['https://[4000::1]/', INWARD],
    ['http://example.com/', HTTPS],
    ['http://93.184.216.34/', HTTPS],
    ['ftp://example.com/', HTTPS],
    ['file:///etc/passwd', HTTPS],
    ['gopher://example.com/', HTTPS],
    ['data:text/plain,x', HTTPS],
    ['javascript:alert(1)', HTTPS],
    ['https://user@example.com/', 'The URL must not contain a user name or a password.'],
    ['https://user:secret@example.com/', 'The URL must not contain a user name or a password.'],
    ['https://example.com:22/', 'Port 22 is not a port for web servers.'],
    ['https://example.com:25/', 'Port 25 is not a port for web servers.'],
    ['https://example.com:6379/', 'Port 6379 is not a port for web servers.'],
    ['https://example.com:5432/', 'Port 5432 is not a port for web servers.'],
    ['https://-example.com/', 'The URL has no host.'],
    ['https://exa$mple.com/', 'The URL has no host.'],
    ['https://', 'This is not an address.'],
    ['https://[fe80::1%25eth0]/', 'This is not an address.'],
    ['//example.com/', 'This is not an address.'],
    ['example.com', 'This is not an address.'],
    ['', 'This is not an address.'],
  ])('%s is refused', (url, message) => {
    expect(refusal(url)).toBe(message);
  });

  it.each([
    'https://example.com/hooks?x=1#part',
    'https://example.com:8443/',
    'https://example.com:80/',
    'https://bücher.example/',
    'https://93.184.216.34/',
    'https://[2606:2800:220:1:248:1893:25c8:1946]/',
    'https://[::ffff:93.184.216.34]/',
    'https://[64:ff9b::5db8:d822]/',
  ])('%s is let through', (url) => {
    expect(refusal(url)).toBe('');
  });

  it('may be plain HTTP where the operator says so', () => {
    expect(refusal('http://example.com/', { allowHttp: true })).toBe('');
    expect(refusal('http://10.0.0.1/', { allowHttp: true })).toBe(INWARD);
  });

  it('may lead inward where the operator says so, and only there', () => {
    const allow = [
      '10.1.0.0/16',
      'hooks.intranet:8080',
      '[::1]:9000',
      '127.0.0.1:9001',
      '192.0.2.7',
    ];
    expect(refusal('http://10.1.2.3:5432/', { allow })).toBe('');
    expect(refusal('https://[::ffff:10.1.2.3]/', { allow })).toBe('');
    expect(refusal('https://10.2.0.1/', { allow })).toBe(INWARD);
    expect(refusal('http://hooks.intranet:8080/', { allow: allow.slice(1, 2) })).toBe('');
    expect(refusal('http://hooks.intranet:8081/', { allow: allow.slice(1, 2) })).toBe(HTTPS);
    expect(refusal('http://[::1]:9000/', { allow })).toBe('');
    expect(refusal('https://[::1]:9001/', { allow })).toBe(INWARD);
    expect(refusal('http://127.0.0.1:9001/', { allow })).toBe('');
    expect(refusal('https://127.0.0.1/', { allow })).toBe(INWARD);
    expect(refusal('http://192.0.2.7/', { allow })).toBe('');
    expect(refusal('ftp://10.1.2.3/', { allow })).toBe(HTTPS);
  });
});

it('takes nothing for an address of the internet that is no address at all', () => {
  expect(['', 'x', 'fe80::1%eth0', '2606:2800::1%eth0', '1.2.3'].map(isPublic)).toEqual(
    Array.from({ length: 5 }, () => false),
  );
});
