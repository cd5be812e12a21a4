import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { messageOf, type Activity, type Project, type Statistics } from '#api/index.ts';
import {
  statusName,
  priorities,
  PriorityIcon,
  priorityNames,
  StatusIcon,
} from '#features/work/fields/index.ts';
import { AppLink, dayOf, splitTaskKey, useWorkspace, type Search } from '#shared/index.ts';
import { Timeline } from '#shared/timeline.tsx';
import { Avatar, Button, SkeletonLines } from '#ui/index.ts';
import { Donut } from './donut.tsx';
import { ProjectMembers } from './project-members.tsx';
import { ReportButton } from './report-button.tsx';
import { Trend } from './trend.tsx';
import { projectActivityQuery, statisticsQuery, workflowQuery } from './queries.ts';
import './overview.css';

const Markdown = lazy(() => import('#shared/markdown.tsx'));

/** How a project stands: figures that are exact now, and what happened last. */
export default function Overview({ project }: { project: Project }) {
  const { slug } = useWorkspace();
  const statistics = useQuery(statisticsQuery(slug, project.id));
  return (
    <div className="tf-overview">
      <div className="tf-overview-main">
        {statistics.isError && !statistics.data && (
          <p role="alert">{messageOf(statistics.error)}</p>
        )}
        {statistics.data ? (
          <Figures project={project} statistics={statistics.data} />
        ) : (
          <div className="tf-panel-card">
            <SkeletonLines lines={5} />
          </div>
        )}
        <section className="tf-panel-card" aria-label="Recent activity">
          <h2>Recent activity</h2>
          <RecentActivity project={project} />
        </section>
      </div>
      <div className="tf-overview-side">
        <section className="tf-panel-card" aria-label="About this project">
          <div className="tf-about-head">
            <h2>About</h2>
            <ReportButton project={project} />
          </div>
          {project.description ? (
            <Suspense fallback={<SkeletonLines lines={2} />}>
              <Markdown text={project.description} />
            </Suspense>
          ) : (
            <p className="text-faint">No description.</p>
          )}
          <dl className="tf-facts">
            <dt>Owner</dt>
            <dd>
              {project.owner ? (
                <>
                  <Avatar person={project.owner} size={22} decorative /> {project.owner.name}
                </>
              ) : (
                'None'
              )}
            </dd>
            <dt>Starts</dt>
            <dd>{project.startDate ? dayOf(project.startDate) : 'Not set'}</dd>
            <dt>Target</dt>
            <dd>{project.targetDate ? dayOf(project.targetDate) : 'Not set'}</dd>
          </dl>
        </section>
        <ProjectMembers project={project} />
      </div>
    </div>
  );
}

/** Rows that are shown at once; whoever has no assignee is always among them. */
const MOST_ROWS = 8;

function shownRows(rows: Statistics['byAssignee']): Statistics['byAssignee'] {
  const nobody = rows.filter(({ assignee }) => assignee === null);
  const people = rows.filter(({ assignee }) => assignee !== null);
  return [...people.slice(0, MOST_ROWS - nobody.length), ...nobody];
}

function Figures({ project, statistics }: { project: Project; statistics: Statistics }) {
  const { slug, paths } = useWorkspace();
  const list = paths.project(project.key, 'list');
  const states = useQuery(workflowQuery(slug, project.id)).data?.states ?? [];
  const named = (isDone: boolean): string =>
    states
      .filter(({ category }) => (category === 'done') === isDone)
      .map(({ name }) => name)
      .join(',');
  const shares = states.map(({ name, category }) => ({
    name,
    category,
    tasks: statistics.byStatus[name] ?? 0,
  }));
  const assignees = shownRows(statistics.byAssignee);
  const most = Math.max(1, ...assignees.map((row) => row.total));
  const open = priorities.toReversed();
  const top = Math.max(1, ...open.map((priority) => statistics.byPriority[priority] ?? 0));
  return (
    <>
      <div className="tf-tiles tabular">
        <Tile name="Tasks" value={statistics.total} to={list} search={{}} />
        <Tile
          name="Unfinished"
          value={statistics.open}
          to={list}
          search={{ status: named(false) }}
        />
        <Tile name="Done" value={statistics.done} to={list} search={{ status: named(true) }} />
        <Tile name="Overdue" value={statistics.overdue} alarming={statistics.overdue > 0} />
      </div>
      <div className="tf-charts">
        <section className="tf-panel-card" aria-label="By status">
          <h2>By status</h2>
          <div className="tf-donut-row">
            <Donut shares={shares} rate={statistics.completionRate} />
            <ul className="tf-legend tabular">
              {shares.map(({ name, category, tasks }) => (
                <li key={name}>
                  <StatusIcon category={category} />
                  <AppLink to={list} search={{ status: name }}>
                    {statusName(name)}
                  </AppLink>
                  <span>{tasks}</span>
                </li>
              ))}
            </ul>
          </div>
        </section>
        <section className="tf-panel-card" aria-label="By priority">
          <h2>By priority</h2>
          <ul className="tf-bars tabular">
            {open.map((priority) => {
              const count = statistics.byPriority[priority] ?? 0;
              return (
                <li key={priority}>
                  <span className="tf-bar-name">
                    <PriorityIcon priority={priority} />{' '}
                    <AppLink to={list} search={{ priority }}>
                      {priorityNames[priority]}
                    </AppLink>
                  </span>
                  <span className="tf-meter">
                    <span style={{ width: `${(count / top) * 100}%` }} />
                  </span>
                  <span className="tf-bar-value">{count}</span>
                </li>
              );
            })}
          </ul>
        </section>
      </div>
      <Trend projectId={project.id} now={statistics} />
      {assignees.length > 0 && (
        <section className="tf-panel-card" aria-label="By assignee">
          <h2>By assignee</h2>
          <ul className="tf-bars is-people tabular">
            {assignees.map((row) => (
              <li key={row.assignee?.id ?? ''}>
                <span className="tf-bar-name">
                  <Avatar person={row.assignee} size={22} decorative />
                  <AppLink
                    to={list}
                    search={{ assignee: row.assignee?.id ?? 'none' }}
                    className="truncate"
                  >
                    {row.assignee?.name ?? 'Unassigned'}
                  </AppLink>
                </span>
                <span className="tf-meter">
                  <span
                    className="is-done-share"
                    style={{ width: `${(row.done / most) * 100}%` }}
                  />
                  <span
                    className="is-rest"
                    style={{ width: `${((row.total - row.done) / most) * 100}%` }}
                  />
                </span>
                <span className="tf-bar-value">
                  {row.done}/{row.total}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Tile({
  name,
  value,
  alarming = false,
  to,
  search = {},
}: {
  name: string;
  value: number;
  alarming?: boolean;
  /** The list of what is counted. */
  to?: string;
  search?: Search;
}) {
  const className = `tf-figure${alarming ? ' is-alarming' : ''}`;
  const figure = (
    <>
      <span className="tf-figure-name">{name}</span>
      <span className="tf-figure-value">{value.toLocaleString('en')}</span>
    </>
  );
  return to ? (
    <AppLink to={to} search={search} className={`${className} is-link`}>
      {figure}
    </AppLink>
  ) : (
    <div className={className}>{figure}</div>
  );
}

function RecentActivity({ project }: { project: Project }) {
  const { slug, paths } = useWorkspace();
  const query = useInfiniteQuery(projectActivityQuery(slug, project.id));
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (!query.data)
    return query.isError ? <p>{messageOf(query.error)}</p> : <SkeletonLines lines={5} />;
  if (entries.length === 0) return <p className="text-faint mb-0">Nothing has happened yet.</p>;
  const subject = ({ task, changes }: Activity) =>
    task ? (
      <AppLink to={paths.task(project.key, splitTaskKey(task.key).number)}>
        {/* Both names of a renamed task follow in the sentence. */}
        {changes.some(({ field, from }) => field === 'title' && from)
          ? task.key
          : `${task.key} ${task.title}`}
      </AppLink>
    ) : (
      'the project'
    );
  return (
    <>
      <Timeline entries={entries} thing={subject} />
      {query.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show earlier
        </Button>
      )}
    </>
  );
}
