import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { toProblem } from '#api/index.ts';

/**
 * Puts a refused request's messages beside the fields they are about. What belongs to no field
 * of this form goes to `root`, for the form to show above.
 */
export function showProblem<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: unknown,
): void {
  const problem = toProblem(error);
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
