/**
 * Tasks of external sources beside the workspace's own: fetches, parses and caches them, and serves stale data while a
 * source is unavailable. Owns external_source; keeps external tasks only in the memory of a process. Depends on tasks
 * and people.
 */
export { type ExternalDeps, externalFeature } from './feature.ts';
