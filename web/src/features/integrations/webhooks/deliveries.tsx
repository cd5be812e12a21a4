import { useInfiniteQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import { useState } from 'react';
import type { Webhook } from '#api/index.ts';
import { LoadProblem, MoreButton, useWorkspace } from '#shared/index.ts';
import { Empty, SkeletonLines } from '#ui/index.ts';
import { DeliveryDialog } from './delivery-dialog.tsx';
import { DeliveryRow } from './delivery-row.tsx';
import { deliveriesQuery, type DeliveryState } from './queries.ts';

const nothing: Record<DeliveryState | 'all', { title: string; text: string }> = {
  all: { title: 'No deliveries yet', text: 'Deliveries will appear here.' },
  pending: { title: 'Nothing pending', text: 'All deliveries have been attempted.' },
  delivered: { title: 'Nothing delivered', text: 'No delivery succeeded in the last 30 days.' },
  failed: { title: 'No failures', text: 'A delivery fails after ten attempts.' },
  skipped: {
    title: 'Nothing skipped',
    text: 'Deliveries are skipped while a webhook is disabled.',
  },
};

/** The deliveries of a webhook, the latest first. */
export function Deliveries({
  webhook,
  state,
}: {
  webhook: Webhook;
  state: DeliveryState | undefined;
}) {
  const { slug } = useWorkspace();
  const query = useInfiniteQuery(deliveriesQuery(slug, webhook.id, state));
  const [open, setOpen] = useState<string>();
  if (!query.data && query.error)
    return <LoadProblem error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <SkeletonLines lines={8} />;
  const deliveries = query.data.pages.flatMap(({ items }) => items);
  const { title, text } = nothing[state ?? 'all'];
  return (
    <>
      {deliveries.length === 0 ? (
        <Empty icon={<Inbox size={22} />} title={title}>
          {text}
        </Empty>
      ) : (
        <ul className="tf-rows" aria-label="Deliveries">
          {deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              onOpen={() => setOpen(delivery.id)}
            />
          ))}
        </ul>
      )}
      <MoreButton query={query} />
      {open !== undefined && (
        <DeliveryDialog webhook={webhook} id={open} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
