import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Task } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Timeline } from '#shared/timeline.tsx';
import { Button, SkeletonLines } from '#ui/index.ts';
import { activityQuery } from '../queries.ts';

/** Who changed what, in words, newest first. Read when it is asked for: few who open a task look there. */
export function History({ task }: { task: Task }) {
  const { slug } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const query = useInfiniteQuery({ ...activityQuery(slug, task.id), enabled: isOpen });
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="tf-panel-section" aria-label="History">
      <div className="tf-section-head">
        <h3>History</h3>
        {!isOpen && (
          <Button variant="ghost" size="sm" onClick={() => setOpen(true)}>
            Show history
          </Button>
        )}
      </div>
      {isOpen && !query.data && !query.isError && <SkeletonLines lines={3} />}
      {query.isError && <p className="text-faint">The history could not be loaded.</p>}
      {isOpen && <Timeline entries={entries} />}
      {isOpen && query.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show earlier
        </Button>
      )}
    </section>
  );
}
