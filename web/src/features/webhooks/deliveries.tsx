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
  all: { title: 'Nothing was sent yet', text: 'What happens from now on stands here, as sent.' },
  pending: { title: 'Nothing waits', text: 'Everything there was to tell has been tried.' },
  delivered: { title: 'Nothing got through', text: 'No delivery of the last 30 days did.' },
  failed: { title: 'Nothing failed', text: 'A delivery is given up after ten attempts.' },
  skipped: { title: 'Nothing was skipped', text: 'That happens while a webhook is disabled.' },
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
