import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../server/bin/taskforce.mjs');

/** What a command of the command line did. */
export interface Told {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `taskforce …` as an operator would, beside whatever serves the same data directory. */
export function taskforce(settings: Record<string, string>, ...args: string[]): Promise<Told> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: `${join(process.execPath, '..')}:${PATH}`, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  return new Promise((settle) => child.on('close', (code) => settle({ code, out, err })));
}

/** The same, and its answer in JSON. @throws Error with everything it said when it fails */
export async function answerOf<T>(settings: Record<string, string>, ...args: string[]): Promise<T> {
  const { code, out, err } = await taskforce(settings, ...args, '--json');
  if (code !== 0) throw new Error(`taskforce ${args.join(' ')} ended with ${code}:\n${err}${out}`);
  return JSON.parse(out) as T;
}
