import type { Applicant } from '#features/foundation/people/index.ts';

/**
 * The language someone without an account reads, as their browser says: the first of `Accept-Language` (RFC 9110,
 * 12.5.4), `en` when there is none.
 */
export function languageOf({ headers }: Pick<Applicant, 'headers'>): string {
  const [first = ''] = (headers['accept-language'] ?? '').split(/[,;]/);
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(first.trim()) ? first.trim() : 'en';
}
