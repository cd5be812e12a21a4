import type { Identity } from '#identity/index.ts';
import type { Mailer } from '#features/foundation/mail/index.ts';
import type { Jobs } from '#messaging/jobs/index.ts';

export interface PasswordResetDeps {
  readonly identity: Identity;
  readonly mailer: Mailer;
  readonly jobs: Jobs;
}
