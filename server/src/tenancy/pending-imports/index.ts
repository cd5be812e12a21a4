/** Workspaces that an import or a clone is filling, and their clean-up after an interruption. */
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
