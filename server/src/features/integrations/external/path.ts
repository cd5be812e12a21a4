/** Names or numbers with dots between, such as `fields.assignee.name` or `labels.0`. */
export const PATH_PATTERN = String.raw`^[^.\u0000-\u001f]{1,60}(\.[^.\u0000-\u001f]{1,60}){0,9}$`;

/**
 * What is at a path in a value that came as JSON; undefined where there is nothing. Only what the value
 * itself holds: never what every object has.
 */
export function at(value: unknown, path: string): unknown {
  if (path === '') return value;
  let found = value;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
      return undefined;
    if (Array.isArray(found) && !/^\d+$/.test(name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}
