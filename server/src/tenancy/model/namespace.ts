/** The schema that holds the tables of the shared layout. */
export const SHARED_NAMESPACE = 'shared';

/** An opaque name that never changes, whatever the tenant is called. */
export const namespaceOf = (tenantId: string): string =>
  `t_${BigInt(`0x${tenantId.replaceAll('-', '')}`).toString(36)}`;

/** The tenant whose schema bears this name, the inverse of {@link namespaceOf}. */
export function tenantOf(namespace: string): string | undefined {
  const digits = /^t_([0-9a-z]{1,25})$/.exec(namespace)?.[1] ?? '';
  let value = 0n;
  for (const digit of digits) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  const hex = value.toString(16).padStart(32, '0');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return namespaceOf(id) === namespace ? id : undefined;
}
