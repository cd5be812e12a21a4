import { readFileSync, statSync } from 'node:fs';

/** A system user to run PostgreSQL as. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, so root lends it an ordinary user: the one who owns the
 * cluster when there is one, else `postgres`, else `no one`.
 * @returns undefined when we are not root and it simply runs as we do.
 */
export function chooseAccount(existingCluster?: string): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = readAccounts();
  const owner = existingCluster === undefined ? undefined : ownerOf(existingCluster);
  if (owner) return known.find(({ uid }) => uid === owner.uid) ?? owner;
  const named = (name: string) => known.find((account) => account.name === name);
  return named('postgres') ?? named('nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 };
}

/** The identity options of `spawn` for an account. */
export function runAs(account: SystemUser | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

function ownerOf(directory: string): SystemUser | undefined {
  const { uid, gid } = statSync(directory);
  return uid === 0 ? undefined : { name: `user ${uid}`, uid, gid };
}

function readAccounts(): SystemUser[] {
  let text = '';
  try {
    text = readFileSync('/etc/passwd', 'utf8');
  } catch {
    // A minimal container may have no such file; numeric ids work without it.
  }
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid = '', gid = ''] = line.split(':');
    return /^\d+$/.test(uid) && /^\d+$/.test(gid)
      ? [{ name, uid: Number(uid), gid: Number(gid) }]
      : [];
  });
}
