/** Looks at every wall between tenants before the doors open. */
export { checkIsolation, type Breach } from './check.ts';
export { checkCell } from './cell.ts';
