import { Globe } from 'lucide-react';
import { useFormContext, useWatch } from 'react-hook-form';
import { site } from '#api/index.ts';
import { Field } from '#ui/index.ts';
import { addressOf, checkSlug, slugOf } from './slug.ts';

export interface WorkspaceValues {
  companyName: string;
  slug: string;
}

/** A new workspace's name and, made of it, its address. Wants a `FormProvider` around it. */
export function WorkspaceFields() {
  const form = useFormContext<WorkspaceValues>();
  const { errors, dirtyFields } = form.formState;
  const slug = useWatch({ control: form.control, name: 'slug' });
  const company = form.register('companyName', {
    validate: (text) => text.trim() !== '' || 'Enter the name of your company or team.',
  });
  return (
    <>
      <Field label="Company or team" error={errors.companyName?.message}>
        {(control) => (
          <input
            {...control}
            autoComplete="organization"
            maxLength={120}
            {...company}
            onChange={(event) => {
              void company.onChange(event);
              // The address follows the name until someone writes it by hand.
              if (!dirtyFields.slug) {
                form.resetField('slug', { defaultValue: slugOf(event.target.value) });
              }
            }}
          />
        )}
      </Field>
      <Field
        label="Workspace address"
        error={errors.slug?.message}
        hint={
          <span className="d-inline-flex align-items-center gap-1">
            <Globe size={14} aria-hidden="true" />
            <span className="text-break">
              <strong className="text-soft">{slug || 'your-team'}</strong>
              {addressOf('', site().baseUrl)}
            </span>
          </span>
        }
      >
        {(control) => (
          <input
            {...control}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            {...form.register('slug', { validate: checkSlug })}
          />
        )}
      </Field>
    </>
  );
}
