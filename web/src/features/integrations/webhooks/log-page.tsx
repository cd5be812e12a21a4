import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { Unplug } from 'lucide-react';
import { LoadProblem, SettingsFrame, useGo, useWorkspace } from '#shared/index.ts';
import { Empty, Segmented, SkeletonLines } from '#ui/index.ts';
import { Deliveries } from './deliveries.tsx';
import { deliveryStates, readState, webhooksQuery, type DeliveryState } from './queries.ts';
import { WebhookCard } from './webhook-card.tsx';
import { deliveryWords } from './words.ts';
import './webhooks.css';

/** One webhook and what it was told. */
export default function LogPage() {
  const { tenant, paths } = useWorkspace();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  return (
    <SettingsFrame
      title="Deliveries"
      back={{ to: paths.settingsOf('webhooks'), name: 'Webhooks' }}
      may={tenant.can.manageWebhooks}
      why={`Webhooks send events of ${tenant.name} to other systems, including those of private projects, so owners and admins manage them.`}
    >
      <Log id={id} />
    </SettingsFrame>
  );
}

type Shown = DeliveryState | 'all';

const filters: readonly { value: Shown; label: string }[] = [
  { value: 'all', label: 'All' },
  ...deliveryStates.map((state) => ({ value: state, label: deliveryWords[state].name })),
];

function Log({ id }: { id: string }) {
  const { slug, paths } = useWorkspace();
  const state = readState(useSearch({ strict: false }));
  const go = useGo();
  const { data, error, refetch } = useQuery(webhooksQuery(slug));
  if (!data && error) return <LoadProblem error={error} onRetry={refetch} />;
  if (!data) return <SkeletonLines lines={8} />;
  const webhook = data.items.find((each) => each.id === id);
  if (!webhook)
    return (
      <Empty icon={<Unplug size={22} />} title="Webhook not found">
        It may have been deleted, or the link is wrong.
      </Empty>
    );
  return (
    <>
      <WebhookCard webhook={webhook} onRemoved={() => go(paths.settingsOf('webhooks'))} />
      <section className="tf-log" aria-label="Log">
        <div className="tf-log-head">
          <Segmented
            label="Deliveries that are shown"
            value={state ?? 'all'}
            options={filters}
            onChange={(shown) =>
              go(paths.settingsOf(`webhooks/${id}`), {
                replace: true,
                ...(shown !== 'all' && { search: { state: shown } }),
              })
            }
          />
          <span className="text-faint">The last 30 days</span>
        </div>
        <Deliveries key={state ?? 'all'} webhook={webhook} state={state} />
      </section>
    </>
  );
}
