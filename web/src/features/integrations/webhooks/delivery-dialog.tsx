import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import type { Webhook } from '#api/index.ts';
import { LoadProblem, useChange, useWorkspace } from '#shared/index.ts';
import { Button, Dialog, DialogFoot, SkeletonLines } from '#ui/index.ts';
import { redelivery } from './changes.ts';
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
  const { slug } = useWorkspace();
  const again = useChange(redelivery(slug, webhook));
  const { data, error, refetch } = useQuery(deliveryQuery(slug, webhook.id, id));
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
            busy={again.isBusy}
            icon={<RotateCw size={15} aria-hidden="true" />}
            onClick={() => void again.run(data)}
          >
            {data.state === 'pending' ? 'Try now' : 'Redeliver'}
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  );
}
