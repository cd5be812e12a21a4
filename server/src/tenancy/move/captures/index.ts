import type { Place } from '../../transfer/index.ts';
import type { Captures } from './captures.ts';
import { openPostgresCaptures } from './postgres.ts';

/** Which rows of a tenant change while they are being copied. */
export type { Captured, Captures } from './captures.ts';

/** Opens the captures of a tenant where it is; dispose it when done, which ends nothing. */
export async function openCaptures(place: Place): Promise<Captures> {
  if (place.engine === 'postgres') return openPostgresCaptures(place);
  throw new Error(`changes in ${place.engine} cells cannot be captured yet`);
}
