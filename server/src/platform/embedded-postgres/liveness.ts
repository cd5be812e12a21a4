import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** Whether a process runs, under any user. A zombie does not. */
export function isAlive(pid: number): boolean {
  return describe(pid) !== undefined;
}

/** Whether a process runs and is the server of a cluster; process ids come round again. */
export function isServerOf(cluster: string, pid: number): boolean {
  if (!/postgres/.test(describe(pid) ?? '')) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    // Another user's process, or a system without /proc: its name has to do.
    return true;
  }
}

/** The name of a running process's program. */
function describe(pid: number): string | undefined {
  if (pid <= 0) return undefined;
  const [, name, state] = /\((.*)\) (\S)/s.exec(statusOf(pid)) ?? [];
  return state === 'Z' || state === 'X' ? undefined : name;
}

/** `pid (name) state …`, as Linux has it in /proc; elsewhere `ps` tells. */
function statusOf(pid: number): string {
  if (!existsSync('/proc/self/stat')) {
    const { stdout } = spawnSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], {
      encoding: 'utf8',
    });
    return (stdout ?? '').trim().replace(/^(\S+)\s+(.*)$/s, '($2) $1');
  }
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}
