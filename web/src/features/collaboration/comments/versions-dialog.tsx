import { useQuery } from '@tanstack/react-query';
import type { Comment } from '#api/index.ts';
import { Ago, useWorkspace } from '#shared/index.ts';
import { DiffView } from '#shared/diff-view.tsx';
import { Dialog, SkeletonLines } from '#ui/index.ts';
import { toWritten } from './mentions.ts';
import { versionsQuery } from './queries.ts';

/** The texts that a comment had, newest first, each compared with the one before it. */
export function VersionsDialog({ comment, onClose }: { comment: Comment; onClose: () => void }) {
  const { slug } = useWorkspace();
  const query = useQuery(versionsQuery(slug, comment.id, comment.version));
  const versions = query.data ?? [];
  return (
    <Dialog title="Versions of this comment" onClose={onClose} width={560}>
      {query.isPending && <SkeletonLines lines={4} />}
      {query.isError && <p className="text-faint">The versions could not be loaded.</p>}
      <ol className="tf-versions">
        {versions.map(({ version, body, editedAt }, index) => {
          const before = versions[index + 1];
          return (
            <li key={version}>
              <p className="tf-versions-when">
                {before ? 'Edited' : 'Written'} <Ago at={editedAt} />
                {index === 0 && ' · current'}
              </p>
              <DiffView from={toWritten(before?.body ?? body).text} to={toWritten(body).text} />
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
}
