import type { Webhook } from '#api/index.ts';
import { Ago } from '#shared/index.ts';

const badges: { [state in Webhook['state']]: { text: string; className: string } } = {
  active: { text: 'Active', className: ' is-success' },
  failing: { text: 'Failing', className: ' is-warning' },
  disabled: { text: 'Disabled', className: '' },
};

export function StateBadge({ webhook }: { webhook: Webhook }) {
  const { text, className } = badges[webhook.state];
  const isBroken = webhook.state === 'disabled' && webhook.disabledReason !== 'by_hand';
  return <span className={`tf-badge${isBroken ? ' is-danger' : className}`}>{text}</span>;
}

/** What is wrong with a webhook, and what to do about it; nothing while it is well. */
export function StateNote({ webhook }: { webhook: Webhook }) {
  const { state, failingSince, disabledReason, secretReadable } = webhook;
  if (!secretReadable)
    return (
      <p className="tf-plate-note is-warning">
        Its secret came with a copy of the workspace and can’t be read here, so nothing is sent.
        Rotate the secret to start.
      </p>
    );
  if (state === 'failing')
    return (
      <p className="tf-plate-note is-warning">
        Deliveries are failing
        {failingSince && (
          <>
            ; the first one failed <Ago at={failingSince} />
          </>
        )}
        . Each is retried for three days. After five days without a success, the webhook is
        disabled.
      </p>
    );
  if (state === 'disabled' && disabledReason !== 'by_hand')
    return (
      <p className="tf-plate-note is-danger">
        <Reason webhook={webhook} /> Once its receiver works again, enable it, and redeliver what is
        missing from the log.
      </p>
    );
  return null;
}

function Reason({ webhook: { disabledReason, disabledAt } }: { webhook: Webhook }) {
  const when = disabledAt && <Ago at={disabledAt} />;
  return disabledReason === 'gone' ? (
    <>Its receiver answered 410 Gone {when}, so it was disabled.</>
  ) : (
    <>Every delivery failed for five days, so it was disabled {when}.</>
  );
}
