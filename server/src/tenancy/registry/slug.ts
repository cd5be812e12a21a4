import { invalid } from '#kernel/errors.ts';
import { isUuid } from '#kernel/ids.ts';
import { isReserved } from './reserved.ts';

const SLUG = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;

/** What a slug must look like, for schemas and messages. */
export const SLUG_PATTERN = SLUG.source;

/** @throws AppError `invalid` at path `slug` */
export function assertSlug(slug: string): void {
  if (!SLUG.test(slug)) {
    const message =
      'must be 3 to 40 characters of a-z, 0-9 and hyphen, with a letter or digit at both ends';
    throw invalid({ path: 'slug', message });
  }
  // A tenant is named by id or by slug in one and the same place.
  if (isReserved(slug) || isUuid(slug))
    throw invalid({ path: 'slug', message: `"${slug}" is reserved; choose another` });
}
