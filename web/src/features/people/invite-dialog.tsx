import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Invitation, InvitedRole } from '#api/index.ts';
import { showProblem, useWorkspace } from '#shared/index.ts';
import { Button, CopyField, Dialog, DialogFoot, Field, FormError } from '#ui/index.ts';
import { invite } from './actions.ts';
import { roleNames, roles, roleTexts } from './roles.ts';

interface Wanted {
  email: string;
  role: InvitedRole;
}

const BLANK: Wanted = { email: '', role: 'member' };

/** @param initial what the form begins with: the invitation that is made again */
export function InviteDialog({
  initial = BLANK,
  onClose,
}: {
  initial?: Wanted;
  onClose: () => void;
}) {
  const { api } = useWorkspace();
  const [made, setMade] = useState<Invitation>();
  const form = useForm<Wanted>({ defaultValues: initial });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      setMade(await invite(api, values));
    } catch (error) {
      showProblem(form, error);
    }
  });
  if (made?.url) {
    return (
      <Dialog title="Invitation ready" onClose={onClose}>
        <p className="text-soft">
          Send this link to <strong>{made.email}</strong>. It works once, and is shown only here.
        </p>
        <CopyField label="Invitation link" text={made.url} what="the link" />
        <DialogFoot>
          <Button
            onClick={() => {
              setMade(undefined);
              form.reset(BLANK);
            }}
          >
            Invite another
          </Button>
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </DialogFoot>
      </Dialog>
    );
  }
  return (
    <Dialog title="Invite someone" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <FormError>{errors.root?.message}</FormError>
        <Field label="E-mail" error={errors.email?.message}>
          {(control) => (
            <input
              {...control}
              type="email"
              autoComplete="off"
              {...form.register('email', {
                required: 'Enter an e-mail address.',
                pattern: {
                  value: /^\S+@\S+$/,
                  message: 'This does not look like an e-mail address.',
                },
              })}
            />
          )}
        </Field>
        <Field label="Role" kind="form-select" error={errors.role?.message}>
          {(control) => (
            <select {...control} {...form.register('role')}>
              {roles
                .filter((role) => role !== 'owner')
                .map((role) => (
                  <option key={role} value={role}>
                    {roleNames[role]}: {roleTexts[role].toLowerCase()}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <DialogFoot>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={isSubmitting}>
            Create invitation
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
