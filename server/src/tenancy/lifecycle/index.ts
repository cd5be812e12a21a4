/** What a tenant's state allows, and where a tenant is while that changes. */
export { assertServing, notNow } from './serving.ts';
export { whereNow } from './where-now.ts';
