import type { ProjectView } from '#shared/index.ts';
import { Skeleton, SkeletonLines } from '#ui/index.ts';
import { readProjectSearch, viewOf } from './project-search.ts';
import { BackInAMoment, useWaiting } from './standing.tsx';

/** The shape of a workspace while it loads. */
export function ShellPending() {
  if (useWaiting()) return <BackInAMoment />;
  return (
    <div className="tf-shell" role="status" aria-label="Loading">
      <div className="tf-sidebar">
        <div className="p-2 d-grid gap-3">
          <Skeleton height={26} width="70%" />
          <Skeleton width="55%" />
          <Skeleton width="45%" />
          <Skeleton width="60%" />
        </div>
      </div>
      <div className="tf-screen">
        {/\/p\/[^/]+/.test(location.pathname) ? <ProjectPending /> : <PagePending />}
      </div>
    </div>
  );
}

export function PagePending() {
  return (
    <div className="tf-page">
      <Skeleton height={28} width="12rem" />
      <div className="mt-4">
        <SkeletonLines lines={6} />
      </div>
    </div>
  );
}

/** The shape of a project's page: its bar, its tabs, and the view that the address names. */
export function ProjectPending() {
  return (
    <div className="tf-project-page" aria-hidden="true">
      <div className="tf-bar">
        <Skeleton width={12} height={12} />
        <Skeleton width="10rem" height={18} />
      </div>
      <div className="tf-tabs">
        {[4, 3, 5.5].map((width) => (
          <span key={width} className="tf-tab">
            <Skeleton width={`${width}rem`} />
          </span>
        ))}
      </div>
      <div className="tf-pending-filters">
        <Skeleton width="14rem" height={30} />
        <Skeleton width="5rem" height={30} />
        <Skeleton width="5rem" height={30} />
      </div>
      <ViewPending view={viewOf(location.pathname, readSearch())} />
    </div>
  );
}

const readSearch = () =>
  readProjectSearch(Object.fromEntries(new URLSearchParams(location.search)));

/** The shape of one view of a project. */
export function ViewPending({ view }: { view: ProjectView }) {
  if (view === 'board') {
    return (
      <div className="tf-pending-board" role="status" aria-label="Loading the board">
        {[0, 1, 2, 3].map((column) => (
          <div key={column} className="tf-pending-column">
            <Skeleton width="45%" />
            {Array.from({ length: 4 - (column % 2) }, (_, card) => (
              <div key={card} className="tf-pending-card">
                <Skeleton width="30%" height={10} />
                <Skeleton width={`${90 - card * 12}%`} />
                <Skeleton width="55%" />
              </div>
            ))}
          </div>
        ))}
      </div>
    );
  }
  return (
    <div className="tf-pending-rows" role="status" aria-label="Loading">
      {Array.from({ length: view === 'list' ? 12 : 6 }, (_, row) => (
        <Skeleton key={row} height={18} width={`${92 - ((row * 17) % 40)}%`} />
      ))}
    </div>
  );
}
