/**
 * Waits until whoever started this process wants it, in any words: a spare has loaded its program, which is
 * half of a start, and does nothing before.
 * @returns false when they are gone, or there never was a channel to them: nobody will
 */
export function untilWanted(): Promise<boolean> {
  if (!process.connected) return Promise.resolve(false);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const wanted = (): void => resolve(true);
  const alone = (): void => resolve(false);
  process.once('message', wanted).once('disconnect', alone);
  return promise.finally(() => process.off('message', wanted).off('disconnect', alone));
}
