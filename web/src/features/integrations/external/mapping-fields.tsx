import { useFormContext } from 'react-hook-form';
import { Field } from '#ui/index.ts';
import { isPath, mappedFields, type MappedField } from './mapping.ts';
import type { SourceValues } from './source-values.ts';

const required: readonly MappedField[] = ['id', 'title'];

const checkPath = (path: string) =>
  path.trim() === '' || isPath(path) || 'Use names separated by dots.';

const checkRequired = (path: string) => isPath(path) || 'Use names separated by dots.';

const plain = {
  autoComplete: 'off',
  autoCapitalize: 'none',
  spellCheck: false,
  maxLength: 500,
} as const;

/** Where in an answer the tasks are, and where in a task each of its fields is. */
export function MappingFields() {
  const { register, formState } = useFormContext<SourceValues>();
  const { errors } = formState;
  return (
    <fieldset className="tf-field">
      <legend className="form-label">Field mapping</legend>
      <p className="form-text mt-0">
        Names with dots between, such as <span className="mono">fields.status.name</span>;{' '}
        <span className="mono">0</span> is the first of a list. Leave empty what there is not. Items
        without an id or a title are skipped.
      </p>
      <div className="tf-mapping">
        <Field label="List of tasks" error={errors.itemsPath?.message}>
          {(control) => (
            <input
              {...control}
              {...plain}
              placeholder="(root)"
              {...register('itemsPath', { validate: checkPath })}
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
                  validate: required.includes(field) ? checkRequired : checkPath,
                })}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
