/** A tenant step that is written once, as it was understood: what both engines are told in their own words. */
export type StepChange =
  | { readonly kind: 'create'; readonly table: string; readonly parts: readonly TablePart[] }
  | { readonly kind: 'alter'; readonly table: string; readonly actions: readonly TableAction[] }
  | { readonly kind: 'drop'; readonly table: string }
  | { readonly kind: 'update'; readonly table: string; readonly set: string }
  | { readonly kind: 'protect'; readonly tables: readonly string[] };

/** What a table consists of. */
export type TablePart =
  | StepColumn
  | { readonly kind: 'primary key'; readonly columns: readonly string[] }
  | StepIndex
  | StepForeignKey
  | StepCheck;

export type TableAction =
  | { readonly does: 'add'; readonly part: Exclude<TablePart, { kind: 'primary key' }> }
  | { readonly does: 'drop'; readonly what: 'index' | 'constraint'; readonly name: string };

export interface StepColumn {
  readonly kind: 'column';
  readonly name: string;
  /** Its type in each engine's step. */
  readonly type: { readonly postgres: string; readonly mysql: string };
  /** A text of any length, which MySQL neither indexes nor gives a default. */
  readonly isLong: boolean;
  readonly isNotNull: boolean;
  readonly default: string | undefined;
  readonly generated: string | undefined;
}

export interface StepIndex {
  readonly kind: 'index';
  readonly name: string;
  readonly isUnique: boolean;
  readonly columns: readonly string[];
  /** Which rows a partial index is about. */
  readonly where: string | undefined;
  /** What stands in the index where there are no partial ones: its columns and those of the condition. */
  readonly whole: readonly string[];
}

export interface StepForeignKey {
  readonly kind: 'foreign key';
  readonly name: string;
  readonly columns: readonly string[];
  readonly table: string;
  readonly target: readonly string[];
  readonly isCascading: boolean;
}

export interface StepCheck {
  readonly kind: 'check';
  readonly name: string;
  readonly condition: string;
}
