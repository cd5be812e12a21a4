import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { StatusIcon } from '#features/work/fields/index.ts';
import {
  AppLink,
  LoadProblem,
  MoreButton,
  useChange,
  useGo,
  useTitle,
  useWorkspace,
} from '#shared/index.ts';
import { Confirm, Empty, Segmented, SkeletonLines } from '#ui/index.ts';
import { purge, restoring, type Trashed } from './changes.ts';
import { trashedProjectsQuery, trashedTasksQuery } from './queries.ts';
import { TrashRow } from './trash-row.tsx';
import { TrashedTaskDialog } from './trashed-task-dialog.tsx';
import './trash.css';

type Part = 'tasks' | 'projects';

/** What was deleted, by whom and when, until it is restored or deleted for good. */
export default function TrashPage() {
  const { slug, tenant, paths } = useWorkspace();
  useTitle('Trash', tenant.name);
  const go = useGo();
  const search = useSearch({ strict: false }) as { part?: unknown };
  const part: Part = search.part === 'projects' ? 'projects' : 'tasks';
  const tasks = useInfiniteQuery(trashedTasksQuery(slug));
  const projects = useInfiniteQuery(trashedProjectsQuery(slug));
  const purging = useChange(purge(slug));
  const restore = useChange(restoring(slug));
  const [opened, setOpened] = useState<string>();
  const [doomed, setDoomed] = useState<Trashed>();
  const counts = {
    tasks: tasks.data?.pages[0]?.total,
    projects: projects.data?.pages[0]?.total,
  };
  const label = (name: string, count: number | undefined) =>
    count === undefined ? name : `${name} (${count.toLocaleString('en')})`;
  const query = part === 'tasks' ? tasks : projects;
  return (
    <main className="tf-page is-narrow">
      <header className="tf-page-head">
        <h1>Trash</h1>
      </header>
      <p className="tf-page-intro">
        Deleted tasks and projects are kept for {tenant.retentionDays} days, then permanently
        deleted.{' '}
        {tenant.can.update && (
          <AppLink to={paths.settingsOf('data')}>Change data retention</AppLink>
        )}
      </p>
      <div className="tf-which">
        <Segmented
          label="What was deleted"
          value={part}
          options={[
            { value: 'tasks', label: label('Tasks', counts.tasks) },
            { value: 'projects', label: label('Projects', counts.projects) },
          ]}
          onChange={(next) =>
            go(paths.screen('/trash'), {
              replace: true,
              ...(next === 'projects' && { search: { part: 'projects' } }),
            })
          }
        />
      </div>
      {!query.data && query.isError && (
        <LoadProblem error={query.error} onRetry={() => void query.refetch()} />
      )}
      {!query.data && !query.isError && <SkeletonLines lines={6} />}
      {query.data && counts[part] === 0 && (
        <Empty
          icon={<Trash2 size={22} />}
          title={part === 'tasks' ? 'No deleted tasks' : 'No deleted projects'}
        >
          {part === 'tasks'
            ? 'Tasks you delete appear here, and you can restore them.'
            : 'Projects you delete appear here with their tasks, and you can restore them.'}
        </Empty>
      )}
      {part === 'tasks' && (counts.tasks ?? 0) > 0 && (
        <ul className="tf-rows" aria-label="Deleted tasks">
          {tasks.data?.pages
            .flatMap(({ items }) => items)
            .map((task) => (
              <TrashRow
                key={task.id}
                item={task}
                thing={{ kind: 'task', id: task.id, name: task.key }}
                mark={<StatusIcon category={task.category} />}
                title={
                  <button
                    type="button"
                    className="tf-trash-open"
                    onClick={() => setOpened(task.id)}
                  >
                    <span className="text-faint">{task.key}</span>{' '}
                    <span dir="auto">{task.title}</span>
                  </button>
                }
                where={task.project.name}
                onPurge={setDoomed}
              />
            ))}
        </ul>
      )}
      {part === 'projects' && (counts.projects ?? 0) > 0 && (
        <ul className="tf-rows" aria-label="Deleted projects">
          {projects.data?.pages
            .flatMap(({ items }) => items)
            .map((project) => (
              <TrashRow
                key={project.id}
                item={project}
                thing={{ kind: 'project', id: project.id, name: project.name }}
                mark={<span className="tf-trash-mark" style={{ '--mark': project.color }} />}
                title={
                  <strong>
                    <span dir="auto">{project.name}</span>{' '}
                    <span className="text-faint">{project.key}</span>
                  </strong>
                }
                where={
                  project.tasks === 1 ? '1 task' : `${project.tasks.toLocaleString('en')} tasks`
                }
                onPurge={setDoomed}
              />
            ))}
        </ul>
      )}
      <MoreButton query={query} />
      {opened && (
        <TrashedTaskDialog
          id={opened}
          onClose={() => setOpened(undefined)}
          onRestore={(thing) => {
            void restore.run(thing).then((isDone) => isDone && setOpened(undefined));
          }}
          onPurge={(thing) => {
            setOpened(undefined);
            setDoomed(thing);
          }}
        />
      )}
      {doomed && (
        <Confirm
          title={`Permanently delete ${doomed.name}?`}
          text={
            doomed.kind === 'task'
              ? 'The task and its history are removed. This can’t be undone.'
              : 'The project, all its tasks and their history are removed. This can’t be undone.'
          }
          action="Delete permanently"
          onClose={() => setDoomed(undefined)}
          onConfirm={() => {
            void purging.run(doomed);
            setDoomed(undefined);
          }}
        />
      )}
    </main>
  );
}
