import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a profiled server spent its time: self time by part, then by function. */

interface Profile {
  readonly nodes: readonly {
    id: number;
    callFrame: { functionName: string; url: string; lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** @param folder of --cpu-prof-dir, with one profile in it */
export function summarise(folder: string, say: (line: string) => void): void {
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'));
  if (!file) throw new Error(`no profile in ${folder}`);
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile;
  const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  const parts = new Map<string, number>();
  const functions = new Map<string, number>();
  let busy = 0;
  profile.samples.forEach((id, i) => {
    const frame = nodes.get(id);
    const micros = profile.timeDeltas[i] ?? 0;
    if (!frame || frame.functionName === '(idle)') return;
    busy += micros;
    const part = partOf(frame);
    parts.set(part, (parts.get(part) ?? 0) + micros);
    const name = `${frame.functionName || '(anonymous)'}  ${frame.url.split('/').slice(-3).join('/')}:${frame.lineNumber + 1}`;
    functions.set(name, (functions.get(name) ?? 0) + micros);
  });
  const top = (of: Map<string, number>, count: number): void => {
    for (const [name, micros] of [...of].toSorted((a, b) => b[1] - a[1]).slice(0, count)) {
      say(`  ${((micros / busy) * 100).toFixed(1).padStart(5)} %  ${name}`);
    }
  };
  say('by part');
  top(parts, 14);
  say('by function');
  top(functions, 25);
}

function partOf({ functionName, url }: { functionName: string; url: string }): string {
  if (functionName === '(garbage collector)') return 'garbage collection';
  const ours = /server\/src\/(\w+\/?[\w-]*)/.exec(url);
  if (ours) return `ours: ${ours[1]}`;
  const module = /node_modules\/((?:@[\w-]+\/)?[\w-]+)/.exec(url);
  if (module) return `package: ${module[1]}`;
  return url.startsWith('node:') ? 'node itself' : 'engine and system calls';
}
