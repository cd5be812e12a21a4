/** Cells: what they are, and for operators: added, looked at, drained, changed, checked. */
export type { Cell } from './cell.ts';
export { addCell, type NewCell } from '../provisioning/add-cell.ts';
export { behindIn } from './behind.ts';
export { type CellChange, changeCell, setOpen } from './change.ts';
export { type CellHealth, checkHealth } from './health.ts';
export { type CellEntry, type CellSummary, findEntry, listEntries, summarize } from './roster.ts';
