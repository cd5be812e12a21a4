/** Workspaces that an import or a clone is filling, and what becomes of them when it is cut off. */
export {
  type PendingImport,
  type PendingImportKind,
  listAbandonedImports,
  completePendingImport,
  findPendingImport,
  withImportLock,
  listPendingImports,
  recordPendingImport,
} from './pending-imports.ts';
