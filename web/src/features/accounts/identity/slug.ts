/** A workspace address made of a company's name: 3 to 40 of a-z, 0-9 and hyphens. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}

/** Why a slug is not acceptable, or true. */
export function checkSlug(slug: string): true | string {
  if (slug.length < 3) return 'At least 3 characters.';
  if (slug.length > 40) return 'At most 40 characters.';
  if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])$/.test(slug)) {
    return 'Lower-case letters, digits and hyphens; a letter or digit at both ends.';
  }
  return true;
}

/** Where a workspace will be found, without the scheme: `acme.example.com`. */
export function addressOf(slug: string, baseUrl: string): string {
  return `${slug}.${new URL(baseUrl).host}`;
}
