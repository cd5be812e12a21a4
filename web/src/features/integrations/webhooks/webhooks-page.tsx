import { useQuery } from '@tanstack/react-query';
import { Plus, Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import type { WebhookWithSecret } from '#api/index.ts';
import { LoadProblem, SettingsFrame, useWorkspace } from '#shared/index.ts';
import { Button, Empty, SkeletonLines } from '#ui/index.ts';
import { webhooksQuery } from './queries.ts';
import { SecretDialog } from './secret-dialog.tsx';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import './webhooks.css';

export default function WebhooksPage() {
  const { slug, tenant } = useWorkspace();
  const may = tenant.can.manageWebhooks;
  const { data } = useQuery({ ...webhooksQuery(slug), enabled: may });
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<WebhookWithSecret>();
  const isFull = data !== undefined && data.limit !== null && data.items.length >= data.limit;
  return (
    <SettingsFrame
      title="Webhooks"
      may={may}
      why={`Webhooks send events of ${tenant.name} to other systems, including those of private projects, so owners and admins manage them.`}
      action={
        data &&
        !isFull && (
          <Button
            variant="primary"
            icon={<Plus size={16} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            Add webhook
          </Button>
        )
      }
    >
      {isFull && (
        <p className="text-soft">
          Your plan includes {data.limit} webhooks. Remove one to make room for another.
        </p>
      )}
      <Webhooks />
      {adding && <WebhookDialog onAdded={setAdded} onClose={() => setAdding(false)} />}
      {added && <SecretDialog webhook={added} onClose={() => setAdded(undefined)} />}
    </SettingsFrame>
  );
}

function Webhooks() {
  const { slug, paths } = useWorkspace();
  const { data, error, refetch } = useQuery(webhooksQuery(slug));
  if (!data && error) return <LoadProblem error={error} onRetry={refetch} />;
  if (!data) return <SkeletonLines lines={6} />;
  if (data.items.length === 0)
    return (
      <Empty icon={<WebhookIcon size={22} />} title="Send events to other systems">
        Add a URL, and every event is posted to it: signed, retried for days, with a log. The format
        is Standard Webhooks, so there are libraries to verify it.
      </Empty>
    );
  return (
    <ul className="tf-plates mt-0" aria-label="Webhooks">
      {data.items.map((webhook) => (
        <li key={webhook.id}>
          <WebhookCard webhook={webhook} logPath={paths.settingsOf(`webhooks/${webhook.id}`)} />
        </li>
      ))}
    </ul>
  );
}
