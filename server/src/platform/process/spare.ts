/**
 * Waits until whoever started this process wants it, in any words: a spare has loaded its program, which is
 * half of a start, and does nothing before.
 * @returns false when they are gone: nobody will
 * @throws Error when nobody could, as when it was started by hand
 */
export function untilWanted(): Promise<boolean> {
  if (process.connected === undefined)
    return Promise.reject(
      new Error(
        '--spare is for a program that starts this one and sends it a message; leave it out to start now',
      ),
    );
  if (!process.connected) return Promise.resolve(false);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const wanted = (): void => resolve(true);
  const alone = (): void => resolve(false);
  process.once('message', wanted).once('disconnect', alone);
  return promise.finally(() => process.off('message', wanted).off('disconnect', alone));
}
