import type pg from 'pg';
import { CELL_COLUMNS, type Cell } from '../model/index.ts';
import { type MigrationTarget, ledgerName } from './target.ts';

/** A target, and the cell it is in. */
export interface TargetPlace {
  readonly cell: Cell;
  readonly target: MigrationTarget;
  /** Its name in the control plane's ledger. */
  readonly ledger: string;
  /** Its name for people: the workspace's slug where it has one. */
  readonly name: string;
}

/** What there is to migrate besides the control plane. */
export interface Targets {
  readonly cells: readonly TargetPlace[];
  /** The shared tables of each shared cell, and each tenant's schema, those that wait for a tenant last. */
  readonly tables: readonly TargetPlace[];
}

/**
 * Reads from the control plane what there is to migrate; a cell that is being built is not there yet.
 * @param only the name of one cell
 */
export async function listTargets(control: pg.ClientBase, only?: string): Promise<Targets> {
  const { rows: cells } = await control.query<Cell>(
    `select ${CELL_COLUMNS} from control.cell
      where state <> 'building' and ($1::text is null or name = $1) order by name`,
    [only],
  );
  const { rows: schemas } = await control.query<[string, string, string]>({
    text: `select p.cell_id, p.tenant_id, t.slug
             from control.placement p
             join control.tenant t on t.id = p.tenant_id
             join control.cell c on c.id = p.cell_id
            where c.kind <> 'shared' and ($1::text is null or c.name = $1)
           union all
           select r.cell_id, r.tenant_id, 'ready schema ' || r.namespace
             from control.ready_schema r join control.cell c on c.id = r.cell_id
            where $1::text is null or c.name = $1`,
    values: [only],
    rowMode: 'array',
  });
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const place = (cell: Cell, target: MigrationTarget, name: string): TargetPlace => ({
    cell,
    target,
    ledger: ledgerName(cell, target),
    name,
  });
  return {
    cells: cells.map((cell) => place(cell, { kind: 'cell' }, `cell ${cell.name}`)),
    tables: [
      ...cells
        .filter(({ kind }) => kind === 'shared')
        .map((cell) => place(cell, { kind: 'shared' }, `shared tables of ${cell.name}`)),
      ...schemas.flatMap(([cellId, tenantId, name]) => {
        const cell = byId.get(cellId);
        return cell ? [place(cell, { kind: 'schema', tenantId }, name)] : [];
      }),
    ],
  };
}
