import { FolderKanban } from 'lucide-react';
import type { PageFeature } from '#manifest/index.ts';
import { dayOf, inWords } from '#shared/index.ts';
import { projectReducer } from './live.ts';
import { SidebarProjects } from './sidebar-projects.tsx';

export const projects: PageFeature = {
  name: 'projects',
  routes: [{ path: '/projects', screen: () => import('./projects-page.tsx') }],
  navigation: [{ name: 'Projects', path: '/projects', Icon: FolderKanban, order: 10 }],
  sidebar: SidebarProjects,
  live: [projectReducer],
  activity: {
    kinds: {
      'project.created': 'created this',
      'project.deleted': 'moved this to the trash',
      'project.restored': 'restored this',
      'project.archived': { otherwise: 'archived this' },
      'project.unarchived': { otherwise: 'restored this from the archive' },
      'project.member_added': { otherwise: 'added a member' },
      'project.member_removed': { otherwise: 'removed a member' },
    },
    fields: {
      startDate: { name: 'start date', say: (day) => dayOf(inWords(day)) },
      targetDate: { name: 'target date', say: (day) => dayOf(inWords(day)) },
      description: {
        phrase: (_from, _to, { merged }) =>
          merged
            ? 'edited the description, merged with changes made meanwhile'
            : 'edited the description',
      },
      version: { phrase: () => undefined },
      updatedAt: { phrase: () => undefined },
    },
  },
  shortcuts: [{ where: 'Everywhere', keys: [[['C'], 'Create a task or a project']] }],
};
