/** Checks the isolation of tenants before the server serves. */
export { checkIsolation, type Breach } from './check.ts';
export { checkCell } from './cell.ts';
