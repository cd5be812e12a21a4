import { Archive } from 'lucide-react';
import { useState } from 'react';
import type { Project } from '#api/index.ts';
import { dayOf, useWorkspace } from '#shared/index.ts';
import { Button } from '#ui/index.ts';
import { setArchived } from './actions.ts';
import { mayArchive } from './may-archive.ts';

/** Says over an archived project why nothing in it can be changed, and how to change that. */
export function ArchivedBanner({ project }: { project: Project }) {
  const { api } = useWorkspace();
  const [busy, setBusy] = useState(false);
  if (!project.archivedAt) return null;
  return (
    <div className="tf-archived" role="status">
      <Archive size={16} aria-hidden="true" />
      <span>
        <strong>Archived</strong> {dayOf(project.archivedAt)}. It’s read-only.
      </span>
      {mayArchive(project) && (
        <Button
          size="sm"
          busy={busy}
          onClick={() => {
            setBusy(true);
            void setArchived(api, project, false).finally(() => setBusy(false));
          }}
        >
          Restore project
        </Button>
      )}
    </div>
  );
}
