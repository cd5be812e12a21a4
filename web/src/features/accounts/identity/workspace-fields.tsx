import { useFormContext } from 'react-hook-form';
import { Field } from '#ui/index.ts';
import { SlugField } from './slug-field.tsx';
import { slugOf } from './slug.ts';

export interface WorkspaceValues {
  companyName: string;
  slug: string;
}

/** A new workspace's name and, made of it, its address. Wants a `FormProvider` around it. */
export function WorkspaceFields() {
  const form = useFormContext<WorkspaceValues>();
  const { errors, dirtyFields } = form.formState;
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
      <SlugField />
    </>
  );
}
