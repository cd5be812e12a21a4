/** The query layer: statements declared once, bound to a tenant's layout when they run. */
export {
  bind,
  cellStatement,
  onlyReads,
  statement,
  statements,
  type Builder,
  type Statement,
} from './statement.ts';
export { type Layout } from './dialect.ts';
export { limitLockWait } from './lock-wait.ts';
export {
  keysetParams,
  keysetParts,
  keysetShape,
  pageBy,
  type KeysetParams,
  type KeysetShape,
} from './keyset.ts';
export { columnsOf, listOf, paramsOfList, paramsOfRows, rowsOf, type RowParams } from './rows.ts';
