import {
  BinaryOperationNode,
  ColumnNode,
  MysqlQueryCompiler,
  type OnConflictNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  RawNode,
  type ReferenceNode,
  type ReturningNode,
  type SchemableIdentifierNode,
  SelectModifierNode,
  SelectQueryNode,
  TableNode,
  TupleNode,
} from 'kysely';

/**
 * Spells the portable subset for MySQL and MariaDB. `on conflict` becomes `on duplicate key update`,
 * which asks about every unique key and not about the named one; `ignore` is never written, since it
 * swallows far more than duplicates.
 */
export class MySqlCompiler extends MysqlQueryCompiler {
  readonly #namespace: string;

  /** @param namespace the schema that represents the connection's own database, and is omitted */
  constructor(namespace: string) {
    super();
    this.#namespace = namespace;
  }

  protected override visitSchemableIdentifier(node: SchemableIdentifierNode): void {
    if (node.schema && node.schema.name !== this.#namespace) throw outside('a schema');
    this.visitNode(node.identifier);
  }

  /**
   * A page of a list is read in the order its tables are named, so that the index which holds the order
   * is walked until the page is full. These servers choose the order of tables before they look at the
   * limit: left to themselves they would begin with the smallest table and sort everything behind it.
   * Where text is searched nearly everything is read anyhow, and sorting the few that are found is cheaper. Where rows
   * are named by a list of their own (`id in (select …)`), that list is where to begin.
   */
  protected override visitSelectQuery(node: SelectQueryNode): void {
    const isPage = node.limit !== undefined && node.orderBy !== undefined && node.joins;
    super.visitSelectQuery(
      isPage && !findsFew(node)
        ? { ...node, frontModifiers: [...(node.frontModifiers ?? []), IN_ORDER] }
        : node,
    );
  }

  /**
   * `(a, b) < (x, y)`, which these servers compare row by row without an index, as the two ranges it is.
   */
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { leftOperand: left, operator, rightOperand: right } = node;
    if (!TupleNode.is(left) || !TupleNode.is(right)) return super.visitBinaryOperation(node);
    const [value, tie, ...others] = left.values;
    const [thatValue, thatTie] = right.values;
    if (!value || !tie || !thatValue || !thatTie || others.length > 0)
      throw outside('a comparison of more than two values');
    const compare = (a: OperationNode, by: OperationNode, b: OperationNode): void =>
      super.visitBinaryOperation(BinaryOperationNode.create(a, by, b));
    this.append('(');
    compare(value, operator, thatValue);
    this.append(' or (');
    compare(value, OperatorNode.create('='), thatValue);
    this.append(' and ');
    compare(tie, operator, thatTie);
    this.append('))');
  }

  protected override visitOnConflict(node: OnConflictNode): void {
    if (node.constraint || node.indexExpression || node.updateWhere) {
      throw outside('a conflict told by more than its columns');
    }
    this.append('on duplicate key update ');
    // An update that changes nothing: the row stays as it is, and is not counted.
    if (node.doNothing) this.append('`tenant_id` = `tenant_id`');
    else this.compileList(node.updates ?? []);
  }

  /** In PostgreSQL the row that could not be inserted is called `excluded`. */
  protected override visitReference(node: ReferenceNode): void {
    if (!isExcluded(node.table) || !ColumnNode.is(node.column)) return super.visitReference(node);
    this.append('values(');
    this.visitNode(node.column);
    this.append(')');
  }

  /** A shared lock of a row has one strength here, and a spelling that both servers know. */
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier === 'ForKeyShare') this.append('lock in share mode');
    else super.visitSelectModifier(node);
  }

  protected override visitReturning(_node: ReturningNode): never {
    throw outside('returning');
  }
}

const IN_ORDER = SelectModifierNode.createWithExpression(RawNode.createWithSql('straight_join'));

/** Looks for `like`, and for `in` over a query, anywhere in a query. */
class FewRows extends OperationNodeTransformer {
  isFound = false;

  protected override transformBinaryOperation(node: BinaryOperationNode): BinaryOperationNode {
    const { operator, rightOperand: right } = node;
    this.isFound ||=
      OperatorNode.is(operator) && operator.operator === 'in' && SelectQueryNode.is(right);
    return super.transformBinaryOperation(node);
  }

  protected override transformOperator(node: OperatorNode): OperatorNode {
    this.isFound ||= node.operator === 'like';
    return node;
  }
}

function findsFew(query: SelectQueryNode): boolean {
  const search = new FewRows();
  search.transformNode(query);
  return search.isFound;
}

const isExcluded = (table: OperationNode | undefined): boolean =>
  table !== undefined && TableNode.is(table) && table.table.identifier.name === 'excluded';

const outside = (what: string): Error => new Error(`${what} is outside the portable subset`);
