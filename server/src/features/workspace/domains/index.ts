/**
 * The hosts a workspace brings along: claimed by name, proved by a DNS record, lost when the record
 * goes or someone else proves the host. Owns the domain table of the control plane; the registry
 * reads it to route. Depends on identity only.
 */
export { addDomain } from './actions/add.ts';
export { choosePrimary, removeDomain } from './actions/choose.ts';
export { proveDomain } from './actions/prove.ts';
export { type Recheck, recheckDomains } from './actions/recheck.ts';
export type { DomainDeps } from './deps.ts';
export { domainsFeature } from './feature.ts';
export { normalHost } from './host.ts';
export { describeDomain } from './view.ts';
