/** Someone whose name can stand in a tenant's data: a member, or an outside person an import brought. */
export interface Person {
  /** A member's account id, or an outside person's own. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'member' | 'external';
  /** False for someone who has left: the name stays on what they did, but nothing new is given to them. */
  readonly active: boolean;
}

export type Directory = ReadonlyMap<string, Person>;

/** An outside person as an import knows them. */
export interface External {
  /** Their identity where they come from, such as `github:octocat`. */
  readonly handle: string;
  readonly name: string;
}
