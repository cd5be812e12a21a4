import type { Project } from '#api/index.ts';

/**
 * Whether the caller may lay the project to rest or take it up again. `can.update` tells it only
 * of a live project; whoever may delete a project is its lead, and leads may do either.
 */
export function mayArchive({ can }: Pick<Project, 'can'>): boolean {
  return can.update || can.delete;
}
