/** Places outside whose tasks stand beside the workspace's own: naming, trying and removing them. */
export { sourcesQuery } from './queries.ts';
