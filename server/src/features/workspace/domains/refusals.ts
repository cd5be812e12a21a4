import type { RefusalCode } from '#kernel/errors.ts';

export const tooManyDomains: RefusalCode = {
  code: 'domain_limit',
  like: 'conflict',
  title: 'No room for another domain',
};

export const recordMissing: RefusalCode = {
  code: 'domain_record_missing',
  like: 'conflict',
  title: 'The DNS record is not there',
};

export const recordDiffers: RefusalCode = {
  code: 'domain_record_differs',
  like: 'conflict',
  title: 'The DNS record says something else',
};

export const dnsUnavailable: RefusalCode = {
  code: 'dns_unavailable',
  like: 'unavailable',
  title: 'The DNS does not answer',
};
