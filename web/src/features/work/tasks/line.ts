import type { LiveWorkspace } from '#live/index.ts';
import { changer, changesIn, type Change, type Changer } from '#shared/index.ts';

/** Changes of one task are sent one after another, each with the version that the last one left. */
const lineOf = (id: string): string => `task ${id}`;

/** Whether a change of this task is under way. */
export const isBusy = (id: string): boolean => changesIn(lineOf(id)) > 0;

/** Whether a later change of this task waits behind the one that is answered. */
export const isQueued = (id: string): boolean => changesIn(lineOf(id)) > 1;

/** Told of each task whose changes have all been answered. */
const whenFree = (_live: LiveWorkspace) => new Set<(id: string) => void>();

export const onFree = (live: LiveWorkspace, listener: (id: string) => void): void => {
  live.part(whenFree).add(listener);
};

/** A change of one task, in the line of its changes. */
export function taskChanger<Input, Answer>(
  live: LiveWorkspace,
  id: string,
  change: Change<Input, Answer>,
): Changer<Input, Answer> {
  const { run, attempt } = changer({ ...change, line: lineOf(id) });
  const settled = () => {
    if (!isBusy(id)) for (const listener of live.part(whenFree)) listener(id);
  };
  return {
    run: (input) => run(input).finally(settled),
    attempt: (input) => attempt(input).finally(settled),
  };
}
