import { Play, ScrollText, Send } from 'lucide-react';
import { useState } from 'react';
import { messageOf, type Webhook, type WebhookDelivery } from '#api/index.ts';
import { Ago, AppLink, useChange, useWorkspace } from '#shared/index.ts';
import { announce, Button } from '#ui/index.ts';
import { test, webhookSwitch } from './changes.ts';
import { StateBadge, StateNote } from './state.tsx';
import { TryOut } from './try-out.tsx';
import { WebhookMenu } from './webhook-menu.tsx';
import { nameOf } from './words.ts';

/** One webhook: where it stands, what it is told, and what can be done with it. */
export function WebhookCard({
  webhook,
  logPath,
  onRemoved,
}: {
  webhook: Webhook;
  /** Where its log is, unless that is shown already. */
  logPath?: string;
  onRemoved?: () => void;
}) {
  const { slug } = useWorkspace();
  const turning = useChange(webhookSwitch(slug, webhook));
  const trial = useChange(test(slug));
  const [outcome, setOutcome] = useState<WebhookDelivery | string>();
  const name = nameOf(webhook);
  const tryOut = async () => {
    setOutcome(undefined);
    announce(`Sending a test event to ${name}`);
    setOutcome(await trial.attempt(webhook).catch(messageOf));
  };
  return (
    <article className="tf-plate" aria-label={webhook.url}>
      <div className="tf-plate-head">
        <h2 className="tf-plate-title">{webhook.url}</h2>
        <StateBadge webhook={webhook} />
      </div>
      {webhook.description && <p className="tf-plate-text">{webhook.description}</p>}
      <About webhook={webhook} />
      <StateNote webhook={webhook} />
      {outcome !== undefined && <TryOut outcome={outcome} />}
      <div className="tf-plate-actions">
        {webhook.state === 'disabled' && (
          <Button
            size="sm"
            variant="primary"
            icon={<Play size={14} aria-hidden="true" />}
            aria-label={`Enable ${name}`}
            onClick={() => void turning.run('active')}
          >
            Enable
          </Button>
        )}
        <Button
          size="sm"
          busy={trial.isBusy}
          icon={<Send size={14} aria-hidden="true" />}
          aria-label={`Send test: ${name}`}
          onClick={() => void tryOut()}
        >
          Send test
        </Button>
        {logPath && (
          <AppLink to={logPath} className="btn btn-ghost btn-sm" aria-label={`Deliveries: ${name}`}>
            <ScrollText size={14} aria-hidden="true" /> Deliveries
          </AppLink>
        )}
        <WebhookMenu webhook={webhook} onRemoved={onRemoved} />
      </div>
    </article>
  );
}

/** Types that are named before the rest is counted. */
const NAMED = 3;

function About({ webhook }: { webhook: Webhook }) {
  const { eventTypes, createdAt, previousSecretUntil, disabledAt, disabledReason } = webhook;
  const rest = (eventTypes?.length ?? 0) - NAMED;
  return (
    <p className="tf-plate-text">
      {eventTypes === null ? (
        'All events'
      ) : (
        <>
          <span className="mono">{eventTypes.slice(0, NAMED).join(', ')}</span>
          {rest > 0 && ` and ${rest} more`}
        </>
      )}
      {' · '}added <Ago at={createdAt} />
      {disabledReason === 'by_hand' && disabledAt && (
        <>
          {' · '}disabled <Ago at={disabledAt} />
        </>
      )}
      {previousSecretUntil !== null && (
        <>
          {' · '}its old secret stops signing <Ago at={previousSecretUntil} />
        </>
      )}
    </p>
  );
}
