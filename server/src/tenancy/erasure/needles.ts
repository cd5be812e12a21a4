import { namespaceOf } from '../model/index.ts';
import type { Sought } from './report.ts';

/** What a search compares values with, whichever case they are in. */
export interface Needles {
  readonly tenantId: string;
  /** Stands anywhere inside a value. */
  readonly parts: readonly string[];
  /** Is the whole value: a slug may be an ordinary word. */
  readonly wholes: readonly string[];
}

/** @param removed e-mail addresses of the accounts that are gone; those who stay belong elsewhere as well */
export function needlesOf(tenantId: string, sought: Sought, removed: readonly string[]): Needles {
  const ids = [tenantId, tenantId.replaceAll('-', ''), namespaceOf(tenantId)];
  const parts = [...ids, ...removed, ...sought.hosts, ...sought.samples];
  return {
    tenantId,
    parts: [...new Set(parts)],
    wholes: [sought.slug.toLowerCase(), sought.name.toLowerCase()],
  };
}

/** As a pattern of LIKE that matches it anywhere, `\` being the escape. */
export const likeAnywhere = (part: string): string =>
  `%${part.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
