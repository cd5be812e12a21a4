import { useParams } from '@tanstack/react-router';
import { site } from '#api/index.ts';

/** The workspace of the address: in the path on the base host, in the host on a tenant's own. */
export function useSlug(): string {
  const { slug } = useParams({ strict: false }) as { slug?: string };
  return slug ?? site().tenant?.slug ?? '';
}
