import { asOwner, type PostgresServer } from '../server/index.ts';
import { countSteps, listTargets, loadSteps, type TargetPlace } from '../migrations/index.ts';
import type { Cell } from '../model/index.ts';

/** How many things in a cell lack a migration step, by the ledger: itself, its shared tables, its schemas. */
export async function behindIn(server: PostgresServer, cell: Cell): Promise<number> {
  return asOwner(server, server.control, async (control) => {
    const { cells, tables } = await listTargets(control, cell.name);
    const lacking = async (places: readonly TargetPlace[], set: 'cell' | 'tenant') => {
      const steps = await loadSteps(set, cell.engine);
      const counts = await countSteps(control, steps);
      return places.filter(({ ledger }) => (counts.get(ledger) ?? 0) < steps.length).length;
    };
    return (await lacking(cells, 'cell')) + (await lacking(tables, 'tenant'));
  });
}
