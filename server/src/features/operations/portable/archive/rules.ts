import type { TSchema } from 'typebox';
import { textProblem } from '#kernel/text.ts';
import { compileCheck } from '#platform/http/index.ts';
import { idempotencyRows } from '#messaging/idempotency/index.ts';
import { quotaRows } from '#tenancy/quota/index.ts';
import type { Row, RowRules, Table, TableRules, Value } from '#tenancy/transfer/index.ts';
import { activityRows } from '#features/foundation/activity/index.ts';
import { analyticsRows } from '#features/insight/analytics/index.ts';
import { externalRows } from '#features/integrations/external/index.ts';
import { labelRows } from '#features/work/labels/index.ts';
import { notificationRows } from '#features/collaboration/notifications/index.ts';
import { peopleRows } from '#features/foundation/people/index.ts';
import { projectRows } from '#features/work/projects/index.ts';
import { reportRows } from '#features/insight/reports/index.ts';
import { taskRows } from '#features/work/tasks/index.ts';
import { workflowRows } from '#features/work/workflow/index.ts';
import { webhookRows } from '#features/integrations/webhooks/index.ts';

/** What every table may hold, said by whoever owns it: as a request could have put it there. */
export const ROW_RULES: RowRules = {
  ...idempotencyRows,
  ...quotaRows,
  ...peopleRows,
  ...projectRows,
  ...labelRows,
  ...workflowRows,
  ...taskRows,
  ...activityRows,
  ...notificationRows,
  ...webhookRows,
  ...externalRows,
  ...analyticsRows,
  ...reportRows,
};

/** Kinds of columns that say all there is to say of a value. */
const PLAIN_KINDS = new Set(['uuid', 'boolean', 'timestamp', 'date']);

/** The columns of these tables that nobody has said anything about; a test holds that there are none. */
export const unruledColumns = (tables: readonly Table[]): string[] =>
  tables.flatMap((table) =>
    table.columns
      .filter(({ kind }) => !PLAIN_KINDS.has(kind))
      .filter(({ name }) => !ROW_RULES[table.name]?.columns[name])
      .map(({ name }) => `${table.name}.${name}`),
  );

/** @returns what is wrong with a row whose values are of the right kinds, its column first */
export function rulesOf(name: string): (row: Row) => string | undefined {
  const rules = ROW_RULES[name];
  if (!rules) throw new Error(`nobody says what the table ${name} may hold`);
  const columns = Object.entries(rules.columns).map(([column, schema]) => checkOf(column, schema));
  const texts = Object.entries(rules.json ?? {}).map(([column, schema]) => jsonOf(column, schema));
  return (row) => {
    for (const check of [...columns, ...texts]) {
      const problem = check(row);
      if (problem !== undefined) return problem;
    }
    return rules.check?.(row);
  };
}

/** The row as it is kept: without links that may not be followed. */
export const withoutBadLinks = (name: string): NonNullable<TableRules['withoutBadLinks']> =>
  ROW_RULES[name]?.withoutBadLinks ?? ((row) => row);

type Check = (row: Row) => string | undefined;

const isThere = (value: Value | undefined): value is Exclude<Value, null> =>
  value !== null && value !== undefined;

function checkOf(column: string, schema: TSchema): Check {
  const check = compileCheck(schema);
  return (row) => {
    const value = row[column];
    if (!isThere(value) || check(value)) return undefined;
    return `${column} ${check.errors?.[0]?.message ?? 'is wrong'}`;
  };
}

/** Text that is JSON: it is read as such, so its escapes may not spell what text may not hold. */
function jsonOf(column: string, schema: TSchema): Check {
  const check = compileCheck(schema);
  return (row) => {
    const text = row[column];
    if (!isThere(text)) return undefined;
    let value: unknown;
    try {
      value = JSON.parse(String(text));
    } catch {
      return `${column} must be JSON`;
    }
    const problem = textProblem(value);
    if (problem) return `${column}${problem.path && `, at ${problem.path}`}, ${problem.message}`;
    if (check(value)) return undefined;
    const [error] = check.errors ?? [];
    const at = error?.instancePath.slice(1).replaceAll('/', '.') ?? '';
    return `${column}${at && `, at ${at},`} ${error?.message ?? 'is wrong'}`;
  };
}
