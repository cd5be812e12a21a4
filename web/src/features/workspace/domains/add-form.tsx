import { Plus } from 'lucide-react';
import { useForm } from 'react-hook-form';
import { showProblem, useChange, useWorkspace } from '#shared/index.ts';
import { announce, Button, Field, FormError, useUnsaved } from '#ui/index.ts';
import { addition } from './changes.ts';

export function AddDomainForm() {
  const { slug } = useWorkspace();
  const add = useChange(addition(slug));
  const form = useForm({ defaultValues: { host: '' } });
  const { errors, isSubmitting, isDirty } = form.formState;
  useUnsaved(isDirty);
  const submit = form.handleSubmit(async ({ host }) => {
    try {
      const added = await add.attempt(host.trim());
      form.reset();
      announce(`${added.shownHost} added. Create its DNS record, then check it.`);
    } catch (error) {
      showProblem(form, error, { duplicate_key: 'host', domain_limit: 'host' });
    }
  });
  return (
    <form className="tf-domain-add" onSubmit={(event) => void submit(event)} noValidate>
      <FormError>{errors.root?.message}</FormError>
      <Field
        label="Domain"
        hint="A domain whose DNS you control, such as tasks.example.com."
        error={errors.host?.message}
      >
        {(control) => (
          <div className="tf-domain-add-line">
            <input
              {...control}
              type="text"
              inputMode="url"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              placeholder="tasks.example.com"
              maxLength={300}
              {...form.register('host', {
                validate: (text) => text.trim() !== '' || 'Enter a domain.',
              })}
            />
            <Button
              type="submit"
              variant="primary"
              busy={isSubmitting}
              icon={<Plus size={16} aria-hidden="true" />}
            >
              Add domain
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
