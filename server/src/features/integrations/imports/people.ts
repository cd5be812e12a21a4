/** A member of the workspace under the names an export may know them by. */
export interface KnownMember {
  readonly id: string;
  readonly username: string | null;
  readonly email: string;
}

/**
 * Finds members by login: their username or, when that is no one's, the part of their address before
 * the @, where only one member has it. Case does not count.
 * @returns login → member id, for the logins that are members
 */
export function matchMembers(
  logins: Iterable<string>,
  members: readonly KnownMember[],
): Map<string, string> {
  const byUsername = Map.groupBy(members, (member) => member.username?.toLowerCase());
  const byAddress = Map.groupBy(members, (member) => member.email.toLowerCase().split('@')[0]);
  const matched = new Map<string, string>();
  for (const login of logins) {
    const name = login.toLowerCase();
    const [member, another] = byUsername.get(name) ?? byAddress.get(name) ?? [];
    if (member && !another) matched.set(login, member.id);
  }
  return matched;
}
