/** By task: the version of a title that was replaced by an own title, and the version that this one has. */
const own = new Map<string, Map<number, number>>();

/** Notes that an own title replaced a version. */
export function noteOwn(id: string, replaced: number, version: number): void {
  if (version <= replaced) return;
  const steps = own.get(id) ?? new Map<number, number>();
  own.set(id, steps.set(replaced, version));
}

/**
 * The version that became of a version by own titles alone. A title is often written while the one before is still being
 * saved. If that is refused, or someone else changes the title after it, the next one has to be refused too.
 */
export function newestOwn(id: string, version: number): number {
  let newest = version;
  for (let next: number | undefined = version; next !== undefined; next = own.get(id)?.get(next))
    newest = next;
  return newest;
}
