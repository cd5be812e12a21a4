import { notFound } from '#kernel/errors.ts';
import { iso } from '#kernel/time.ts';
import type { Isolation, TenantRecord } from '#tenancy/index.ts';
import {
  type Account,
  type ControlTx,
  type Identity,
  type PreparedAccount,
  createAccount,
  findAccount,
  insertMembership,
  listMembers,
} from '#identity/index.ts';
import type { Mailer } from '#features/foundation/mail/index.ts';
import { type People, welcome } from '#features/foundation/people/index.ts';

export interface SignUpDeps {
  readonly identity: Identity;
  readonly people: People;
  readonly mailer: Mailer;
}

type OwnerIn = (trx: ControlTx) => Promise<Account>;

export interface NewWorkspace {
  readonly slug: string;
  readonly name: string;
  readonly plan: string;
  /** Overrides what the plan names; for operators. */
  readonly isolation?: Isolation | undefined;
  /** The name of the cell it is to lie in; for operators. */
  readonly cell?: string | undefined;
  /** Someone new, an account that exists, or what finds or makes one inside the same transaction. */
  readonly owner: PreparedAccount | { readonly userId: string } | OwnerIn;
  /** Whether the owner is not greeted by mail. */
  readonly isQuiet?: boolean;
}

/**
 * Makes a workspace with its owner, ready to be used.
 *
 * The planes share no transaction, so this is a saga: the control plane commits the whole intention
 * (account, tenant in state `provisioning`, place, membership), then the tenant's database gets the
 * owner's row, then the tenant is opened. Every step after the first can be repeated, and
 * `resumeSignUps` repeats them for what a crash left half-way.
 * @throws AppError `slug_taken`, `account_taken`, `invalid`, and what `owner` throws
 */
export async function openWorkspace(
  deps: SignUpDeps,
  workspace: NewWorkspace,
): Promise<{ tenant: TenantRecord; account: Account }> {
  const { tenantId, account } = await intend(deps, workspace);
  return { tenant: await finish(deps, await deps.identity.tenancy.reserved(tenantId)), account };
}

async function intend(
  { identity, mailer }: SignUpDeps,
  { owner, isQuiet = false, ...tenant }: NewWorkspace,
): Promise<{ tenantId: string; account: Account }> {
  const now = iso(identity.clock.now());
  return identity.tenancy.withCapacity(() =>
    identity.control.transaction().execute(async (trx) => {
      const account = await ownerIn(trx, owner, now);
      const tenantId = await identity.tenancy.reserve(trx, tenant, now, async (id) => {
        await insertMembership(trx, { tenantId: id, userId: account.id, role: 'owner' }, now);
        if (!isQuiet) await mailer.enqueue(trx, welcome(id, account, { opened: true }));
      });
      return { tenantId, account };
    }),
  );
}

async function ownerIn(
  trx: ControlTx,
  owner: NewWorkspace['owner'],
  now: string,
): Promise<Account> {
  if (typeof owner === 'function') return owner(trx);
  if (!('userId' in owner)) return createAccount(trx, owner, now);
  const account = await findAccount(trx, owner.userId);
  if (!account) throw notFound('account');
  return account;
}

/** Everything after the first commit; doing it twice does no harm. */
async function finish(
  { identity, people }: SignUpDeps,
  tenant: TenantRecord,
): Promise<TenantRecord> {
  const { tenancy, control } = identity;
  const members = await listMembers(control, tenant.id, {
    limit: 100,
    q: undefined,
    after: undefined,
  });
  await tenancy.scopeOf(tenant).transact(async (tx) => {
    for (const { userId: id, name } of members) people.ensureMember(tx, { id, name });
  });
  return tenancy.activate(tenant);
}

/**
 * Finishes the sign-ups that a crash cut off. Call it when a server starts.
 * @param onError called for each that could not be completed now; the others are completed all the same
 * @returns how many were finished
 */
export async function resumeSignUps(
  deps: SignUpDeps,
  onError: (error: unknown, tenant: TenantRecord) => void,
): Promise<number> {
  let finished = 0;
  for (const tenant of await deps.identity.tenancy.unfinished()) {
    try {
      await finish(deps, tenant);
      finished += 1;
    } catch (error) {
      onError(error, tenant);
    }
  }
  return finished;
}
