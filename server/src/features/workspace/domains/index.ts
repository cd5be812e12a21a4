/**
 * Custom domains: claimed by name, verified by a DNS record, lost when the record disappears or another workspace
 * verifies the host. Owns the domain table of the control plane; the registry reads it to route requests. Depends on
 * identity only.
 */
export { domainsFeature } from './feature.ts';
