import type { Scope } from '#tenancy/scope/index.ts';
import {
  type Actor,
  type ProjectRole,
  type ProjectStanding,
  roleInProject,
} from '#identity/index.ts';

/** What decides who sees a project, besides roles. */
export interface ProjectWall {
  readonly id: string;
  readonly visibility: ProjectStanding['visibility'];
  readonly isArchived: boolean;
}

export interface RoleThere {
  readonly projectId: string;
  readonly personId: string;
  readonly role: ProjectRole;
}

/** How the walls between projects are read; projects provide it. */
export interface WallSource {
  /** Every project of the tenant. */
  all(scope: Scope): Promise<readonly ProjectWall[]>;
  /** One of them, and every explicit role in it. */
  one(
    scope: Scope,
    projectId: string,
  ): Promise<{ wall: ProjectWall | undefined; roles: readonly RoleThere[] }>;
  /** The explicit roles of some people. */
  rolesOf(scope: Scope, personIds: readonly string[]): Promise<readonly RoleThere[]>;
}

export interface StandingThere {
  readonly standing: ProjectStanding;
  readonly isArchived: boolean;
}

/**
 * Who may see which project of a tenant, of those who are connected: kept in memory, and read again when
 * an event says that it changed. Events come in the order in which changes became visible, so whoever
 * heard of a change decides by it about everything that came after.
 */
export class Walls {
  readonly #projects = new Map<string, ProjectWall>();
  readonly #roles = new Map<string, Map<string, ProjectRole>>();

  /** Begins anew with what is there now; roles are added as people come. */
  reset(projects: readonly ProjectWall[]): void {
    this.#projects.clear();
    for (const wall of projects) this.#projects.set(wall.id, wall);
  }

  knows(projectId: string): boolean {
    return this.#projects.has(projectId);
  }

  /** Takes in the explicit roles of people who have just come. */
  admit(personIds: readonly string[], roles: readonly RoleThere[]): void {
    for (const id of personIds) this.#roles.set(id, new Map());
    for (const { personId, projectId, role } of roles)
      this.#roles.get(personId)?.set(projectId, role);
  }

  forget(personId: string): void {
    this.#roles.delete(personId);
  }

  /** Takes in what a project is like now. */
  replace(
    projectId: string,
    { wall, roles }: { wall: ProjectWall | undefined; roles: readonly RoleThere[] },
  ): void {
    if (wall) this.#projects.set(projectId, wall);
    else this.#projects.delete(projectId);
    for (const own of this.#roles.values()) own.delete(projectId);
    for (const { personId, role } of roles) this.#roles.get(personId)?.set(projectId, role);
  }

  /** How somebody stands in a project; undefined when they may not see it, or there is none. */
  standingOf(actor: Actor, projectId: string): StandingThere | undefined {
    const wall = this.#projects.get(projectId);
    if (!wall) return undefined;
    const projectRole = this.#roles.get(actor.userId)?.get(projectId) ?? null;
    const standing = { visibility: wall.visibility, projectRole };
    if (roleInProject(actor, standing) === null) return undefined;
    return { standing, isArchived: wall.isArchived };
  }

  /** The projects somebody may see. */
  visibleTo(actor: Actor): string[] {
    return [...this.#projects.keys()].filter((id) => this.standingOf(actor, id) !== undefined);
  }
}
