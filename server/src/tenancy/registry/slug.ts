import { invalid } from '#kernel/errors.ts';
import { isUuid } from '#kernel/ids.ts';

const SLUG = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;

/** Names that would be taken for a part of the platform itself. */
const RESERVED = new Set([
  'www',
  'base',
  'api',
  'app',
  'admin',
  'administrator',
  'mail',
  'smtp',
  'imap',
  'ftp',
  'static',
  'assets',
  'cdn',
  'status',
  'docs',
  'help',
  'support',
  'blog',
  'billing',
  'login',
  'signup',
  'register',
  'auth',
  'sso',
  'account',
  'accounts',
  'ws',
  'mcp',
  'metrics',
  'health',
  'localhost',
  'taskforce',
  'operator',
  'platform',
  'root',
  'system',
  'security',
  'abuse',
  'postmaster',
  'webmaster',
  'ns1',
  'ns2',
  'mx',
]);

/** What a slug must look like, for schemas and messages. */
export const SLUG_PATTERN = SLUG.source;

/** @throws AppError `invalid` at path `slug` */
export function assertSlug(slug: string): void {
  if (!SLUG.test(slug)) {
    const message =
      'must be 3 to 40 characters of a-z, 0-9 and hyphen, with a letter or digit at both ends';
    throw invalid({ path: 'slug', message });
  }
  // A tenant is named by id or by slug in one and the same place, and `xn--` begins a host in other letters.
  if (RESERVED.has(slug) || isUuid(slug) || slug.startsWith('xn--'))
    throw invalid({ path: 'slug', message: `"${slug}" is reserved; choose another` });
}
