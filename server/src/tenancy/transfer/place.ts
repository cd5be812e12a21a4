import type { TenantRecord } from '../model/index.ts';
import { ContextSigner } from '../scope/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { openMySqlPlace } from './mysql/store.ts';
import { openPostgres } from './postgres/store.ts';
import type { RowsLocation, Store } from './store.ts';

/** Opens the rows of a tenant where they are; dispose it when done. */
export function openPlace(place: RowsLocation): Promise<Store> {
  return place.engine === 'mysql' ? openMySqlPlace(place) : openPostgres(place);
}

/** Where a tenant's rows are, as the registry has it. */
export function placeOf(
  server: PostgresServer,
  { id, placement: { cell, namespace } }: Pick<TenantRecord, 'id' | 'placement'>,
): RowsLocation {
  const signer = new ContextSigner(server.contextKey(cell.id));
  return {
    tenantId: id,
    engine: cell.engine,
    kind: cell.kind === 'shared' ? 'shared' : 'schema',
    namespace,
    ownerUrl: server.addressOf(cell).ownerUrl,
    context: () => signer.contextOf(id),
  };
}
