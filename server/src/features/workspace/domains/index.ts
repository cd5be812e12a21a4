/**
 * The hosts a workspace brings along: claimed by name, proved by a DNS record, lost when the record
 * goes or someone else proves the host. Owns the domain table of the control plane; the registry
 * reads it to route. Depends on identity only.
 */
export { domainsFeature } from './feature.ts';
