/** The one reader and the one writer of a tenant's rows, for moves, export, import, clone and restore. */
export { currentTables } from './blueprint.ts';
export { copyRows, type CopyProgress } from './copy.ts';
export { Digest } from './digest.ts';
export { openPlace, placeOf } from './place.ts';
export { Count, Positive, type RowRules, Encrypted, type TableRules } from './rules.ts';
export type {
  Checksum,
  Key,
  RowsLocation,
  Row,
  RowsSnapshot,
  Store,
  TableChange,
  Value,
  Writer,
} from './store.ts';
export { type Column, type ColumnKind, parentsFirst, type Table, tableOf } from './table.ts';
