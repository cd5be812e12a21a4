/**
 * Tasks of other systems beside the workspace's own: where they are asked for, what is read out of the
 * answers, and what is said while no one answers. Owns external_source; keeps no outside task beyond
 * the memory of a process. Depends on tasks and people.
 */
export { type ExternalDeps, externalFeature } from './feature.ts';
