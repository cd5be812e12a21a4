import { type Builder, limitLockWait, statement } from '#tenancy/query/index.ts';

interface IdempotencyTables {
  idempotency: {
    user_id: string;
    route: string;
    key: string;
    fingerprint: string;
    status: number;
    response: string;
    created_at: string;
  };
}
type Db = Builder<IdempotencyTables>;

interface Key {
  userId: string;
  route: string;
  key: string;
}

/** A request waits two seconds for an earlier one with the same key. */
export const limitWait = limitLockWait(2);

/** Waits while another transaction holds the same key; does nothing when that one has committed it. */
export const claimKey = statement((db: Db, $: Key & { fingerprint: string; now: string }) =>
  db
    .insertInto('idempotency')
    .values({
      user_id: $.userId,
      route: $.route,
      key: $.key,
      fingerprint: $.fingerprint,
      status: 0,
      response: '',
      created_at: $.now,
    })
    .onConflict((conflict) => conflict.doNothing()),
);

export const findKey = statement((db: Db, $: Key) =>
  db
    .selectFrom('idempotency')
    .select(['fingerprint', 'status', 'response', 'created_at'])
    .where('user_id', '=', $.userId)
    .where('route', '=', $.route)
    .where('key', '=', $.key),
);

export const forgetExpired = statement((db: Db, $: Key & { expired: string }) =>
  db
    .deleteFrom('idempotency')
    .where('user_id', '=', $.userId)
    .where('route', '=', $.route)
    .where('key', '=', $.key)
    .where('created_at', '<', $.expired),
);

export const forgetOld = statement((db: Db, $: { expired: string }) =>
  db.deleteFrom('idempotency').where('created_at', '<', $.expired),
);

export const storeAnswer = statement((db: Db, $: Key & { response: string }) =>
  db
    .updateTable('idempotency')
    .set({ status: 1, response: $.response })
    .where('user_id', '=', $.userId)
    .where('route', '=', $.route)
    .where('key', '=', $.key),
);
