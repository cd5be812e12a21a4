import { Plus } from 'lucide-react';
import { useState } from 'react';
import { AppLink, usePrefetched, useWorkspace } from '#shared/index.ts';
import { IconButton } from '#ui/index.ts';
import { CreateProjectDialog } from './create-project-dialog.tsx';
import { ProjectMark } from './project-mark.tsx';
import { projectsQuery } from './queries.ts';

/** The projects of the person, in the navigation. */
export function SidebarProjects() {
  const { slug, paths, tenant } = useWorkspace();
  const projects = usePrefetched(projectsQuery(slug));
  const [creating, setCreating] = useState(false);
  return (
    <>
      <div className="tf-nav-head">
        <span id="tf-nav-projects">Your projects</span>
        {tenant.can.createProject && (
          <IconButton label="New project" size="sm" onClick={() => setCreating(true)}>
            <Plus size={15} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <nav className="tf-nav is-projects" aria-labelledby="tf-nav-projects">
        {projects.map((project) => (
          <AppLink key={project.id} to={paths.project(project.key)} className="tf-nav-item">
            <ProjectMark project={project} />
            <span className="truncate" dir="auto">
              {project.name}
            </span>
            <span className="tf-nav-key">{project.key}</span>
          </AppLink>
        ))}
        {projects.length === 0 && <p className="tf-nav-none">None yet</p>}
      </nav>
      {creating && <CreateProjectDialog onClose={() => setCreating(false)} />}
    </>
  );
}
