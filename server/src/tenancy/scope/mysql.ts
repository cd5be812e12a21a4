import { type Step, isCode } from '#platform/db/index.ts';
import type { AccessTerms, FenceState, Protocol } from './protocol.ts';

/**
 * The procedures of migrations/cell/*.mysql.sql. The context is set in the argument, outside of them:
 * what a procedure does with its parameters stands in the list of processes for every session to see.
 */
const beginRead = ({ context, timeoutMs }: AccessTerms): Step => ({
  name: 'begin_read',
  text: () => 'call platform_begin_read(@taskforce_context := ?, ?)',
  values: [context, timeoutMs],
});

const beginWrite = ({ context, timeoutMs, epoch }: AccessTerms): Step => ({
  name: 'begin_write',
  text: () => 'call platform_begin_write(@taskforce_context := ?, ?, ?)',
  values: [context, timeoutMs, epoch],
});

const COMMIT: Step = { name: 'commit', text: () => 'call platform_commit()', values: [] };
const ROLLBACK: Step = { name: 'rollback', text: () => 'call platform_rollback()', values: [] };

const REFUSAL = /^taskforce fence: (moving|moved|read_only|closed)$/;

/** Statements travel one by one: one opens the unit of work, one ends it and clears the context. */
export const mysqlProtocol: Protocol = {
  reading: (entry) => ({ before: [beginRead(entry)], after: [COMMIT] }),
  opening: (entry) => [beginWrite(entry)],
  commit: COMMIT,
  rollback: ROLLBACK,
  fenceState: (error) =>
    isCode(error, '45000')
      ? (REFUSAL.exec((error as Error).message)?.[1] as FenceState | undefined)
      : undefined,
};
