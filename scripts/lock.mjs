import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './run.mjs';

const LOOK_AGAIN_MS = 200;
/** A holder's number may have been given to another process meanwhile. */
const STALE_MS = 60 * 60 * 1000;

/**
 * Does something to the checkout that two processes must not do at once, such as installing: whoever comes
 * second waits for the first, and says so. The lock of a process that died is taken over.
 * @param {() => Promise<void>} work looks first whether the one before has done it already
 */
export async function oneAtATime(work) {
  const file = join(root, '.cache/setup.lock');
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (let told = false; !take(file); await delay(LOOK_AGAIN_MS)) {
    const holder = holderOf(file);
    if (holder === undefined) rmSync(file, { force: true });
    else if (!told) {
      process.stdout.write(`Process ${holder} is installing or building here; waiting for it …\n`);
      told = true;
    }
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} file */
function take(file) {
  // Linked into place with its content: no one reads a lock that does not name its holder yet.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** @param {string} file @returns {number | undefined} the process that holds the lock, while it lives */
function holderOf(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > STALE_MS) return undefined;
    const pid = Number(readFileSync(file, 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // The process of someone else lives as well.
    return error.code === 'EPERM' ? Number(readFileSync(file, 'utf8')) : undefined;
  }
}
