import type { ComponentProps } from 'react';
import { Field } from './field.tsx';

/** An address on the web. @param input the input's own, as a form registers it */
export function UrlField({
  label,
  hint,
  error,
  ...input
}: { label: string; hint: string; error: string | undefined } & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          type="url"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={2000}
          {...input}
        />
      )}
    </Field>
  );
}
