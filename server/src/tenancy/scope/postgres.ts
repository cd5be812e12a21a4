import { isCode, type Step } from '#platform/db/index.ts';
import type { AccessTerms, FenceState, Protocol } from './protocol.ts';

/**
 * The fence must see what was committed while it waited for its lock, and a connection's or a login's own
 * defaults say nothing in it.
 */
const BEGIN: Step = {
  name: 'begin',
  text: () => 'begin isolation level read committed read write',
  values: [],
};

/**
 * Besides context and time-out, what decides how rows are guarded and how times are written: a query that
 * was injected may have changed that for the connection, and must not affect the next request.
 */
const SETTINGS = [
  `pg_catalog.set_config('taskforce.context', $1, true)`,
  `pg_catalog.set_config('statement_timeout', $2, true)`,
  `pg_catalog.set_config('row_security', 'on', true)`,
  `pg_catalog.set_config('TimeZone', 'UTC', true)`,
  `pg_catalog.set_config('DateStyle', 'ISO, MDY', true)`,
].join(', ');

/**
 * The first step of every message: the context, the time-out and whether anything may be written, for
 * this transaction only. A unit of work that only reads cannot be made to write, whatever its query says.
 */
const readingStep = ({ context, timeoutMs }: AccessTerms): Step => ({
  name: 'tenant_context',
  text: () => `select ${SETTINGS}, pg_catalog.set_config('transaction_read_only', 'on', true)`,
  values: [context, String(timeoutMs)],
});

/** One that writes passes the fence (migrations/cell/0002_fence.sql) under the context it has just set. */
const enteringStep = ({ context, timeoutMs, epoch }: AccessTerms): Step => ({
  name: 'tenant_entry',
  text: () => `select ${SETTINGS}, platform.enter($3)`,
  values: [context, String(timeoutMs), epoch],
});

/** Everything rides with the queries: settings local to the transaction, in the same message. */
export const postgresProtocol: Protocol = {
  reading: (entry) => ({ before: [readingStep(entry)], after: [] }),
  opening: (entry) => [BEGIN, enteringStep(entry)],
  commit: { name: 'commit', text: () => 'commit', values: [] },
  rollback: { name: 'rollback', text: () => 'rollback', values: [] },
  fenceState: (error) =>
    isCode(error, 'TF001') ? ((error as { detail?: string }).detail as FenceState) : undefined,
};
