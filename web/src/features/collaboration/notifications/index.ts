export { Bell } from './bell.tsx';
export { inboxReader, refreshInbox } from './live.ts';
export { boxQuery, preferencesQuery, readBox } from './queries.ts';
