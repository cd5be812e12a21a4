import type pg from 'pg';
import { asOwner, type PostgresServer } from '../server/index.ts';
import type { MoveStep } from './steps.ts';

/** What moves there are to tell of for one tenant. */
export interface MovesOf {
  /** The one under way. */
  readonly moving?: { readonly to: string; readonly step: MoveStep; readonly owner: string };
  /** Where it was before, as long as that is kept for a roll-back. */
  readonly kept?: { readonly cell: string; readonly until: string };
}

export const movesOf = (server: PostgresServer, tenantId: string): Promise<MovesOf> =>
  asOwner(server, server.control, async (control) => {
    const moving = await first<NonNullable<MovesOf['moving']>>(
      control,
      `select c.name as "to", m.step, m.owner
         from control.move m join control.cell c on c.id = m.to_cell
        where m.tenant_id = $1 and m.finished_at is null`,
      tenantId,
    );
    const kept = await first<NonNullable<MovesOf['kept']>>(
      control,
      `select c.name as cell, m.keep_until as until
         from control.move m join control.cell c on c.id = m.from_cell
        where m.tenant_id = $1 and m.outcome = 'moved' and m.cleaned_at is null
        order by m.started_at desc limit 1`,
      tenantId,
    );
    return { ...(moving && { moving }), ...(kept && { kept }) };
  });

async function first<R extends object>(
  control: pg.ClientBase,
  text: string,
  tenantId: string,
): Promise<R | undefined> {
  return (await control.query<R>(text, [tenantId])).rows[0];
}
