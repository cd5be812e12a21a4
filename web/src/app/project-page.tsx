import { Outlet, useLocation, useParams, useSearch } from '@tanstack/react-router';
import { ChartPie, Columns3, List as ListIcon, Plus, Settings2 } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import {
  ArchivedBanner,
  EditProjectDialog,
  ProjectBadges,
  ProjectMark,
  projectQuery,
} from '#features/work/projects/index.ts';
import {
  CreateTaskDialog,
  FilterBar,
  toFilter,
  type Sort,
  type TaskFilter,
} from '#features/work/tasks/index.ts';
import { useLookAtProject, useOthersAt } from '#live/index.ts';
import { AppLink, useGo, useKeys, usePrefetched, useTitle, useWorkspace } from '#shared/index.ts';
import { Avatars, Button, IconButton } from '#ui/index.ts';
import { ViewPending } from './shell-pending.tsx';
import { TopBar } from './top-bar.tsx';
import { readProjectSearch, viewOf } from './project-search.ts';
import { Board, List, loadPanelWhenIdle, Overview, WorkflowDialog } from './views.ts';

const tabs = [
  { view: 'board', name: 'Board', Icon: Columns3 },
  { view: 'list', name: 'List', Icon: ListIcon },
  { view: 'overview', name: 'Overview', Icon: ChartPie },
] as const;

/** A project: its views as tabs, with a task's panel over whichever is open. */
export function ProjectPage() {
  const { slug, paths, tenant } = useWorkspace();
  const { key = '', number } = useParams({ strict: false }) as { key?: string; number?: string };
  const project = usePrefetched(projectQuery(slug, key));
  const pathname = useLocation({ select: (location) => location.pathname });
  const search = readProjectSearch(useSearch({ strict: false }));
  const filter = toFilter({ ...search });
  const view = viewOf(pathname, search);
  /** An open task that stands alone hides the view behind it. */
  const isAlone = pathname.endsWith('/page');
  const sort = search.sort ?? '-updatedAt';
  const go = useGo();
  const [dialog, setDialog] = useState<'task' | 'settings' | 'workflow'>();
  useKeys({ c: () => project.can.createTask && setDialog('task') });

  const others = useOthersAt(project.id);
  useLookAtProject(project.id);
  useEffect(loadPanelWhenIdle, []);
  useTitle(number && `${project.key}-${number}`, project.name, tenant.name);

  const openKey = number ? `${project.key}-${number}` : undefined;
  // Narrowing leaves an open panel open, so it goes to the same path.
  const narrow = (next: TaskFilter, how: { sort?: Sort } = {}) =>
    go(pathname, { search: { ...next, ...keep(search), ...how }, replace: true });

  return (
    <div className="tf-project-page">
      <TopBar>
        <ProjectMark project={project} size={12} />
        <h1 dir="auto" className="tf-bar-title truncate">
          {project.name}
        </h1>
        <ProjectBadges project={project} />
        {project.can.update && (
          <IconButton label="Project settings" size="sm" onClick={() => setDialog('settings')}>
            <Settings2 size={16} aria-hidden="true" />
          </IconButton>
        )}
        <span className="tf-bar-others">
          <Avatars people={others} label="Also here" size={26} />
        </span>
        {project.can.createTask && (
          <Button
            variant="primary"
            size="sm"
            icon={<Plus size={15} aria-hidden="true" />}
            title="New task (C)"
            onClick={() => setDialog('task')}
          >
            <span className="tf-bar-words">New task</span>
          </Button>
        )}
      </TopBar>
      <ArchivedBanner project={project} />
      <nav className="tf-tabs" aria-label="Views of the project">
        {tabs.map(({ view: each, name, Icon }) => (
          <AppLink
            key={each}
            to={paths.project(project.key, each)}
            search={each === 'overview' ? {} : { ...filter }}
            className={`tf-tab${each === view ? ' is-current' : ''}`}
          >
            <Icon size={15} aria-hidden="true" /> {name}
          </AppLink>
        ))}
      </nav>
      {view !== 'overview' && !isAlone && (
        <FilterBar
          project={project}
          filter={filter}
          withStatus={view === 'list'}
          onChange={narrow}
        />
      )}
      {!isAlone && (
        <main className={`tf-view is-${view}`}>
          <Suspense fallback={<ViewPending view={view} />}>
            {view === 'board' && <Board project={project} filter={filter} openKey={openKey} />}
            {view === 'list' && (
              <List
                project={project}
                filter={filter}
                sort={sort}
                openKey={openKey}
                onSort={(next) => narrow(filter, { sort: next })}
                onCreate={() => setDialog('task')}
              />
            )}
            {view === 'overview' && <Overview project={project} />}
          </Suspense>
        </main>
      )}
      <Outlet />
      {dialog === 'task' && (
        <CreateTaskDialog project={project} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'settings' && (
        <EditProjectDialog
          project={project}
          onClose={() => setDialog(undefined)}
          onWorkflow={() => setDialog('workflow')}
        />
      )}
      {dialog === 'workflow' && (
        <Suspense>
          <WorkflowDialog project={project} onClose={() => setDialog(undefined)} />
        </Suspense>
      )}
    </div>
  );
}

function keep({ sort, view }: { sort?: string; view?: string }): Record<string, string> {
  return { ...(sort && { sort }), ...(view && { view }) };
}
