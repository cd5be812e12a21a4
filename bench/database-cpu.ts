import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Microseconds in a tick of the kernel's clock, in which it counts the time of processes. */
const TICK_MICROS = 10_000;

/**
 * User and system time that a PostgreSQL server has used so far: of its first process, of every process it
 * started that still runs, and of those that have ended. Work of other programs does not count. Linux only.
 * @param dataDir the folder of its cluster, which holds postmaster.pid
 * @returns microseconds
 */
export function databaseMicros(dataDir: string): number {
  const postmaster = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(name) : undefined;
    if (!stat) continue;
    if (Number(name) === postmaster) ticks += stat.own + stat.ended;
    else if (stat.parent === postmaster) ticks += stat.own;
  }
  return ticks * TICK_MICROS;
}

/** Ticks of a process and of its children that have ended (proc_pid_stat(5)). */
function statOf(pid: string): { parent: number; own: number; ended: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const [parent, utime, stime, cutime, cstime] = [1, 11, 12, 13, 14].map((i) =>
      Number(fields[i]),
    ) as [number, number, number, number, number];
    return { parent, own: utime + stime, ended: cutime + cstime };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}
