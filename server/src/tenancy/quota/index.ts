/**
 * Limits that are counted in a workspace's own data, exact under concurrent requests.
 *
 * Owns the table `quota_lock`. An addition first reserves room: it locks the limit's row. A count after that includes
 * everything that other units of work have committed.
 */
export { claimQuota, lockQuota, roomToSpare } from './claim.ts';
export { quotaRows } from './rows.ts';
export { quotaPrivacy } from './privacy.ts';
