const tails = new Map<string, Promise<unknown>>();
const waiting = new Map<string, number>();
const free = new Set<(id: string) => void>();

/** Runs changes to one task one after another, so that each is sent with the version the last left. */
export async function inTurn<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
  waiting.set(id, (waiting.get(id) ?? 0) + 1);
  const turn = (tails.get(id) ?? Promise.resolve()).then(work, work);
  tails.set(id, turn);
  try {
    return await turn;
  } finally {
    const left = (waiting.get(id) ?? 1) - 1;
    if (left > 0) waiting.set(id, left);
    else {
      waiting.delete(id);
      tails.delete(id);
      for (const listener of free) listener(id);
    }
  }
}

/** Whether a later change of this task waits behind the one that runs. */
export function isQueued(id: string): boolean {
  return (waiting.get(id) ?? 0) > 1;
}

/** Whether a change of this task is under way. */
export const isBusy = (id: string): boolean => waiting.has(id);

/** Whether a change of any task is. */
export const isAnyBusy = (): boolean => waiting.size > 0;

/** Hears of each task whose changes have all been answered. */
export function whenFree(listener: (id: string) => void): void {
  free.add(listener);
}
