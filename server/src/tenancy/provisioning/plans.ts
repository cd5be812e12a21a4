import { asOwner, type PostgresServer } from '../server/index.ts';

/**
 * Opens a plan to sign-up, or closes it; workspaces that are on it stay. Servers change no plan: it takes the owner.
 * @returns whether there is such a plan
 */
export const setPlanOpen = (
  server: PostgresServer,
  code: string,
  isOpen: boolean,
): Promise<boolean> =>
  asOwner(server, server.control, async (client) => {
    const changed = await client.query(
      'update control.plan set open_to_sign_up = $2 where code = $1',
      [code, isOpen],
    );
    return changed.rowCount === 1;
  });
