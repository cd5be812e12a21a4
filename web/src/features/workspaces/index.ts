/** The workspace itself: choosing one, its settings, and the directories its screens pick from. */
import './workspaces.css';
export { labelsQuery, peopleQuery, tenantQuery } from './queries.ts';
export { leaveFor, openWorkspace } from './open.ts';
