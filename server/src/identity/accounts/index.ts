/** Accounts, their passwords, and every query on them. */
export {
  findAccount,
  findAccountByEmail,
  findForLogin,
  holdPassword,
  markVerified,
  touchLogin,
  updatePassword,
  updateProfile,
} from './account-store.ts';
export {
  NAME_PATTERN,
  normalEmail,
  normalName,
  profileProblems,
  type Account,
  type PreparedAccount,
} from './account.ts';
export {
  createAccount,
  draftProblems,
  openAccount,
  prepareAccount,
  setFirstPassword,
  withFreeUsername,
  type AccountDraft,
} from './create-account.ts';
export { passwordProblem } from './password-policy.ts';
export { Argon2Passwords, type Passwords } from './passwords.ts';
export type { Rename } from './renames.ts';
export {
  armReset,
  findAskedReset,
  findOpenReset,
  insertReset,
  removeExpiredResets,
  removeReset,
  useReset,
  type OpenReset,
} from './reset-store.ts';
export {
  ConfirmationSent,
  Email,
  FullName,
  NewPassword,
  User,
  Username,
  toUserView,
} from './schema.ts';
export {
  armSignUp,
  emptySignUp,
  findAskedSignUp,
  findOpenSignUp,
  insertSignUp,
  lockSignUps,
  removeExpiredSignUps,
  removeSignUp,
  removeSignUpsOf,
  type OpenSignUp,
  type SignUpWish,
} from './sign-up-store.ts';
export { listExisting, listOrphans, removeAccounts } from './orphans.ts';
