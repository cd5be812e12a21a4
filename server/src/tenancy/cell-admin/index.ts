/** Operations on cells: add, change, drain, check. */
export { type NewCell, addCell } from './add.ts';
export { behindIn } from './behind.ts';
export { type CellChange, changeCell, setOpen } from './change.ts';
export { type CellHealth, checkHealth } from './health.ts';
