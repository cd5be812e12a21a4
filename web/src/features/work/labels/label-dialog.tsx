import { useForm } from 'react-hook-form';
import type { Label } from '#api/index.ts';
import { showProblem, useChange, useWorkspace } from '#shared/index.ts';
import { Button, Dialog, DialogFoot, Field, FormError } from '#ui/index.ts';
import { labelChange } from './changes.ts';

/** Colours a label can take; each is told apart on light and dark ground. */
const labelColors = [
  { value: '#3b5bdb', name: 'Blue' },
  { value: '#1098ad', name: 'Cyan' },
  { value: '#0ca678', name: 'Green' },
  { value: '#74b816', name: 'Lime' },
  { value: '#f08c00', name: 'Amber' },
  { value: '#e8590c', name: 'Orange' },
  { value: '#e03131', name: 'Red' },
  { value: '#d6336c', name: 'Pink' },
  { value: '#9c36b5', name: 'Violet' },
  { value: '#868e96', name: 'Grey' },
] as const;

/** Makes a label, or gives one another name and colour. */
export function LabelDialog({ label, onClose }: { label?: Label; onClose: () => void }) {
  const { slug } = useWorkspace();
  const change = useChange(labelChange(slug, label));
  const form = useForm({
    defaultValues: { name: label?.name ?? '', color: label?.color ?? labelColors[0].value },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  // A colour that a program chose may be none of these; it stays a choice.
  const own = label?.color;
  const choices =
    own && !labelColors.some(({ value }) => value === own)
      ? [{ value: own, name: 'Current colour' }, ...labelColors]
      : labelColors;
  const submit = form.handleSubmit(async (values) => {
    const wanted = { ...values, name: values.name.trim() };
    try {
      await change.attempt(wanted);
      onClose();
    } catch (error) {
      showProblem(form, error, { duplicate_key: 'name' });
    }
  });
  return (
    <Dialog
      title={label ? 'Edit label' : 'New label'}
      onClose={onClose}
      width={440}
      steady={isDirty}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <FormError>{errors.root?.message}</FormError>
        <Field
          label="Name"
          error={errors.name?.message}
          hint={
            label && label.tasks ? `${tasksHave(label.tasks)} will show the new name.` : undefined
          }
        >
          {(control) => (
            <input
              {...control}
              maxLength={50}
              autoComplete="off"
              dir="auto"
              {...form.register('name', {
                validate: (text) => text.trim() !== '' || 'Enter a name.',
              })}
            />
          )}
        </Field>
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
          {errors.color?.message && (
            <p className="invalid-feedback d-block">{errors.color.message}</p>
          )}
        </fieldset>
        <DialogFoot>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            {label ? 'Save label' : 'Create label'}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

const tasksHave = (tasks: number): string => (tasks === 1 ? '1 task' : `${tasks} tasks`);
