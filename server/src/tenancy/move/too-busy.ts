import { AppError } from '#kernel/errors.ts';

/** What a move is undone for when a workspace is written to so much that it cannot go over. */

export const neverPaused = (): AppError =>
  new AppError(
    'conflict',
    'Somebody was writing at each moment that was tried; move the workspace when it is calmer.',
  );

export const tooMuchWritten = (): AppError =>
  new AppError(
    'conflict',
    'More is written than can be carried over meanwhile; move the workspace when it is calmer.',
  );
