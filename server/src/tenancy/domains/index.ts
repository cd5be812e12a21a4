/** Which workspace claims which host, as the control plane keeps it; `features/domains` decides. */
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
