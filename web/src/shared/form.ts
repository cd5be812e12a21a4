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
  const values = form.getValues();
  let isPlaced = false;
  for (const { path, message } of problem.fields) {
    const name = fieldAt(values, path);
    if (name === undefined) continue;
    const how = { shouldFocus: !isPlaced };
    form.setError(name as Path<Values>, { message: sentence(message) }, how);
    isPlaced = true;
  }
  if (!isPlaced) form.setError('root', { message: problem.message });
}

/**
 * The field of a form that a path of the server is about, which may write `/slug`, `body.slug` or `slug`. A
 * part of what the form holds as a whole is about the whole.
 */
export function fieldAt(values: object, path: string): string | undefined {
  const parts = path.split(/[/.]/).filter(Boolean);
  if (parts[0] === 'body') parts.shift();
  for (let end = parts.length; end > 0; end--) {
    const name = parts.slice(0, end);
    if (holds(values, name)) return name.join('.');
  }
  const last = parts.at(-1);
  return last !== undefined && Object.hasOwn(values, last) ? last : undefined;
}

function holds(values: unknown, [first, ...rest]: string[]): boolean {
  if (first === undefined) return true;
  if (typeof values !== 'object' || values === null || !Object.hasOwn(values, first)) return false;
  return holds((values as Record<string, unknown>)[first], rest);
}

function sentence(text: string): string {
  const full = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(full) ? full : `${full}.`;
}
