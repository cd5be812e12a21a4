/** One tenant's data: Scope reads, TxScope writes, and both carry the signed tenant context. */
export { Scope, TxScope, call, type Call } from './scope.ts';
export { TenantScope, type CellAccess } from './cell-scope.ts';
export { ContextSigner, padsOf, signContext } from './context.ts';
export { gather, type Asked, type Gathered } from './gather.ts';
export { deferRows, insertCalls } from './inserts.ts';
