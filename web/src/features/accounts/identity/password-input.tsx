import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import type { FieldControl } from '#ui/index.ts';

/** A password field whose text can be shown. */
export function PasswordInput({
  control,
  registration,
  autoComplete,
}: {
  control: FieldControl;
  registration: UseFormRegisterReturn;
  autoComplete: 'current-password' | 'new-password';
}) {
  const [shown, setShown] = useState(false);
  return (
    <div className="tf-password">
      <input
        {...control}
        {...registration}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
      />
      <button
        type="button"
        className="tf-password-eye"
        aria-label={shown ? 'Hide password' : 'Show password'}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
      </button>
    </div>
  );
}
