import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** A program of the cluster. */
export interface Program {
  /** What people call it, such as `server 1`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Node programs of ours end when the channel to us closes; others are put on a leash for that. */
  readonly isOurs: boolean;
  /** One more argument, with which it loads everything and waits for a message before it starts. */
  readonly spare?: string;
}

/**
 * Runs a program that knows nothing of us and ends it when standard input closes, so that it never outlives
 * us, however we end.
 */
const LEASH = `
exec 3<&0
"$@" </dev/null & child=$!
{ read -r _ <&3; kill -TERM $child; } 2>/dev/null & watch=$!
exec 3<&-
trap 'kill -TERM $child 2>/dev/null' TERM INT
wait $child; code=$?
kill $watch 2>/dev/null
exit $code
`;

/** A worker may finish its jobs for 30 s and close its connections for 10 s. */
const STOP_MS = 45_000;
/** What ran for so long is started again at once; what did not, more slowly each time. */
const HEALTHY_MS = 5_000;
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [500, 15_000];
/** A spare is made a while after the start of what it is for, since they are in each other's way, or of one that died. */
const [SPARE_AFTER_MS, ANOTHER_AFTER_MS] = [2_500, 30_000];

/**
 * Keeps a program running: one that ends by itself, or is killed, is started again. Where the program can be
 * kept as a spare, another one is, loaded already, so that half of a start has been done when it is needed.
 */
export class Child {
  readonly program: Program;
  readonly #say: (line: string) => void;
  #process: ChildProcess | undefined;
  #spare: { readonly process: ChildProcess; readonly madeOf: number | undefined } | undefined;
  #ended = Promise.resolve();
  readonly #stopping = new AbortController();
  /** The last lines it said. */
  #said: string[] = [];

  constructor(program: Program, say: (line: string) => void) {
    this.program = program;
    this.#say = say;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Whether it runs, as far as anybody knows. */
  get isRunning(): boolean {
    return this.#process?.exitCode === null && this.#process.signalCode === null;
  }

  get lastLines(): string {
    return this.#said.slice(-12).join('\n');
  }

  start(): void {
    this.#ended = this.#keepRunning();
  }

  async #keepRunning(): Promise<void> {
    for (let wait = 0; ;) {
      const began = performance.now();
      const how = await this.#runOnce();
      if (this.#isStopping) return;
      const wasHealthy = performance.now() - began > HEALTHY_MS;
      wait = wasHealthy ? 0 : Math.min(LONGEST_WAIT_MS, Math.max(FIRST_WAIT_MS, wait * 2));
      const when = wait === 0 ? 'at once' : `in ${wait / 1000} s`;
      this.#say(`${this.program.name} ended (${how}); starting it again ${when}`);
      // One that was killed has nothing to say about it.
      if (how.startsWith('exit')) this.#say(this.lastLines);
      await delay(wait, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      if (this.#isStopping) return;
    }
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** @returns how it ended */
  async #runOnce(): Promise<string> {
    const child = this.#takeSpare() ?? this.#spawn();
    this.#process = child;
    const soon = setTimeout(() => this.#keepSpare(), SPARE_AFTER_MS);
    try {
      return await endOf(child);
    } finally {
      clearTimeout(soon);
      // nginx's workers outlive a killed master and keep its port, which its successor needs.
      killGroup(child);
    }
  }

  #takeSpare(): ChildProcess | undefined {
    const spare = this.#spare;
    this.#spare = undefined;
    if (!spare?.process.connected) return undefined;
    if (spare.madeOf !== this.#builtAt()) {
      spare.process.kill('SIGKILL');
      return undefined;
    }
    // It may be ending just now; its end is heard like any other's.
    spare.process.send('start', () => undefined);
    return spare.process;
  }

  #keepSpare(): void {
    if (this.program.spare === undefined || this.#spare || this.#isStopping) return;
    const again = (): void => void setTimeout(() => this.#keepSpare(), ANOTHER_AFTER_MS).unref();
    try {
      const spare = { process: this.#spawn(this.program.spare), madeOf: this.#builtAt() };
      this.#spare = spare;
      void endOf(spare.process).then(() => {
        if (this.#spare !== spare) return;
        this.#spare = undefined;
        again();
      });
    } catch {
      // No memory for another process, such as: what runs goes on without.
      again();
    }
  }

  /** When the program was built: a spare of another build is not what would be started now. */
  #builtAt(): number | undefined {
    return statSync(this.program.args[0] ?? '', { throwIfNoEntry: false })?.mtimeMs;
  }

  #spawn(...more: readonly string[]): ChildProcess {
    const { command, args, env, isOurs } = this.program;
    const [file, argv] = isOurs
      ? [command, [...args, ...more]]
      : ['/bin/sh', ['-c', LEASH, 'sh', command, ...args]];
    const child = spawn(file as string, [...argv], {
      env: { ...process.env, ...env },
      // A group of its own: Ctrl-C is for us, and we end the others in order.
      detached: true,
      stdio: isOurs ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['pipe', 'pipe', 'pipe'],
    });
    const hear = (chunk: Buffer): void => {
      this.#said = [...this.#said, ...String(chunk).trimEnd().split('\n')].slice(-50);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    return child;
  }

  /** Kills it outright; it is started again, as after any other end. */
  kill(): void {
    this.#process?.kill('SIGKILL');
  }

  /** Asks it to end, kills it when it does not, and waits until it has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#spare?.process.kill('SIGKILL');
    const child = this.#process;
    if (this.program.isOurs) child?.kill('SIGTERM');
    else child?.stdin?.end();
    const impatient = setTimeout(() => child && killGroup(child), STOP_MS);
    await this.#ended;
    clearTimeout(impatient);
  }
}

/** Ends a program and everything it started: each runs in a process group of its own. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}

/** @returns how a process ends */
const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(signal ?? `exit status ${code}`));
  });
