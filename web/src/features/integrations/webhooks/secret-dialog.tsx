import type { WebhookWithSecret } from '#api/index.ts';
import { Ago } from '#shared/index.ts';
import { Button, CopyField, Dialog, DialogFoot } from '#ui/index.ts';

/** The secret of a webhook that was just added, or given another; it is shown nowhere else. */
export function SecretDialog({
  webhook: { secret, previousSecretUntil },
  onClose,
}: {
  webhook: WebhookWithSecret;
  onClose: () => void;
}) {
  return (
    <Dialog title="Keep this secret" onClose={onClose} width={600} steady>
      <p className="text-soft">
        Your receiver checks with it that what arrives is from here. It is shown only now.
      </p>
      {secret === undefined ? (
        <p role="alert">The secret couldn’t be shown. Rotate it to get a new one.</p>
      ) : (
        <CopyField label="Secret" text={secret} what="the secret" />
      )}
      {previousSecretUntil !== null && (
        <p className="tf-plate-note mb-0">
          The secret before signs as well and stops <Ago at={previousSecretUntil} />. Until then
          your receiver may check with either.
        </p>
      )}
      <DialogFoot>
        <Button variant="primary" onClick={onClose}>
          I’ve saved it
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
