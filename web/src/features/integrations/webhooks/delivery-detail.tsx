import type { ReactNode } from 'react';
import type { WebhookDeliveryDetail } from '#api/index.ts';
import { Ago } from '#shared/index.ts';
import { Code, CopyButton } from '#ui/index.ts';
import { DeliveryBadge } from './delivery-badge.tsx';
import { laidOut, outcomeOf } from './words.ts';

export function DeliveryDetail({ delivery }: { delivery: WebhookDeliveryDetail }) {
  const { state, error, attempts, attemptedAt, nextAttemptAt, createdAt } = delivery;
  const { messageId, responseStatus, responseBody, payload } = delivery;
  return (
    <>
      <dl className="tf-delivery-facts">
        <Fact name="State">
          <DeliveryBadge state={state} />
        </Fact>
        <Fact name="Happened">
          <Ago at={createdAt} />
        </Fact>
        {responseStatus !== null && <Fact name="Answered">{outcomeOf(delivery)}</Fact>}
        <Fact name="Attempts">
          {attempts}
          {attemptedAt && (
            <>
              , the last <Ago at={attemptedAt} />
            </>
          )}
        </Fact>
        {state === 'pending' && nextAttemptAt && (
          <Fact name="Next attempt">
            <Ago at={nextAttemptAt} />
          </Fact>
        )}
        <Fact name="Message id">
          <span className="mono">{messageId}</span>
        </Fact>
      </dl>
      {error && <p className="tf-plate-note is-warning">{error}</p>}
      {responseBody && (
        <section className="tf-sent" aria-label="Answer">
          <h3>Answer</h3>
          <Code label="The beginning of the answer" text={laidOut(responseBody)} />
        </section>
      )}
      <section className="tf-sent" aria-label="Sent">
        <div className="tf-sent-head">
          <h3>Sent</h3>
          <CopyButton size="sm" text={payload} what="what was sent" />
        </div>
        <Code label="What was sent" text={laidOut(payload)} />
      </section>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
