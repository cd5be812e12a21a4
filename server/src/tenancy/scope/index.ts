/** One tenant's data: Scope reads, TxScope writes, and both use the signed tenant context. */
export { Scope, TxScope, call, type Call } from './scope.ts';
export { TenantScope, type FindAgain } from './cell-scope.ts';
export type { CellAccess, Placed, ReadReplica } from './place.ts';
export { ReaderScope } from './reader.ts';
export { mysqlProtocol } from './mysql.ts';
export { postgresProtocol } from './postgres.ts';
export type { AccessTerms, FenceState, Protocol } from './protocol.ts';
export { ContextSigner, padsOf, signContext } from './context.ts';
export { namedBatch, type NamedBatch, type BatchResults } from './named-batch.ts';
export { deferRows, insertCalls } from './inserts.ts';
