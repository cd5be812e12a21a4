import { useState, type SubmitEvent } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { ExternalSource } from '#api/index.ts';
import { changer, showProblem, useWorkspace } from '#shared/index.ts';
import { Button, Dialog, DialogFoot, Field, FormError, UrlField, toast } from '#ui/index.ts';
import { sourceAddition, sourceChange } from './changes.ts';
import { HeadersField } from './headers-field.tsx';
import { kinds, layouts, type Kind } from './mapping.ts';
import { MappingFields } from './mapping-fields.tsx';
import { newValues, toNew, toPatch, valuesOf, type SourceValues } from './source-values.ts';

/** Adds a source, or changes the one that is given. */
export function SourceDialog({
  source,
  onClose,
}: {
  source?: ExternalSource;
  onClose: () => void;
}) {
  const { slug } = useWorkspace();
  const form = useForm<SourceValues>({ defaultValues: source ? valuesOf(source) : newValues() });
  const { errors, isSubmitting, isDirty } = form.formState;
  const [kind, setKind] = useState<Kind>('other');
  const known = source?.headerNames ?? [];
  const [keepsHeaders, setKeepsHeaders] = useState(
    known.length > 0 && source?.headersReadable === true,
  );
  const submit = form.handleSubmit(async (values) => {
    try {
      if (source) await changer(sourceChange(slug, source)).attempt(toPatch(values, keepsHeaders));
      else await changer(sourceAddition(slug)).attempt(toNew(values));
      toast(`${values.name.trim()} was ${source ? 'changed' : 'added'}`);
      onClose();
    } catch (error) {
      showProblem(form, error, { duplicate_key: 'name' });
    }
  });
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    // What the server said of headers that are kept stands at no control, which would take it back.
    form.clearErrors('headers');
    void submit(event);
  };
  const choose = (next: Kind) => {
    setKind(next);
    const { itemsPath, mapping } = layouts[next];
    form.setValue('itemsPath', itemsPath, { shouldDirty: true });
    form.setValue('mapping', mapping, { shouldDirty: true });
  };
  return (
    <Dialog
      title={source ? `Edit ${source.name}` : 'Add a source'}
      width={600}
      steady={isDirty}
      onClose={onClose}
    >
      <FormProvider {...form}>
        <form onSubmit={onSubmit} noValidate>
          <FormError>{errors.root?.message}</FormError>
          <Field label="Name" error={errors.name?.message}>
            {(control) => (
              <input
                {...control}
                autoComplete="off"
                maxLength={100}
                {...form.register('name', {
                  validate: (text) => text.trim() !== '' || 'Enter a name.',
                })}
              />
            )}
          </Field>
          {!source && (
            <Field
              label="Kind"
              kind="form-select"
              hint="Fills in the field mapping for this system."
            >
              {(control) => (
                <select
                  {...control}
                  value={kind}
                  onChange={({ target: { value } }) =>
                    choose(kinds.find((each) => each === value) ?? 'other')
                  }
                >
                  {kinds.map((each) => (
                    <option key={each} value={each}>
                      {layouts[each].name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <UrlField
            label="Address"
            hint="Fetched with GET; must return JSON with a list of tasks."
            error={errors.url?.message}
            placeholder={layouts[kind].address}
            {...form.register('url', {
              validate: (text) => text.trim() !== '' || 'Enter a URL.',
            })}
          />
          <HeadersField known={known} keeps={keepsHeaders} onKeep={setKeepsHeaders} />
          <MappingFields />
          <DialogFoot>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" busy={isSubmitting}>
              {source ? 'Save source' : 'Add source'}
            </Button>
          </DialogFoot>
        </form>
      </FormProvider>
    </Dialog>
  );
}
