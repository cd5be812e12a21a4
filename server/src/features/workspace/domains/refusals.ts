import type { RefusalCode } from '#kernel/errors.ts';

export const tooManyDomains: RefusalCode = {
  code: 'domain_limit',
  like: 'conflict',
  title: 'Too many domains',
};

export const recordMissing: RefusalCode = {
  code: 'domain_record_missing',
  like: 'conflict',
  title: 'The DNS record is missing',
};

export const recordDiffers: RefusalCode = {
  code: 'domain_record_differs',
  like: 'conflict',
  title: 'The DNS record has a different value',
};

export const dnsUnavailable: RefusalCode = {
  code: 'dns_unavailable',
  like: 'unavailable',
  title: 'The DNS does not respond',
};
