import { AppError, type FieldProblem } from '#kernel/errors.ts';
import { assertSlug } from '#tenancy/index.ts';

/** What is wrong with a slug in itself: its form, or that it is reserved. */
export function slugProblems(slug: string): readonly FieldProblem[] {
  try {
    assertSlug(slug);
    return [];
  } catch (error) {
    if (error instanceof AppError && error.details.fields) return error.details.fields;
    throw error;
  }
}
