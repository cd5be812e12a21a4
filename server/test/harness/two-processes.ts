import { type TestApp, startTestApp } from './app.ts';
import { type Listening, listen } from './sockets.ts';

/** Two processes of one deployment that sockets can be opened to; the first one relays events. */
export interface TwoProcesses extends AsyncDisposable {
  readonly t: TestApp;
  readonly here: Listening;
  readonly there: Listening;
}

export async function startTwoProcesses(): Promise<TwoProcesses> {
  const t = await startTestApp();
  const here = await listen(t);
  const other = await startTestApp({ beside: t });
  const there = await listen(other, { relay: false });
  return {
    t,
    here,
    there,
    async [Symbol.asyncDispose]() {
      await there[Symbol.asyncDispose]();
      await other[Symbol.asyncDispose]();
      await here[Symbol.asyncDispose]();
      await t[Symbol.asyncDispose]();
    },
  };
}
