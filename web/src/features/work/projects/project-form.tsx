import type { ReactNode } from 'react';
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import { DayField, Field } from '#ui/index.ts';
import { projectColors } from './colors.ts';

export interface ProjectValues {
  name: string;
  key: string;
  description: string;
  visibility: 'workspace' | 'private';
  status: 'active' | 'paused' | 'completed';
  color: string;
  startDate: string;
  targetDate: string;
}

export const emptyProject: ProjectValues = {
  name: '',
  key: '',
  description: '',
  visibility: 'workspace',
  status: 'active',
  color: projectColors[0].value,
  startDate: '',
  targetDate: '',
};

/** The fields that a new project and its settings share. */
export function ProjectFields({
  form,
  descriptionNote,
}: {
  form: UseFormReturn<ProjectValues>;
  /** Stands below the description. */
  descriptionNote?: ReactNode;
}) {
  const { errors } = form.formState;
  const start = useWatch({ control: form.control, name: 'startDate' });
  // A colour given through the API or by an import may be none of ours; it stays a choice.
  const own = form.formState.defaultValues?.color;
  const known = projectColors.some((color) => color.value === own);
  const choices =
    own && !known ? [{ value: own, name: 'Current colour' }, ...projectColors] : projectColors;
  return (
    <>
      <Field label="Description" optional error={errors.description?.message}>
        {(control) => (
          <textarea {...control} rows={3} maxLength={10_000} {...form.register('description')} />
        )}
      </Field>
      {descriptionNote}
      <fieldset className="tf-field">
        <legend className="form-label">Colour</legend>
        <div className="tf-colors">
          {choices.map((color) => (
            <label
              key={color.value}
              className="tf-color"
              title={color.name}
              style={{ '--mark': color.value }}
            >
              <input type="radio" value={color.value} {...form.register('color')} />
              <span className="visually-hidden">{color.name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="tf-pair">
        <Field label="Starts" optional error={errors.startDate?.message}>
          {(control) => (
            <Controller
              control={form.control}
              name="startDate"
              render={({ field }) => (
                <DayField
                  control={control}
                  label="Starts"
                  value={field.value}
                  onChange={field.onChange}
                />
              )}
            />
          )}
        </Field>
        <Field label="Target" optional error={errors.targetDate?.message}>
          {(control) => (
            <Controller
              control={form.control}
              name="targetDate"
              rules={{
                validate: (day) =>
                  !day || !start || day >= start || 'Choose the start or a later day.',
              }}
              render={({ field }) => (
                <DayField
                  control={control}
                  label="Target"
                  value={field.value}
                  onChange={field.onChange}
                />
              )}
            />
          )}
        </Field>
      </div>
      <Field label="Who can see it" kind="form-select" error={errors.visibility?.message}>
        {(control) => (
          <select {...control} {...form.register('visibility')}>
            <option value="workspace">Everyone in the workspace</option>
            <option value="private">Only members of the project</option>
          </select>
        )}
      </Field>
    </>
  );
}
