import { invalid } from '#kernel/errors.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { Directory } from '#features/foundation/people/index.ts';
import { type KeptText, type Settled, type WrittenText, settle } from './model.ts';
import { type TextsOf, refuseTexts } from './refusal.ts';

/** A text as a request has it, or only what it says of one. */
type Seen = Omit<WrittenText, 'text'> & { readonly text?: string | undefined };

/** A text of a resource and what a request says of it. */
export interface TextChange<Field extends string> {
  /** What requests call it; what was seen of it is `…Version` and `…Base`. */
  readonly field: Field;
  readonly kept: KeptText;
  readonly written: Seen;
  /** Characters it may have. */
  readonly longest: number;
}

/**
 * What becomes of the texts that a request changes, each against what its author saw of it.
 * @param subject whose texts they are, locked
 * @returns those that are written
 * @throws AppError `text_conflict` when someone else changed one since, and both changes cannot be kept; `invalid` for
 *   what was seen of a text that is not written
 */
export async function settleTexts<const Field extends string>(
  scope: Scope,
  people: Directory,
  subject: TextsOf,
  changes: readonly TextChange<Field>[],
): Promise<Partial<Record<Field, Settled>>> {
  for (const { field, written } of changes) requireText(field, written);
  const settled: Partial<Record<Field, Settled>> = {};
  const conflicts: TextChange<Field>[] = [];
  for (const change of changes) {
    const { text, ...seen } = change.written;
    if (text === undefined) continue;
    const outcome = settle(change.kept, { text, ...seen }, change.longest);
    if (outcome) settled[change.field] = outcome;
    else conflicts.push(change);
  }
  if (conflicts.length > 0) throw await refuseTexts(scope, people, subject, conflicts);
  return settled;
}

function requireText(field: string, { text, version, base }: Seen): void {
  if (text !== undefined) return;
  const seen = { Version: version, Base: base };
  for (const [what, value] of Object.entries(seen))
    if (value !== undefined)
      throw invalid({ path: `${field}${what}`, message: `requires a new ${field}` });
}
