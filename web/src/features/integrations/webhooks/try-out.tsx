import type { WebhookDelivery } from '#api/index.ts';
import { outcomeOf } from './words.ts';

/** What came of a test event: a delivery, or the words for why it was not even sent. */
export function TryOut({ outcome }: { outcome: WebhookDelivery | string }) {
  if (typeof outcome === 'string')
    return (
      <p className="tf-plate-note is-warning" role="alert">
        {outcome}
      </p>
    );
  return outcome.state === 'delivered' ? (
    <p className="tf-plate-note is-success" role="status">
      The test event was delivered; the response was {outcomeOf(outcome)}.
    </p>
  ) : (
    <p className="tf-plate-note is-warning" role="alert">
      The test event was not delivered. {outcome.error}
    </p>
  );
}
