import { Controller, useForm } from 'react-hook-form';
import type { Webhook, WebhookWithSecret } from '#api/index.ts';
import { changer, showProblem, useWorkspace } from '#shared/index.ts';
import { Button, Dialog, DialogFoot, Field, FormError, UrlField, toast } from '#ui/index.ts';
import { webhookAddition, webhookChange } from './changes.ts';
import { EventsField } from './events-field.tsx';
import { nameOf } from './words.ts';

interface Values {
  url: string;
  description: string;
  eventTypes: readonly string[] | null;
}

const none: Values = { url: '', description: '', eventTypes: null };

/** Adds a webhook, or changes the one that is given. */
export function WebhookDialog({
  webhook,
  onAdded,
  onClose,
}: {
  webhook?: Webhook;
  onAdded?: (added: WebhookWithSecret) => void;
  onClose: () => void;
}) {
  const { slug } = useWorkspace();
  const form = useForm<Values>({ defaultValues: webhook ? valuesOf(webhook) : none });
  const { errors, isSubmitting, isDirty, dirtyFields } = form.formState;
  const submit = form.handleSubmit(async ({ url, description, eventTypes }) => {
    const body = {
      url: url.trim(),
      description: description.trim(),
      eventTypes: eventTypes && [...eventTypes],
    };
    try {
      if (webhook) {
        await changer(webhookChange(slug, webhook)).attempt({
          ...(dirtyFields.url && { url: body.url }),
          ...(dirtyFields.description && { description: body.description }),
          ...(dirtyFields.eventTypes && { eventTypes: body.eventTypes }),
        });
        toast(`${nameOf(body)} saved`);
      } else onAdded?.(await changer(webhookAddition(slug)).attempt(body));
      onClose();
    } catch (error) {
      showProblem(form, error);
    }
  });
  return (
    <Dialog
      title={webhook ? 'Edit webhook' : 'Add a webhook'}
      width={560}
      steady={isDirty}
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <FormError>{errors.root?.message}</FormError>
        <UrlField
          label="Address"
          hint="Where events are posted to, such as https://example.com/hooks."
          error={errors.url?.message}
          placeholder="https://"
          {...form.register('url', {
            validate: (text) => text.trim() !== '' || 'Enter a URL.',
          })}
        />
        <Field
          label="Description"
          hint="What it is for, so that others know."
          optional
          error={errors.description?.message}
        >
          {(control) => (
            <input
              {...control}
              autoComplete="off"
              maxLength={500}
              {...form.register('description')}
            />
          )}
        </Field>
        <Controller
          control={form.control}
          name="eventTypes"
          rules={{
            validate: (types) =>
              types === null || types.length > 0 || 'Choose at least one event, or all events.',
          }}
          render={({ field, fieldState }) => (
            <EventsField
              value={field.value}
              error={fieldState.error?.message}
              onChange={field.onChange}
            />
          )}
        />
        <DialogFoot>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            {webhook ? 'Save webhook' : 'Add webhook'}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

const valuesOf = ({ url, description, eventTypes }: Webhook): Values => ({
  url,
  description,
  eventTypes,
});
