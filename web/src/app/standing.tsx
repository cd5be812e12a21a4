import { useQueryClient } from '@tanstack/react-query';
import { Hourglass, Lock } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { isWaiting, site, watchRefusals, watchWaiting } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Empty } from '#ui/index.ts';
import { useSlug } from './use-slug.ts';

/** Refusals that say that the workspace is not what this page thinks it is. */
const TELLING = ['tenant_read_only', 'tenant_suspended', 'tenant_pending_delete', 'not_a_member'];

/** Whether the workspace of the address is away for a moment and requests wait for it. */
export function useWaiting(): boolean {
  const slug = useSlug();
  return useSyncExternalStore(watchWaiting, () => isWaiting(site().kind === 'base' ? slug : ''));
}

/** Reads the workspace anew when a refusal tells that it was closed or opened meanwhile. */
export function useStandingWatch(slug: string): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      watchRefusals(({ code }) => {
        if (!TELLING.includes(code)) return;
        const queryKey = [slug, 'tenant'];
        // The answer to this very question tells nothing new.
        if (queries.getQueryState(queryKey)?.fetchStatus === 'fetching') return;
        void queries.invalidateQueries({ queryKey });
      }),
    [queries, slug],
  );
}

/** Above every screen: what keeps people from working as usual just now. */
export function Standing() {
  const { tenant } = useWorkspace();
  const waiting = useWaiting();
  if (waiting) {
    return (
      <div className="tf-standing" role="status">
        <Hourglass size={15} aria-hidden="true" /> Back in a moment: {tenant.name} is being worked
        on. What you did is sent as soon as it is back.
      </div>
    );
  }
  if (tenant.state !== 'read_only') return null;
  return (
    <div className="tf-standing" role="status">
      <Lock size={15} aria-hidden="true" />
      <span>
        {tenant.name} is read-only at present: everything can be read, nothing can be changed.
        {tenant.stateReason && ` ${tenant.stateReason}`}
      </span>
    </div>
  );
}

/** Instead of a workspace's first screen while it is away. */
export function BackInAMoment() {
  return (
    <main className="tf-failure">
      <div role="status">
        <Empty
          level={1}
          icon={<Hourglass size={22} />}
          title="Back in a moment"
          action={<span className="tf-busy" aria-hidden="true" />}
        >
          This workspace is being worked on. Nothing is lost, and this page opens by itself as soon
          as it is back.
        </Empty>
      </div>
    </main>
  );
}
