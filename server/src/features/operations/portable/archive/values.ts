import { isDate } from '#kernel/dates.ts';
import { isPlain } from '#kernel/text.ts';
import { type ColumnKind, type Row, type Table, type Value } from '#tenancy/transfer/index.ts';

/** Holds a row of a file against the table it is for. */

const PATTERNS: Partial<Record<ColumnKind, { pattern: RegExp; wanted: string }>> = {
  uuid: {
    pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    wanted: 'a lower-case UUID',
  },
  decimal: { pattern: /^-?\d{1,40}(\.\d{1,40})?$/, wanted: 'a decimal number as text' },
  bytes: { pattern: /^([0-9a-f]{2})*$/, wanted: 'bytes in lower-case hex' },
  date: { pattern: /^\d{4}-\d\d-\d\d$/, wanted: 'a date such as 2026-03-31' },
  timestamp: {
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    wanted: 'a time such as 2026-03-31T08:15:00.000Z',
  },
};

/** @returns what is wrong with a row, undefined when nothing is */
export function rowProblem(
  table: Table,
  columns: readonly string[],
  row: unknown,
): string | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'must be an object';
  const names = Object.keys(row);
  if (names.length !== columns.length || !columns.every((name) => Object.hasOwn(row, name)))
    return `must have the columns ${columns.join(', ')}, each once`;
  for (const column of table.columns) {
    if (!columns.includes(column.name)) continue;
    const value = (row as Row)[column.name] as Value;
    if (value === null) {
      if (!column.nullable) return `${column.name} must not be null`;
      continue;
    }
    const wanted = valueProblem(column.kind, value);
    if (wanted !== undefined) return `${column.name} must be ${wanted}`;
  }
  return undefined;
}

/** @returns what it should be */
function valueProblem(kind: ColumnKind, value: Value): string | undefined {
  if (kind === 'boolean') return typeof value === 'boolean' ? undefined : 'true or false';
  if (kind === 'integer') return Number.isSafeInteger(value) ? undefined : 'a whole number';
  if (typeof value !== 'string') return PATTERNS[kind]?.wanted ?? 'text';
  const rule = PATTERNS[kind];
  if (rule && !rule.pattern.test(value)) return rule.wanted;
  if ((kind === 'date' || kind === 'timestamp') && !isReal(value)) return rule?.wanted;
  // PostgreSQL takes no zero character, and no database takes half of a surrogate pair.
  if (kind === 'text' && !isPlain(value)) return 'text without zero characters and half characters';
  return undefined;
}

/** Whether the calendar has this day, within the years that every part of this product understands. */
function isReal(value: string): boolean {
  if (!isDate(value.slice(0, 10))) return false;
  return value.length === 10 || !Number.isNaN(Date.parse(value));
}
