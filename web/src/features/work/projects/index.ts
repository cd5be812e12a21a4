/** Projects: the list of them, how one stands, and its settings. */
export { ArchivedBanner } from './archived-banner.tsx';
export { CreateProjectDialog } from './create-project-dialog.tsx';
export { EditProjectDialog } from './edit-project-dialog.tsx';
export { knownProject } from './live.ts';
export { ProjectBadges } from './project-badges.tsx';
export { ProjectMark } from './project-mark.tsx';
export {
  projectMembersQuery,
  projectQuery,
  projectsQuery,
  statisticsQuery,
  templatesQuery,
  workflowQuery,
} from './queries.ts';
