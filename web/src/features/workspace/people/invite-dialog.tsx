import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { messageOf, type InvitedRole } from '#api/index.ts';
import { useChange, useWorkspace } from '#shared/index.ts';
import { Button, Dialog, DialogFoot, Field } from '#ui/index.ts';
import { invitation } from './changes.ts';
import { addressesIn } from './addresses.ts';
import { InviteResults, type Invited } from './invite-results.tsx';
import { roleNames, roles, roleTexts } from './roles.ts';

interface Wanted {
  emails: string;
  role: InvitedRole;
}

const BLANK: Wanted = { emails: '', role: 'member' };
/** More than anybody types; a mail goes to each. */
const MOST = 50;

/** @param initial what the form begins with: the invitation that is made again */
export function InviteDialog({
  initial,
  onClose,
}: {
  initial?: { email: string; role: InvitedRole };
  onClose: () => void;
}) {
  const { slug } = useWorkspace();
  const invite = useChange(invitation(slug));
  const [results, setResults] = useState<Invited[]>();
  const form = useForm<Wanted>({
    defaultValues: initial ? { emails: initial.email, role: initial.role } : BLANK,
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ emails, role }) => {
    const done: Invited[] = [];
    // One after the other: each may be the one that fills the plan.
    for (const email of addressesIn(emails).addresses) {
      try {
        done.push({ email, invitation: await invite.attempt({ email, role }) });
      } catch (error) {
        done.push({ email, problem: messageOf(error) });
      }
    }
    setResults(done);
  });
  if (results) {
    return (
      <InviteResults
        results={results}
        onMore={() => {
          setResults(undefined);
          form.reset({ ...BLANK, role: form.getValues('role') });
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title="Invite people" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field
          label="E-mail addresses"
          hint="One or several, separated by commas, spaces or new lines."
          error={errors.emails?.message}
        >
          {(control) => (
            <textarea
              {...control}
              rows={3}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              {...form.register('emails', { validate: checkAddresses })}
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
          <Button type="submit" variant="primary" busy={isSubmitting}>
            Send invitations
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

function checkAddresses(text: string): true | string {
  const { addresses, wrong } = addressesIn(text);
  if (wrong.length > 0) return `This doesn’t look like an e-mail address: ${wrong[0]}`;
  if (addresses.length === 0) return 'Enter an e-mail address.';
  return addresses.length <= MOST || `At most ${MOST} addresses at once.`;
}
