/** Addresses outside that are told what happens in the workspace, and what they were told. */
export { webhookReducer } from './live.ts';
export { deliveriesQuery, eventTypesQuery, readState, webhooksQuery } from './queries.ts';
