import { AppError, type RefusalCode } from '#kernel/errors.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import { lastChangeOf } from '#features/foundation/activity/index.ts';
import { type Directory, referTo } from '#features/foundation/people/index.ts';
import type { KeptText } from './model.ts';

/** Someone else changed a text in the meantime, and both changes cannot be kept. */
export const textConflict: RefusalCode = {
  code: 'text_conflict',
  like: 'conflict',
  title: 'Conflicting text edits',
};

export interface TextConflict {
  readonly field: string;
  readonly kept: KeptText;
}

/** Whose texts they are. */
export interface TextsOf {
  readonly of: 'project' | 'task';
  readonly id: string;
  /** The version of the whole. */
  readonly version: number;
}

/** The refusal of texts that were changed in the meantime, with what they are now, by whom and since when. */
export async function refuseTexts(
  scope: Scope,
  people: Directory,
  { of, id, version }: TextsOf,
  conflicts: readonly TextConflict[],
): Promise<AppError> {
  const changes = await scope.batch(conflicts.map(({ field }) => lastChangeOf(of, id, field)));
  const told = conflicts.map(({ field, kept }, i) => {
    const last = changes[i]?.[0];
    const by = referTo(people, last?.actor_id ?? null);
    return { field, current: { ...kept, by, at: last?.at ?? null } };
  });
  const [first] = told;
  return new AppError(
    textConflict,
    `${first?.current.by?.name ?? 'Someone else'} changed the ${told.map(({ field }) => field).join(' and the ')} in the meantime; \`conflicts\` has the current text.`,
    { extra: { currentVersion: version, conflicts: told } },
  );
}
