import type { RowsLocation } from '../../transfer/index.ts';
import type { Captures } from './captures.ts';
import { openMySqlCaptures } from './mysql.ts';
import { openPostgresCaptures } from './postgres.ts';

/** Which rows of a tenant change while they are being copied. */
export type { Captured, Captures } from './captures.ts';

/** Opens the captures of a tenant where it is; dispose it when done, which ends nothing. */
export function openCaptures(place: RowsLocation): Promise<Captures> {
  return place.engine === 'mysql' ? openMySqlCaptures(place) : openPostgresCaptures(place);
}
