import { onAdopted, onParentGone } from './lifeline.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * One Ctrl-C arrives several times: the terminal sends it to everyone and npm and the launcher pass
 * it on. Within this many milliseconds they count as one; later, another one ends us at once.
 */
const echoes = 1_500;

/**
 * Settles when this process is asked to end: by a signal, or because the one that started it is
 * gone. Does not keep the process alive.
 * @param endsWithParent also without a channel to the parent
 */
export function untilSignal(endsWithParent = false): Promise<NodeJS.Signals | 'parent-gone'> {
  return new Promise((resolve) => {
    const onSignal = (signal: NodeJS.Signals) => {
      resolve(signal);
      setTimeout(() => {
        for (const name of signals) process.off(name, onSignal);
      }, echoes).unref();
    };
    for (const name of signals) process.on(name, onSignal);
    onParentGone(() => resolve('parent-gone'));
    if (endsWithParent) onAdopted(() => resolve('parent-gone'));
  });
}
