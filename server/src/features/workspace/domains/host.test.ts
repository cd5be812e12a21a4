import { expect, it } from 'vitest';
import { AppError } from '#kernel/errors.ts';
import { toHost } from './host.ts';

const BASE = 'app.taskforce.dev';

function refusal(text: string): string {
  try {
    return `taken as ${toHost(text, BASE)}`;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('invalid');
    expect(error.details.fields?.map(({ path }) => path)).toEqual(['host']);
    return error.details.fields?.[0]?.message ?? '';
  }
}

it.each([
  ['tasks.acme.com', 'tasks.acme.com'],
  [' Tasks.ACME.com ', 'tasks.acme.com'],
  ['tasks.acme.com.', 'tasks.acme.com'],
  ['acme.com', 'acme.com'],
  ['Aufgaben.Müller.de', 'aufgaben.xn--mller-kva.de'],
  ['任务.例子.中国', 'xn--boqu2g.xn--fsqu00a.xn--fiqs8s'],
  ['acme.co.uk', 'acme.co.uk'],
  ['acme.github.io', 'acme.github.io'],
  ['tasks.customer.example', 'tasks.customer.example'],
  ['other.taskforce.dev', 'other.taskforce.dev'],
  ['notapp.taskforce.dev', 'notapp.taskforce.dev'],
  [`${'a'.repeat(63)}.acme.com`, `${'a'.repeat(63)}.acme.com`],
])('%s is kept as %s', (text, host) => {
  expect(toHost(text, BASE)).toBe(host);
});

it.each([
  ['https://tasks.acme.com', 'must be only a name'],
  ['tasks.acme.com:8443', 'must be only a name'],
  ['tasks.acme.com/board', 'must be only a name'],
  ['me@acme.com', 'must be only a name'],
  ['tasks%2eacme.com', 'must be only a name'],
  ['*.acme.com', 'wildcards cannot be verified'],
  ['acme', 'at least two parts'],
  ['192.0.2.7', 'not an IP address'],
  ['0x7f.1', 'not an IP address'],
  ['[::1]', 'must be only a name'],
  ['tasks..acme.com', 'is not a host name'],
  ['.acme.com', 'is not a host name'],
  ['-tasks.acme.com', 'is not a host name'],
  ['tasks_1.acme.com', 'is not a host name'],
  ['tasks acme.com', 'is not a host name'],
  [`${'a'.repeat(64)}.acme.com`, 'is not a host name'],
  [`${'abcdefghi.'.repeat(24)}acme.com`, 'is too long'],
  ['tasks.localhost', 'not a name on the internet'],
  ['tasks.local', 'not a name on the internet'],
  ['tasks.internal', 'not a name on the internet'],
  ['tasks.test', 'not a name on the internet'],
  ['7.2.0.192.in-addr.arpa', 'not a name on the internet'],
  ['wpad.acme.com', 'programs look up automatically'],
  ['Autodiscover.acme.com', 'programs look up automatically'],
  ['autoconfig.acme.com', 'programs look up automatically'],
  ['isatap.acme.com', 'programs look up automatically'],
  ['mta-sts.acme.com', 'programs look up automatically'],
  ['_dmarc.acme.com', 'is not a host name'],
  ['co.uk', 'is a public suffix'],
  ['github.io', 'is a public suffix'],
  ['app.taskforce.dev', 'belongs to this platform'],
  ['acme.app.taskforce.dev', 'belongs to this platform'],
  ['taskforce.dev', 'belongs to this platform'],
  ['', 'is not a host name'],
])('%s is refused: %s', (text, message) => {
  expect(refusal(text)).toContain(message);
});
