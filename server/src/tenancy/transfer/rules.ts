import Type, { type TSchema } from 'typebox';
import type { Row } from './store.ts';

/** What the columns of a table may hold beyond their types: rows that come from elsewhere are held to it. */
export interface TableRules {
  /**
   * For each column of text, integers, decimals or bytes what a request could have put there. Null is the
   * table's own affair.
   */
  readonly columns: Readonly<Record<string, TSchema>>;
  /** What the JSON in a column of text says. */
  readonly json?: Readonly<Record<string, TSchema>>;
  /** The row without links that may not be followed, none of which it needs; itself when there are none. */
  readonly withoutBadLinks?: (row: Row) => Row;
  /** What no schema says. @returns what is wrong, beginning with the column's name */
  readonly check?: (row: Row) => string | undefined;
}

/** By the names of tables; each feature says what its own may hold. */
export type RowRules = Readonly<Record<string, TableRules>>;

const LARGEST = 2_147_483_647;
/** Whole numbers as the tables hold them. */
export const Count = Type.Integer({ minimum: 0, maximum: LARGEST });
export const Positive = Type.Integer({ minimum: 1, maximum: LARGEST });
/** A secret that some deployment has encrypted; whether it opens here shows when it is needed. */
export const Encrypted = (maxLength: number): TSchema =>
  Type.String({ maxLength, pattern: '^v1\\.[A-Za-z0-9_-]+$' });
