import { Globe } from 'lucide-react';
import { useFormContext, useWatch } from 'react-hook-form';
import { site } from '#api/index.ts';
import { Field } from '#ui/index.ts';
import { addressOf, checkSlug } from './slug.ts';

/** The address of a new workspace, with the host it is on. Wants a `FormProvider` around it. */
export function SlugField() {
  const form = useFormContext<{ slug: string }>();
  const { errors } = form.formState;
  const slug = useWatch({ control: form.control, name: 'slug' });
  return (
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
  );
}
