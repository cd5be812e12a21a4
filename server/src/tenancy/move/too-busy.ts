import { AppError } from '#kernel/errors.ts';

/** What a move is undone for when a workspace is written to so much that it cannot go over. */

export const neverPaused = (): AppError =>
  new AppError(
    'conflict',
    'Every attempt found writes in progress; move the workspace at a quieter time.',
  );

export const tooMuchWritten = (): AppError =>
  new AppError(
    'conflict',
    'Changes arrive faster than they can be copied; move the workspace at a quieter time.',
  );
