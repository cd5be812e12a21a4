/**
 * Fills a step's placeholders. Steps are plain SQL, so what runs against a tenant is what a reader of
 * server/migrations sees, and applying one to a thousand tenants costs a thousand messages and nothing else.
 */

/** Where tenant tables are built, and for whom. */
export type TenantTarget =
  | { readonly kind: 'shared'; readonly namespace: string; readonly appRole: string }
  | {
      readonly kind: 'schema';
      readonly namespace: string;
      readonly appRole: string;
      readonly tenantId: string;
    };

/** The row-level policy of a target: which rows a signed context sees. */
export const policyOf = (target: TenantTarget): string =>
  target.kind === 'shared'
    ? 'tenant_id = (select platform.current_tenant())'
    : `'${target.tenantId}'::uuid = (select platform.current_tenant())`;

/** A tenant step for one target: the shared tables of a cell, or one tenant's schema. */
export function renderTenantStep(template: string, target: TenantTarget): string {
  const shared = target.kind === 'shared';
  const values: Record<string, string> = {
    ns: target.namespace,
    tenant_column: shared ? 'tenant_id uuid not null,' : '',
    'tenant,': shared ? 'tenant_id, ' : '',
  };
  return fill(template, (placeholder) => {
    if (!placeholder.startsWith('protect ')) return values[placeholder];
    const tables = placeholder.slice('protect '.length).split(',');
    return tables
      .map((table) => protectTable(`${target.namespace}.${table.trim()}`, target))
      .join('\n');
  });
}

function protectTable(table: string, target: TenantTarget): string {
  const policy = policyOf(target);
  return [
    `alter table ${table} enable row level security, force row level security;`,
    `create policy tenant on ${table} using (${policy}) with check (${policy});`,
    `grant select, insert, update, delete on ${table} to ${target.appRole};`,
  ].join('\n');
}

/**
 * Replaces each `{placeholder}` by its value. Comments are left alone: they explain the placeholders.
 * A placeholder without a value stays as it is, since braces also occur in SQL text such as JSON.
 */
export function fill(
  template: string,
  valueOf: (placeholder: string) => string | undefined,
): string {
  return template
    .split('\n')
    .map((line) => {
      const [code = '', ...comment] = line.split('--');
      const filled = code.replace(
        /\{([a-z_][a-z_, ]*)\}/g,
        (match, name: string) => valueOf(name) ?? match,
      );
      return [filled, ...comment].join('--');
    })
    .join('\n');
}
