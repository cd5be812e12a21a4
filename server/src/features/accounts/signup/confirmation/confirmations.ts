import { newId } from '#kernel/ids.ts';
import { iso } from '#kernel/time.ts';
import {
  type AccountDraft,
  type Identity,
  type SignUpWish,
  insertSignUp,
  normalEmail,
  prepareAccount,
} from '#identity/index.ts';
import { type Jobs, jobRequest } from '#messaging/jobs/index.ts';
import type { Confirmation, Applicant } from '#features/foundation/people/index.ts';
import type { SignUpThrottle } from '../throttle.ts';
import { mailConfirmationType } from './job-types.ts';
import { languageOf } from './language.ts';
import { ConfirmationThrottle } from './throttle.ts';

export const LIFETIME_HOURS = 24;

/** Sign-ups that wait for their address to be confirmed by mail, where the deployment wants that. */
export class Confirmations implements Confirmation {
  /** Whether a new account is there only once its address was confirmed. */
  readonly isOn: boolean;
  readonly #identity: Identity;
  readonly #jobs: Jobs;
  readonly #byNetwork: SignUpThrottle;
  readonly #byAddress: ConfirmationThrottle;

  constructor(
    { identity, jobs }: { identity: Identity; jobs: Jobs },
    throttle: SignUpThrottle,
    isOn = identity.signUp === 'confirmed',
  ) {
    this.isOn = isOn;
    this.#identity = identity;
    this.#jobs = jobs;
    this.#byNetwork = throttle;
    this.#byAddress = new ConfirmationThrottle(identity.limits);
  }

  /**
   * Takes a sign-up on. It is the same work whether or not the address has an account, and no one looks: the job that
   * follows does.
   * @param draft without a problem
   * @returns the address that a mail goes to
   * @throws AppError `rate_limited`
   */
  async ask(
    applicant: Applicant,
    { draft, wish }: { draft: AccountDraft; wish: SignUpWish },
  ): Promise<string> {
    const { clock, control, passwords } = this.#identity;
    await this.#byNetwork.admit(applicant.ip);
    await this.#byAddress.admit(normalEmail(draft.email));
    const account = await prepareAccount(passwords, draft);
    const now = clock.now();
    const signUp = {
      id: newId(),
      account,
      wish,
      locale: languageOf(applicant),
      expiresAt: iso(new Date(now.getTime() + LIFETIME_HOURS * 3_600_000)),
    };
    await control.transaction().execute(async (trx) => {
      await insertSignUp(trx, signUp, iso(now));
      const mail = jobRequest(mailConfirmationType, { signUpId: signUp.id });
      await this.#jobs.sendWithin(trx, null, [mail]);
    });
    return account.email;
  }
}
