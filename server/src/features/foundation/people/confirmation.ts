import type { AccountDraft } from '#identity/index.ts';

/** The origin of a sign-up, as far as a confirmation needs it. */
export interface Applicant {
  /** An IP address. */
  readonly ip: string;
  readonly headers: { readonly 'accept-language'?: string | undefined };
}

/** Has a new account's address confirmed by mail before there is one, where the deployment wants that. */
export interface Confirmation {
  readonly isOn: boolean;
  /**
   * @returns the address that a mail goes to, whether or not it has an account
   * @throws AppError `rate_limited`
   */
  ask(
    applicant: Applicant,
    signUp: { draft: AccountDraft; wish: { invitationId: string } },
  ): Promise<string>;
}
