import { KeyRound, MoreHorizontal, Pencil, Play, Power, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Webhook, WebhookWithSecret } from '#api/index.ts';
import { useChange, useWorkspace } from '#shared/index.ts';
import { Confirm, IconButton, MenuButton, type MenuEntry } from '#ui/index.ts';
import { secretRotation, webhookRemoval, webhookSwitch } from './changes.ts';
import { SecretDialog } from './secret-dialog.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { nameOf } from './words.ts';

/** What is done to a webhook now and then, with the dialogs that it takes. */
export function WebhookMenu({
  webhook,
  onRemoved,
}: {
  webhook: Webhook;
  onRemoved?: (() => void) | undefined;
}) {
  const { slug } = useWorkspace();
  const turning = useChange(webhookSwitch(slug, webhook));
  const rotation = useChange(secretRotation(slug));
  const removal = useChange(webhookRemoval(slug));
  const [asking, setAsking] = useState<'edit' | 'rotate' | 'remove'>();
  const [rotated, setRotated] = useState<WebhookWithSecret>();
  const name = nameOf(webhook);
  const isOff = webhook.state === 'disabled';
  const close = () => setAsking(undefined);
  const entries: MenuEntry[] = [
    { key: 'edit', label: 'Edit', icon: <Pencil size={15} />, onSelect: () => setAsking('edit') },
    {
      key: 'rotate',
      label: 'Rotate secret',
      icon: <KeyRound size={15} />,
      onSelect: () => setAsking('rotate'),
    },
    {
      key: 'switch',
      label: isOff ? 'Enable' : 'Disable',
      icon: isOff ? <Play size={15} /> : <Power size={15} />,
      onSelect: () => void turning.run(isOff ? 'active' : 'disabled'),
    },
    { kind: 'line', key: 'line' },
    {
      key: 'remove',
      label: 'Remove',
      danger: true,
      icon: <Trash2 size={15} />,
      onSelect: () => setAsking('remove'),
    },
  ];
  return (
    <>
      <MenuButton
        label={`Actions for ${name}`}
        placement="bottom-end"
        entries={entries}
        renderTrigger={(props) => (
          <IconButton label={`More for ${name}`} size="sm" className="tf-plate-last" {...props}>
            <MoreHorizontal size={17} aria-hidden="true" />
          </IconButton>
        )}
      />
      {asking === 'edit' && <WebhookDialog webhook={webhook} onClose={close} />}
      {asking === 'rotate' && (
        <Confirm
          title="Rotate the secret?"
          text={`${name} gets a new secret, shown once. For 24 hours deliveries are signed with both secrets, so that you can switch without losing any.`}
          action="Rotate secret"
          variant="primary"
          onClose={close}
          onConfirm={() => {
            close();
            void rotation.run(webhook).then(setRotated);
          }}
        />
      )}
      {asking === 'remove' && (
        <Confirm
          title={`Remove ${name}?`}
          text="It gets no more events, and its log is deleted. Pending deliveries are not sent."
          action="Remove webhook"
          onClose={close}
          onConfirm={() => {
            close();
            void removal.run(webhook);
            onRemoved?.();
          }}
        />
      )}
      {rotated && <SecretDialog webhook={rotated} onClose={() => setRotated(undefined)} />}
    </>
  );
}
