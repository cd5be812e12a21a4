import { useFormContext } from 'react-hook-form';
import { Field } from '#ui/index.ts';
import { mappedFields } from './mapping.ts';
import type { SourceValues } from './source-values.ts';

/** Where in an answer the tasks are, and where in a task each of its fields is. */
export function MappingFields() {
  const { register, formState } = useFormContext<SourceValues>();
  const { errors } = formState;
  return (
    <fieldset className="tf-field">
      <legend className="form-label">Where things are in its answer</legend>
      <p className="form-text mt-0">
        Names with dots between, such as <span className="mono">fields.status.name</span>;{' '}
        <span className="mono">0</span> is the first of a list. Leave empty what there is not; id
        and title there must be.
      </p>
      <div className="tf-mapping">
        <Field label="List of tasks" error={errors.itemsPath?.message}>
          {(control) => (
            <input
              {...control}
              {...plain}
              placeholder="the answer itself"
              {...register('itemsPath')}
            />
          )}
        </Field>
        {mappedFields.map(({ field, name }) => (
          <Field key={field} label={name} error={errors.mapping?.[field]?.message}>
            {(control) => (
              <input
                {...control}
                {...plain}
                {...register(`mapping.${field}`, {
                  ...((field === 'id' || field === 'title') && {
                    validate: (path: string) => path.trim() !== '' || 'Say where it is.',
                  }),
                })}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

const plain = {
  autoComplete: 'off',
  autoCapitalize: 'none',
  spellCheck: false,
  maxLength: 500,
} as const;
