/** The cells, and this process's connections to them. */
export { type CellEntry, type CellSummary, findEntry, listEntries, summarize } from './list.ts';
export { Cells } from './cells.ts';
export { connect } from './connect.ts';
export { measureLag, type Lag } from './replica.ts';
