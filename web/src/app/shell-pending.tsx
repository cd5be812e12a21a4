import { Skeleton, SkeletonLines } from '#ui/index.ts';
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
        <PagePending />
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
