import { useQuery } from '@tanstack/react-query';
import { FolderKanban, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Project } from '#api/index.ts';
import { AppLink, dayOf, useKeys, usePrefetched, useTitle, useWorkspace } from '#shared/index.ts';
import { Avatar, Button, Empty, Progress, Segmented, Skeleton } from '#ui/index.ts';
import { CreateProjectDialog } from './create-project-dialog.tsx';
import { ProjectMark } from './project-mark.tsx';
import { ProjectBadges } from './project-badges.tsx';
import { archivedProjectsQuery, projectsQuery, statisticsQuery } from './queries.ts';

type Which = 'current' | 'archived';

export default function ProjectsPage() {
  const { slug, tenant } = useWorkspace();
  const projects = usePrefetched(projectsQuery(slug));
  useTitle('Projects', tenant.name);
  const [creating, setCreating] = useState(false);
  const [which, setWhich] = useState<Which>('current');
  const resting = useQuery(archivedProjectsQuery(slug)).data ?? [];
  // The last one restored leaves nothing to choose between.
  const shown = resting.length === 0 ? 'current' : which;
  const may = tenant.can['createProject'] !== false;
  useKeys({ c: () => may && setCreating(true) });

  return (
    <main className="tf-page">
      <header className="tf-page-head">
        <h1>Projects</h1>
        {may && projects.length > 0 && (
          <Button
            variant="primary"
            icon={<Plus size={16} aria-hidden="true" />}
            onClick={() => setCreating(true)}
          >
            New project
          </Button>
        )}
      </header>
      {resting.length > 0 && (
        <div className="tf-which">
          <Segmented
            label="Which projects"
            value={shown}
            options={[
              { value: 'current', label: 'Current' },
              { value: 'archived', label: `Archived (${resting.length})` },
            ]}
            onChange={setWhich}
          />
        </div>
      )}
      {shown === 'archived' ? (
        <ProjectCards projects={resting} />
      ) : projects.length === 0 ? (
        <Empty
          icon={<FolderKanban size={22} />}
          title={resting.length > 0 ? 'No current projects' : 'Start with a project'}
          action={
            may && (
              <Button
                variant="primary"
                icon={<Plus size={16} aria-hidden="true" />}
                onClick={() => setCreating(true)}
              >
                {resting.length > 0 ? 'New project' : 'Create your first project'}
              </Button>
            )
          }
        >
          {resting.length > 0 && 'All your projects are archived. '}A project holds the tasks for
          one goal, such as a launch, a product or a client. Each has its own board.
        </Empty>
      ) : (
        <ProjectCards projects={projects} />
      )}
      {creating && <CreateProjectDialog onClose={() => setCreating(false)} />}
    </main>
  );
}

function ProjectCards({ projects }: { projects: Project[] }) {
  return (
    <ul className="tf-projects">
      {projects.map((project) => (
        <li key={project.id}>
          <ProjectCard project={project} />
        </li>
      ))}
    </ul>
  );
}

function ProjectCard({ project }: { project: Project }) {
  const { slug, paths } = useWorkspace();
  const statistics = useQuery(statisticsQuery(slug, project.id)).data;
  return (
    <article className="tf-project" style={{ '--mark': project.color ?? undefined }}>
      <div className="tf-project-top">
        <ProjectMark project={project} size={12} />
        <span className="tf-project-key">{project.key}</span>
        <ProjectBadges project={project} />
      </div>
      <h2>
        <AppLink dir="auto" to={paths.project(project.key)} className="tf-project-name">
          {project.name}
        </AppLink>
      </h2>
      <p className="tf-project-text">{project.description}</p>
      <div className="tf-project-foot">
        {statistics ? (
          <>
            <Progress value={statistics.completionRate} label={`${project.name}, done`} />
            <div className="tf-project-facts tabular">
              <span>
                {statistics.total === 0
                  ? 'No tasks yet'
                  : `${statistics.done} of ${statistics.total} done`}
              </span>
              {statistics.overdue > 0 && (
                <span className="tf-late">{statistics.overdue} overdue</span>
              )}
              {project.targetDate && (
                <span className="text-faint">by {dayOf(project.targetDate)}</span>
              )}
              {project.owner && (
                <span className="ms-auto">
                  <Avatar person={project.owner} size={24} />
                </span>
              )}
            </div>
          </>
        ) : (
          <>
            <Skeleton height={6} />
            <div className="tf-project-facts">
              <Skeleton width="40%" />
            </div>
          </>
        )}
      </div>
    </article>
  );
}
