/**
 * What becomes of work that a request leaves for later, told to whoever asked for it. Owns nothing: jobs
 * are kept by the queue. Depends on nothing above identity.
 */
export { jobsFeature } from './feature.ts';
