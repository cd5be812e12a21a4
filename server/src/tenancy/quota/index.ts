/**
 * Limits that are counted in a workspace's own data: exact however many requests come at once.
 *
 * Owns the table `quota_lock`. An addition first reserves room: that locks the limit's row, and
 * what is counted after it is what every other unit of work has committed.
 */
export { claimQuota, lockQuota, roomToSpare } from './claim.ts';
export { quotaRows } from './rows.ts';
export { quotaPrivacy } from './privacy.ts';
