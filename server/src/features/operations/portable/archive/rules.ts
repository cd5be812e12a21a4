import type { TSchema } from 'typebox';
import { textProblem } from '#kernel/text.ts';
import { compileCheck } from '#platform/http/index.ts';
import type { Row, RowRules, Table, TableRules, Value } from '#tenancy/transfer/index.ts';

/** Kinds of columns that say all there is to say of a value. */
const PLAIN_KINDS = new Set(['uuid', 'boolean', 'timestamp', 'date']);

/** What every table may hold, declared by its owner: whatever a request could have stored. */
export class FieldRules {
  readonly #rules: RowRules;

  constructor(rules: RowRules) {
    this.#rules = rules;
  }

  /** The columns of these tables that no one has said anything about; a test holds that there are none. */
  unruled(tables: readonly Table[]): string[] {
    return tables.flatMap((table) =>
      table.columns
        .filter(({ kind }) => !PLAIN_KINDS.has(kind))
        .filter(({ name }) => !this.#rules[table.name]?.columns[name])
        .map(({ name }) => `${table.name}.${name}`),
    );
  }

  /** @returns what is wrong with a row whose values are of the right kinds, its column first */
  of(name: string): Check {
    const rules = this.#rules[name];
    if (!rules) throw new Error(`the table ${name} has no rules`);
    const columns = Object.entries(rules.columns).map(([column, schema]) =>
      checkOf(column, schema),
    );
    const texts = Object.entries(rules.json ?? {}).map(([column, schema]) =>
      jsonOf(column, schema),
    );
    return (row) => {
      for (const check of [...columns, ...texts]) {
        const problem = check(row);
        if (problem !== undefined) return problem;
      }
      return rules.check?.(row);
    };
  }

  /** The row as stored: without forbidden links. */
  withoutBadLinks(name: string): NonNullable<TableRules['withoutBadLinks']> {
    return this.#rules[name]?.withoutBadLinks ?? ((row) => row);
  }
}

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
