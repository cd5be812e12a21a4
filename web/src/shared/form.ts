import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { toProblem } from '#api/index.ts';

/**
 * Puts a refused request's messages beside the fields they are about. What belongs to no field
 * of this form goes to `root`, for the form to show above.
 * @param byCode the field that a code is about, where the answer names none
 */
export function showProblem<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: unknown,
  byCode: Record<string, Path<Values>> = {},
): void {
  const problem = toProblem(error);
  const field = byCode[problem.code];
  if (field) {
    form.setError(field, { message: problem.message }, { shouldFocus: true });
    return;
  }
  const names = Object.keys(form.getValues());
  const placed = problem.fields.filter((field) => names.includes(nameOf(field.path)));
  for (const field of placed) {
    form.setError(nameOf(field.path) as Path<Values>, { message: sentence(field.message) });
  }
  if (placed.length === 0) form.setError('root', { message: problem.message });
}

/** The server may write `/slug`, `body.slug` or `slug`. */
function nameOf(path: string): string {
  return path.split(/[/.]/).filter(Boolean).at(-1) ?? '';
}

function sentence(text: string): string {
  const full = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(full) ? full : `${full}.`;
}
