/**
 * Projects and their members' roles. Owns project and project_member, and assigns the numbers of tasks. Records
 * history in activity; depends on people for names, and handles departures of members.
 */
export { createProject } from './actions/create.ts';
export { purgeProject, restoreProject } from './actions/life.ts';
export { type WorkDeps, actorContextOf } from './actor-context.ts';
export {
  projectCreated,
  projectDeleted,
  projectMemberChanged,
  projectPurged,
  projectRestored,
  projectUpdated,
} from './events.ts';
export { projectActivity } from './activity.ts';
export { projectsFeature } from './feature.ts';
export { KEY_PATTERN } from './key.ts';
export { projectLimits } from './limits.ts';
export { admitRow, openProject, projectRef, readProject } from './load.ts';
export { type ActorContext, type Project, PURGED_AT } from './model.ts';
export { projectAcls } from './live.ts';
export { abilitiesIn, authorizeChange } from './policy.ts';
export { parseProjectRef, type ProjectRef } from './ref.ts';
export { ProjectName, projectFields } from './fields.ts';
export { ProjectParams, ProjectView } from './schema.ts';
export { findProject, lockProject, lockProjects } from './store/find.ts';
export { removeProject } from './store/trash.ts';
export { findActiveMember } from './store/person.ts';
export type { ProjectTables } from './store/tables.ts';
export { STANDING, standingOf } from './store/standing.ts';
export {
  type Sight,
  type ViewerParams,
  visible,
  visibleOrTrashed,
  visibleRows,
} from './store/visible.ts';
export { continueNumbersAt, saveProject, takeNumber } from './store/write.ts';
export { toProjectView } from './view.ts';
export { projectRights } from './rights.ts';
