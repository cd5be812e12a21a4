import { Archive } from 'lucide-react';
import type { Project } from '#api/index.ts';
import { dayOf, useChange, useWorkspace } from '#shared/index.ts';
import { Button } from '#ui/index.ts';
import { archiving } from './changes.ts';
import { mayArchive } from './may-archive.ts';

/** Says over an archived project why nothing in it can be changed, and how to change that. */
export function ArchivedBanner({ project }: { project: Project }) {
  const { slug } = useWorkspace();
  const change = useChange(archiving(slug, project));
  if (!project.archivedAt) return null;
  return (
    <div className="tf-archived" role="status">
      <Archive size={16} aria-hidden="true" />
      <span>
        <strong>Archived</strong> {dayOf(project.archivedAt)}. It’s read-only.
      </span>
      {mayArchive(project) && (
        <Button size="sm" busy={change.isBusy} onClick={() => void change.run(false)}>
          Restore project
        </Button>
      )}
    </div>
  );
}
