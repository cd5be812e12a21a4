import { useFormContext } from 'react-hook-form';
import { Button, Field, FormError } from '#ui/index.ts';
import { readHeaders } from './headers.ts';
import type { SourceValues } from './source-values.ts';

/**
 * What is sent along with each request, credentials among it.
 * @param known the names of those there are, whose values nobody is shown
 * @param keeps whether those stay as they are
 */
export function HeadersField({
  known,
  keeps,
  onKeep,
}: {
  known: readonly string[];
  keeps: boolean;
  onKeep: (keeps: boolean) => void;
}) {
  const { register, resetField, formState } = useFormContext<SourceValues>();
  const error = formState.errors.headers?.message;
  if (keeps)
    return (
      <div className="tf-field" role="group" aria-label="Headers">
        <span className="form-label">Headers</span>
        <p className="mb-2 text-soft">
          <span className="mono">{known.join(', ')}</span>: kept as they are. Their values are not
          shown again.
        </p>
        <FormError>{error}</FormError>
        <Button size="sm" onClick={() => onKeep(false)}>
          Replace headers
        </Button>
      </div>
    );
  return (
    <>
      <Field
        label="Headers"
        optional
        hint="One per line. Stored encrypted, never shown again, and sent only to this host."
        error={error}
      >
        {(control) => (
          <textarea
            {...control}
            className={`${control.className} mono`}
            rows={2}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="Authorization: Bearer …"
            {...register('headers', {
              validate: (text) => {
                const read = readHeaders(text);
                return (
                  typeof read !== 'number' ||
                  `Line ${read} must have the form “Authorization: Bearer …”.`
                );
              },
            })}
          />
        )}
      </Field>
      {known.length > 0 && (
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            resetField('headers');
            onKeep(true);
          }}
        >
          Keep {known.join(', ')}
        </Button>
      )}
    </>
  );
}
