import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams, useSearch } from '@tanstack/react-router';
import { FileQuestion, X } from 'lucide-react';
import { Suspense, useCallback, type ReactNode } from 'react';
import { messageOf, toProblem } from '#api/index.ts';
import { knownTask, taskQuery, toFilter } from '#features/work/tasks/index.ts';
import { useGo, useKeys, useWorkspace } from '#shared/index.ts';
import { Button, Empty, IconButton, SkeletonLines } from '#ui/index.ts';
import { readProjectSearch } from './project-search.ts';
import { Panel } from './views.ts';

/** A task's own address, drawn as a panel over the view it was opened from. */
export function TaskRoute() {
  const { slug, paths } = useWorkspace();
  const { key = '', number = '' } = useParams({ strict: false }) as {
    key?: string;
    number?: string;
  };
  const isPage = useLocation({ select: ({ pathname }) => pathname.endsWith('/page') });
  const taskKey = `${key}-${number}`;
  const search = readProjectSearch(useSearch({ strict: false }));
  const go = useGo();
  const query = useQuery({
    ...taskQuery(slug, taskKey),
    placeholderData: () => knownTask(slug, taskKey),
  });

  const back = JSON.stringify({
    ...toFilter({ ...search }),
    ...(search.sort && { sort: search.sort }),
  });
  const view = search.view ?? 'board';
  const close = useCallback(() => {
    go(paths.project(key, view), { search: JSON.parse(back) });
    requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>(`[data-task="${taskKey}"] .tf-card-title`)
        ?.focus({ preventScroll: true }),
    );
  }, [go, paths, key, view, back, taskKey]);

  if (query.data) {
    return (
      <Suspense fallback={<Waiting onClose={close} title={query.data.title} />}>
        <Panel key={query.data.id} task={query.data} onClose={close} isPage={isPage} />
      </Suspense>
    );
  }
  if (!query.isError) return <Waiting onClose={close} />;
  const missing = toProblem(query.error).status === 404;
  return (
    <Frame onClose={close}>
      <Empty
        icon={<FileQuestion size={22} />}
        title={missing ? 'Task not found' : 'The task could not be loaded'}
        action={
          missing ? (
            <Button onClick={close}>Back to the project</Button>
          ) : (
            <Button onClick={() => void query.refetch()}>Try again</Button>
          )
        }
      >
        {missing
          ? `${taskKey} may have been deleted, or the link is wrong.`
          : messageOf(query.error)}
      </Empty>
    </Frame>
  );
}

/** @param title what a list already knows of it */
function Waiting({ onClose, title }: { onClose: () => void; title?: string }) {
  return (
    <Frame onClose={onClose}>
      {title && (
        <p className="tf-panel-title" dir="auto">
          {title}
        </p>
      )}
      <SkeletonLines lines={8} />
    </Frame>
  );
}

function Frame({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  useKeys({ Escape: onClose });
  return (
    <div className="tf-panel" role="dialog" aria-label="Task" aria-busy="true">
      <div className="tf-panel-head">
        <IconButton label="Close" size="sm" className="ms-auto" onClick={onClose}>
          <X size={17} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="tf-panel-body">{children}</div>
    </div>
  );
}
