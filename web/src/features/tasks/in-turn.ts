const tails = new Map<string, Promise<unknown>>();
const waiting = new Map<string, number>();

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
    }
  }
}

/** Whether a later change of this task waits behind the one that runs. */
export function isQueued(id: string): boolean {
  return (waiting.get(id) ?? 0) > 1;
}
