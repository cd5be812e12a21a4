interface State {
  readonly name: string;
  readonly next: readonly string[];
}

/**
 * The states between two, on the shortest way that a workflow allows; none when one follows the other, or when there is
 * no way at all: then the server says what is possible.
 */
export function stepsBetween(states: readonly State[], from: string, to: string): string[] {
  const before = new Map<string, string>();
  const seen = new Set([from]);
  const queue = [from];
  for (const at of queue) {
    if (at === to) break;
    for (const next of states.find(({ name }) => name === at)?.next ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      before.set(next, at);
      queue.push(next);
    }
  }
  const way: string[] = [];
  for (let at = before.get(to); at !== undefined && at !== from; at = before.get(at))
    way.unshift(at);
  return way;
}
