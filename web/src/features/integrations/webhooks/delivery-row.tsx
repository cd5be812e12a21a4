import type { WebhookDelivery } from '#api/index.ts';
import { Ago } from '#shared/index.ts';
import { DeliveryBadge } from './delivery-badge.tsx';
import { outcomeOf } from './words.ts';

/** A delivery in the log; the whole row opens it. */
export function DeliveryRow({
  delivery,
  onOpen,
}: {
  delivery: WebhookDelivery;
  onOpen: () => void;
}) {
  const { state, eventType, attempts, nextAttemptAt, createdAt } = delivery;
  return (
    <li className="tf-delivery">
      <DeliveryBadge state={state} />
      <button type="button" className="tf-delivery-open mono" onClick={onOpen}>
        {eventType}
      </button>
      <span className="tf-delivery-outcome truncate">{outcomeOf(delivery)}</span>
      <span className="tf-delivery-tries">
        {attempts > 1 && `${attempts} attempts`}
        {attempts > 1 && state === 'pending' && nextAttemptAt && ', '}
        {state === 'pending' && nextAttemptAt && attempts > 0 && (
          <>
            next <Ago at={nextAttemptAt} />
          </>
        )}
      </span>
      <span className="tf-delivery-when">
        <Ago at={createdAt} />
      </span>
    </li>
  );
}
