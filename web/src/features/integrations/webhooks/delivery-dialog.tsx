import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import type { Webhook } from '#api/index.ts';
import { LoadProblem, useWorkspace } from '#shared/index.ts';
import { Button, Dialog, DialogFoot, SkeletonLines } from '#ui/index.ts';
import { redeliver } from './actions.ts';
import { DeliveryDetail } from './delivery-detail.tsx';
import { deliveryQuery } from './queries.ts';

/** A delivery with what was sent and what came back, and another try by hand. */
export function DeliveryDialog({
  webhook,
  id,
  onClose,
}: {
  webhook: Webhook;
  id: string;
  onClose: () => void;
}) {
  const { slug, api } = useWorkspace();
  const { data, error, refetch } = useQuery(deliveryQuery(slug, webhook.id, id));
  const [sending, setSending] = useState(false);
  const isOff = webhook.state === 'disabled';
  return (
    <Dialog title={data?.eventType ?? 'Delivery'} width={680} onClose={onClose}>
      {data && <DeliveryDetail delivery={data} />}
      {!data && error && <LoadProblem error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonLines lines={10} />}
      <DialogFoot>
        {isOff && (
          <span className="tf-foot-start text-soft">Enable the webhook to resend this.</span>
        )}
        <Button onClick={onClose}>Close</Button>
        {data && !isOff && (
          <Button
            variant="primary"
            busy={sending}
            icon={<RotateCw size={15} aria-hidden="true" />}
            onClick={() => {
              setSending(true);
              void redeliver(api, webhook, data).finally(() => setSending(false));
            }}
          >
            {data.state === 'pending' ? 'Try now' : 'Redeliver'}
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  );
}
