import { invalid } from '#kernel/errors.ts';
import { compileCheck } from '#platform/http/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import {
  type ActorContext,
  type Project,
  ProjectName,
  admitRow,
  authorizeChange,
  createProject,
  findProject,
  lockProject,
  projectRef,
  projectRights,
} from '#features/work/projects/index.ts';

export interface ImportTarget {
  /** Id or key of the project. */
  readonly project: string;
  /** Creates a project of this key under this name when there is none. */
  readonly createAs?: string | undefined;
}

/**
 * The project to import into, locked; a new one when that was asked for.
 * @throws AppError `not_found`, `conflict` (archived), `forbidden`: only who may lead a project may write
 *   others' names and dates into it
 */
export async function openTarget(
  tx: TxScope,
  by: ActorContext,
  target: ImportTarget,
): Promise<{ project: Project; isNew: boolean }> {
  const ref = projectRef(target.project);
  const [, [row]] = await tx.batch([lockProject(ref), findProject(ref, by.actor)]);
  if (!row && target.createAs !== undefined && ref.by === 'key') {
    const project = await createProject(tx, by, { key: ref.value, name: named(target.createAs) });
    return { project, isNew: true };
  }
  const project = admitRow(by.actor, row);
  authorizeChange(by.actor, projectRights.update, project);
  return { project, isNew: false };
}

const isName = compileCheck(ProjectName);

/** @throws AppError `invalid` for a name that a request could not give either */
function named(name: string): string {
  if (isName(name)) return name;
  throw invalid({
    path: '--project-name',
    message: isName.errors?.[0]?.message ?? 'is not a valid name',
  });
}
