import { FolderKanban, Plus, Settings, Trash2, Users, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Bell } from '#features/collaboration/notifications/index.ts';
import { CreateProjectDialog, ProjectMark, projectsQuery } from '#features/work/projects/index.ts';
import { AppLink, usePrefetched, useWorkspace } from '#shared/index.ts';
import { IconButton } from '#ui/index.ts';
import { UserMenu } from './user-menu.tsx';
import { WorkspaceMenu } from './workspace-menu.tsx';

export function Sidebar({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { slug, paths, tenant } = useWorkspace();
  const projects = usePrefetched(projectsQuery(slug));
  const [creating, setCreating] = useState(false);
  const bar = useRef<HTMLElement>(null);

  useEffect(() => {
    if (open) bar.current?.querySelector<HTMLElement>('a, button')?.focus();
  }, [open]);

  return (
    <>
      {open && <div className="tf-sidebar-scrim" onClick={onClose} aria-hidden="true" />}
      <aside
        ref={bar}
        aria-label="Navigation"
        className={`tf-sidebar${open ? ' is-open' : ''}`}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && open) {
            event.stopPropagation();
            onClose();
          }
        }}
      >
        <div className="tf-sidebar-top">
          <WorkspaceMenu />
          <Bell />
          <IconButton label="Close navigation" className="tf-sidebar-close" onClick={onClose}>
            <X size={18} aria-hidden="true" />
          </IconButton>
        </div>
        <nav aria-label="Workspace" className="tf-nav">
          <AppLink to={paths.projects} className="tf-nav-item">
            <FolderKanban size={16} aria-hidden="true" /> Projects
          </AppLink>
          <AppLink to={paths.people} className="tf-nav-item">
            <Users size={16} aria-hidden="true" /> People
          </AppLink>
          <AppLink to={paths.settings} className="tf-nav-item">
            <Settings size={16} aria-hidden="true" /> Settings
          </AppLink>
          <AppLink to={paths.trash} className="tf-nav-item">
            <Trash2 size={16} aria-hidden="true" /> Trash
          </AppLink>
        </nav>
        <div className="tf-nav-head">
          <span id="tf-nav-projects">Your projects</span>
          {tenant.can['createProject'] !== false && (
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
        <UserMenu />
      </aside>
      {creating && <CreateProjectDialog onClose={() => setCreating(false)} />}
    </>
  );
}
