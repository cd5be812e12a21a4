import { Lock } from 'lucide-react';
import type { Project } from '#api/index.ts';

/** Only what is out of the ordinary is said. */
export function ProjectBadges({ project }: { project: Project }) {
  return (
    <>
      {project.archivedAt && <span className="tf-badge">Archived</span>}
      {project.status === 'paused' && <span className="tf-badge is-warning">Paused</span>}
      {project.status === 'completed' && <span className="tf-badge is-success">Completed</span>}
      {project.visibility === 'private' && (
        <span className="tf-badge" title="Only its members can see this project">
          <Lock size={11} aria-hidden="true" /> Private
        </span>
      )}
    </>
  );
}
