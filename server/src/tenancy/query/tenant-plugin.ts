import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type ColumnUpdateNode,
  type DeleteQueryNode,
  IdentifierNode,
  type InsertQueryNode,
  type JoinNode,
  type KyselyPlugin,
  ListNode,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  ParensNode,
  PrimitiveValueListNode,
  type QueryId,
  ReferenceNode,
  type RootOperationNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
} from 'kysely';
import { TENANT } from './param.ts';

const COLUMN = 'tenant_id';

/**
 * Adds the tenant to every statement of the shared layout: a predicate on every table read, changed
 * or joined, and a value in every row inserted. Row-level security stands behind it; this is what
 * lets every index lead with the tenant.
 *
 * Runs after the schema has been put in, so a table without a schema is a common table expression.
 */
class TenantTransformer extends OperationNodeTransformer {
  protected override transformSelectQuery(node: SelectQueryNode, id?: QueryId): SelectQueryNode {
    const query = super.transformSelectQuery(node, id);
    return guarded(query, query.from?.froms ?? []);
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, id?: QueryId): UpdateQueryNode {
    const query = super.transformUpdateQuery(node, id);
    query.updates?.forEach(assertNotTenant);
    if (query.table && ListNode.is(query.table)) throw outside('update of several tables');
    return guarded(query, [...(query.table ? [query.table] : []), ...(query.from?.froms ?? [])]);
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, id?: QueryId): DeleteQueryNode {
    const query = super.transformDeleteQuery(node, id);
    if (query.using) throw outside('delete … using');
    return guarded(query, query.from.froms);
  }

  protected override transformJoin(node: JoinNode, id?: QueryId): JoinNode {
    const join = super.transformJoin(node, id);
    // From the right side of the others rows come that no predicate in ON holds back.
    if (!JOINS.has(join.joinType)) throw outside(join.joinType);
    const predicate = predicateOn(join.table);
    if (!predicate) return join;
    return {
      ...join,
      on: join.on ? OnNode.cloneWithOperation(join.on, 'And', predicate) : OnNode.create(predicate),
    };
  }

  protected override transformMergeQuery(): never {
    throw outside('merge');
  }

  protected override transformInsertQuery(node: InsertQueryNode, id?: QueryId): InsertQueryNode {
    const query = super.transformInsertQuery(node, id);
    const values = query.values;
    if (!query.columns || !values || !ValuesNode.is(values)) {
      throw new Error('an insert names its columns and lists its values');
    }
    if (query.columns.some((c) => c.column.name === COLUMN)) throw new Error(OWN);
    query.onConflict?.updates?.forEach(assertNotTenant);
    return {
      ...query,
      columns: [...query.columns, ColumnNode.create(COLUMN)],
      values: ValuesNode.create(
        values.values.map((row) =>
          PrimitiveValueListNode.is(row)
            ? PrimitiveValueListNode.create([...row.values, TENANT])
            : ValueListNode.create([...row.values, ValueNode.create(TENANT)]),
        ),
      ),
      ...(query.onConflict?.columns && {
        onConflict: {
          ...query.onConflict,
          columns: [ColumnNode.create(COLUMN), ...query.onConflict.columns],
        },
      }),
    };
  }
}

const OWN = 'a statement may not set tenant_id';

const outside = (what: string): Error => new Error(`${what} is outside the portable subset`);

const JOINS = new Set<JoinNode['joinType']>(['InnerJoin', 'LeftJoin']);

/** @throws Error when an update sets the tenant, or a column that cannot be determined */
function assertNotTenant({ column }: ColumnUpdateNode): void {
  const node = ReferenceNode.is(column) ? column.column : column;
  if (!ColumnNode.is(node)) throw outside('update of an unnamed column');
  if (node.column.name === COLUMN) throw new Error(OWN);
}

/** Puts the tenant predicate of each table into the statement's WHERE, and parenthesises what was there. */
function guarded<Q extends SelectQueryNode | UpdateQueryNode | DeleteQueryNode>(
  query: Q,
  tables: readonly OperationNode[],
): Q {
  const predicates = tables.map(predicateOn).filter((p) => p !== undefined);
  const [first, ...rest] = predicates;
  if (!first) return query;
  const tenant = rest.reduce<OperationNode>((all, next) => AndNode.create(all, next), first);
  const where = query.where ? AndNode.create(tenant, ParensNode.create(query.where.where)) : tenant;
  return { ...query, where: WhereNode.create(where) };
}

function predicateOn(table: OperationNode): BinaryOperationNode | undefined {
  const source = AliasNode.is(table) ? table.node : table;
  if (!TableNode.is(source) || !source.table.schema) return undefined;
  const name =
    AliasNode.is(table) && IdentifierNode.is(table.alias)
      ? TableNode.create(table.alias.name)
      : source;
  return BinaryOperationNode.create(
    ReferenceNode.create(ColumnNode.create(COLUMN), name),
    OperatorNode.create('='),
    ValueNode.create(TENANT),
  );
}

const transformer = new TenantTransformer();

export const tenantPlugin: KyselyPlugin = {
  transformQuery: ({ node, queryId }): RootOperationNode =>
    transformer.transformNode(node, queryId),
  transformResult: ({ result }) => Promise.resolve(result),
};
