/** Runs tasks, begun in their order, at most so many at a time; one that throws lets no further one begin. */
export async function inParallel(
  tasks: Iterable<() => Promise<void>>,
  atOnce: number,
): Promise<void> {
  const queue = [...tasks].values();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const task of queue) {
      if (failed) return;
      await task().catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
