import { useInfiniteQuery } from '@tanstack/react-query';
import type { Task } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Timeline } from '#shared/timeline.tsx';
import { Button, SkeletonLines } from '#ui/index.ts';
import { activityQuery } from '../queries.ts';

/** Who changed what, in words, newest first. */
export function History({ task }: { task: Task }) {
  const { slug } = useWorkspace();
  const query = useInfiniteQuery(activityQuery(slug, task.id));
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="tf-panel-section" aria-label="History">
      <div className="tf-section-head">
        <h3>History</h3>
      </div>
      {!query.data && !query.isError && <SkeletonLines lines={3} />}
      {query.isError && <p className="text-faint">The history could not be loaded.</p>}
      <Timeline entries={entries} />
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
    </section>
  );
}
