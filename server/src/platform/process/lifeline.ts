/**
 * Calls back when the process that started this one is gone, however it went. It holds the other
 * end of a channel (Node's `ipc`); without such a channel, as when started by hand, nothing happens.
 */
export function onParentGone(callback: () => void): void {
  // undefined: there never was a channel; false: it closed before anyone listened.
  if (process.connected === undefined) return;
  if (!process.connected) {
    queueMicrotask(callback);
    return;
  }
  process.once('disconnect', callback);
  process.channel?.unref();
}

const WATCH_MS = 1_000;

/** Calls back when another process has become this one's parent, as happens when the first one ends. */
export function onAdopted(callback: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    callback();
  }, WATCH_MS).unref();
}
