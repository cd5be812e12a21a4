export { Bell } from './bell.tsx';
export { inboxReducer, refreshInbox } from './live.ts';
export { boxQuery, preferencesQuery, readBox } from './queries.ts';
