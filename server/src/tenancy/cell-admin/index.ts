/** What operators do to cells: add, change, close, look how they fare. */
export { type NewCell, addCell } from './add.ts';
export { behindIn } from './behind.ts';
export { type CellChange, changeCell, setOpen } from './change.ts';
export { type CellHealth, checkHealth } from './health.ts';
