import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Task } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Timeline } from '#shared/timeline.tsx';
import { Button, SkeletonLines } from '#ui/index.ts';
import { activityQuery } from '../queries.ts';

/** Who changed what, in words, newest first. Read once it is scrolled to: few who open a task look there. */
export function History({ task }: { task: Task }) {
  const { slug } = useWorkspace();
  const section = useRef<HTMLElement>(null);
  const isSeen = useSeen(section);
  const query = useInfiniteQuery({ ...activityQuery(slug, task.id), enabled: isSeen });
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section ref={section} className="tf-panel-section" aria-label="History">
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

/** Whether an element has been in sight. */
function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (isSeen || !element.current) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, isSeen]);
  return isSeen;
}
