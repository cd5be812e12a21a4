import type { Scope } from '#tenancy/scope/index.ts';
import {
  type Actor,
  type ProjectRole,
  type ProjectStanding,
  roleInProject,
} from '#identity/index.ts';

/** What decides who sees a project, besides roles. */
export interface ProjectAcl {
  readonly id: string;
  readonly visibility: ProjectStanding['visibility'];
  readonly isArchived: boolean;
}

export interface ExplicitRole {
  readonly projectId: string;
  readonly personId: string;
  readonly role: ProjectRole;
}

/** How it is read who may see which project; projects provide it. */
export interface AclSource {
  /** Every project of the tenant. */
  all(scope: Scope): Promise<readonly ProjectAcl[]>;
  /** One of them, and every explicit role in it. */
  one(
    scope: Scope,
    projectId: string,
  ): Promise<{ acl: ProjectAcl | undefined; roles: readonly ExplicitRole[] }>;
  /** The explicit roles of some people. */
  rolesOf(scope: Scope, personIds: readonly string[]): Promise<readonly ExplicitRole[]>;
}

export interface ViewerAccess {
  readonly standing: ProjectStanding;
  readonly isArchived: boolean;
}

/**
 * Who may see which project of a tenant, of those who are connected: kept in memory, and read again when
 * an event says that it changed. Events come in the order in which changes became visible, so a reader that
 * got a change decides by it about everything that came after.
 */
export class ProjectAcls {
  readonly #projects = new Map<string, ProjectAcl>();
  readonly #roles = new Map<string, Map<string, ProjectRole>>();

  /** Begins again with what is there now; roles are added as people come. */
  reset(projects: readonly ProjectAcl[]): void {
    this.#projects.clear();
    for (const acl of projects) this.#projects.set(acl.id, acl);
  }

  knows(projectId: string): boolean {
    return this.#projects.has(projectId);
  }

  /** Takes in the explicit roles of people who have just come. */
  admit(personIds: readonly string[], roles: readonly ExplicitRole[]): void {
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
    { acl, roles }: { acl: ProjectAcl | undefined; roles: readonly ExplicitRole[] },
  ): void {
    if (acl) this.#projects.set(projectId, acl);
    else this.#projects.delete(projectId);
    for (const own of this.#roles.values()) own.delete(projectId);
    for (const { personId, role } of roles) this.#roles.get(personId)?.set(projectId, role);
  }

  /** How someone stands in a project; undefined when they may not see it, or there is none. */
  standingOf(actor: Actor, projectId: string): ViewerAccess | undefined {
    const acl = this.#projects.get(projectId);
    if (!acl) return undefined;
    const projectRole = this.#roles.get(actor.userId)?.get(projectId) ?? null;
    const standing = { visibility: acl.visibility, projectRole };
    if (roleInProject(actor, standing) === null) return undefined;
    return { standing, isArchived: acl.isArchived };
  }

  /** The projects someone may see. */
  visibleTo(actor: Actor): string[] {
    return [...this.#projects.keys()].filter((id) => this.standingOf(actor, id) !== undefined);
  }
}
