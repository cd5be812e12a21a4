export interface OwnTitles {
  /** Notes that an own title replaced a version. */
  note: (id: string, replaced: number, version: number) => void;
  /** The version that became of a version by own titles alone. */
  newest: (id: string, version: number) => number;
}

/**
 * The versions of titles that were replaced by own titles. A title is often written while the one before is still being
 * saved. If that is refused, or someone else changes the title after it, the next one has to be refused too.
 */
export function ownTitles(): OwnTitles {
  const steps = new Map<string, Map<number, number>>();
  return {
    note(id, replaced, version) {
      if (version <= replaced) return;
      const known = steps.get(id) ?? new Map<number, number>();
      steps.set(id, known.set(replaced, version));
    },
    newest(id, version) {
      let newest = version;
      let next: number | undefined = version;
      while (next !== undefined) {
        newest = next;
        next = steps.get(id)?.get(next);
      }
      return newest;
    },
  };
}
