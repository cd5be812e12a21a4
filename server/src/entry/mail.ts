import { join } from 'node:path';
import { type Config, deriveKey } from '#config/index.ts';
import { type MailTransport, Outbox, smtpTransport } from '#platform/mail/index.ts';
import type { Identity } from '#identity/index.ts';
import type { Jobs } from '#tenancy/jobs/index.ts';
import type { Sealer } from '#tenancy/sealing/index.ts';
import { Mailer, UnsubscribeTokens } from '#features/mail/index.ts';

/** Where mail goes by the settings: to a server, or into files beside the data. */
export const mailTransport = ({ smtpUrl, dataDir }: Config): MailTransport =>
  smtpUrl === undefined ? new Outbox(join(dataDir, 'mail')) : smtpTransport(smtpUrl);

export interface MailParts {
  readonly config: Config;
  readonly identity: Identity;
  readonly jobs: Jobs;
  readonly sealer: Sealer;
  readonly transport: MailTransport;
}

export function createMailer({ config, ...parts }: MailParts): Mailer {
  const { appSecret, mailFrom } = config;
  return new Mailer({
    ...parts,
    from: mailFrom,
    tokens: new UnsubscribeTokens(deriveKey(appSecret, 'mail unsubscribe')),
  });
}
