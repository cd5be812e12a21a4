/**
 * Waits for any message from the parent process: a standby has loaded its program, which is
 * half of a start, and does nothing before.
 * @returns false when they are gone: no one will
 * @throws Error when no one could, as when it was started by hand
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
