/** The workspace's own domains: adding, proving, choosing and removing them. */
export { domainsQuery } from './queries.ts';
