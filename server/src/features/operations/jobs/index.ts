/**
 * Progress and results of background jobs, for the person who started them. Owns nothing: jobs
 * are kept by the queue. Depends on nothing above identity.
 */
export { jobsFeature } from './feature.ts';
