/** Claims of workspaces on hosts, as stored in the control plane; `features/workspace/domains` decides about them. */
export type { Domain, LostWhy } from './domain.ts';
export {
  type ControlPlane,
  type DomainChange,
  deleteDomain,
  findDomain,
  insertDomain,
  listDomains,
  listVerified,
  lockClaims,
  lockDomainList,
  lockDomains,
  updateDomain,
} from './store.ts';
