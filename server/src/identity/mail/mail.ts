import type { MailState } from '../tables/index.ts';

/** A mail that was promised. */
export interface Mail {
  readonly id: string;
  /** What it says and to whom: the same is promised once. */
  readonly key: string;
  readonly tenantId: string;
  /** Null for someone without an account. */
  readonly accountId: string | null;
  readonly address: string;
  readonly kind: string;
  readonly locale: string;
  /** Ids; what the mail says is read when it goes. */
  readonly data: unknown;
  /** Encrypted; null once the mail has been sent. */
  readonly secret: string | null;
  readonly state: MailState;
  readonly attempts: number;
  readonly messageId: string;
  /** Why it was not sent, or not yet. */
  readonly error: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
}
