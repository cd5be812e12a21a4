import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useRef, type RefObject } from 'react';
import type { Task } from '#api/index.ts';
import { projectsQuery } from '#features/work/projects/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Button, Skeleton } from '#ui/index.ts';
import { commentAt } from './anchor.ts';
import { Composer } from './composer.tsx';
import { commentsQuery } from './queries.ts';
import { inOrder } from './threads.ts';
import { Thread } from './thread.tsx';
import { useEarlier } from './use-earlier.ts';
import { useArrival } from './use-arrival.ts';
import { useSending } from './use-sending.ts';
import { Writers } from './writers.tsx';
import './comments.css';

/** What people say about a task, newest at the bottom. */
export default function Comments({ task }: { task: Task }) {
  const { slug } = useWorkspace();
  const section = useRef<HTMLElement>(null);
  const query = useInfiniteQuery(commentsQuery(slug, task.id));
  const sought = commentAt(useLocation({ select: ({ hash }) => hash }));
  useArrival(sought, query);
  const threads = query.data ? inOrder(query.data) : [];
  const mayWrite = useMayWrite(task);

  const showEarlier = useEarlier(section, threads[0]?.id, query.fetchNextPage);

  return (
    <section ref={section} className="tf-panel-section tf-comments" aria-label="Comments">
      <div className="tf-section-head">
        <h3>Comments</h3>
        {query.hasNextPage && (
          <Button variant="ghost" size="sm" busy={query.isFetchingNextPage} onClick={showEarlier}>
            Show earlier
          </Button>
        )}
      </div>
      {query.isPending && <Waiting />}
      {query.isError && !query.data && (
        <p className="text-faint">
          The comments could not be loaded.{' '}
          <Button size="sm" variant="ghost" onClick={() => void query.refetch()}>
            Try again
          </Button>
        </p>
      )}
      {query.data && threads.length === 0 && <p className="text-faint">No comments yet.</p>}
      {threads.length > 0 && (
        <ol className="tf-threads">
          {threads.map((thread) => (
            <Thread key={thread.id} thread={thread} task={task} sought={sought} />
          ))}
        </ol>
      )}
      <Writers taskId={task.id} />
      {query.data && mayWrite && <NewComment task={task} section={section} />}
    </section>
  );
}

function Waiting() {
  return (
    <div className="tf-comments-waiting" aria-hidden="true">
      <Skeleton width="28px" height="28px" />
      <Skeleton width="60%" height="28px" />
    </div>
  );
}

/** Everybody who sees a task may comment on it, until it is laid to rest. */
function useMayWrite({ projectId, deletedAt }: Task): boolean {
  const { slug } = useWorkspace();
  const projects = useQuery({ ...projectsQuery(slug), enabled: false }).data;
  // Archived projects are not in the list.
  const isOpen = !projects || projects.some(({ id }) => id === projectId);
  return isOpen && deletedAt === null;
}

function NewComment({ task, section }: { task: Task; section: RefObject<HTMLElement | null> }) {
  const { written, problem, send, change } = useSending(task, null);
  return (
    <Composer
      focusKey="r"
      task={task}
      label="Write a comment"
      action="Comment"
      placeholder="Write a comment …"
      written={written}
      problem={problem}
      onChange={change}
      onSend={() => send()}
      onEscape={() => section.current?.closest<HTMLElement>('.tf-panel')?.focus()}
    />
  );
}
