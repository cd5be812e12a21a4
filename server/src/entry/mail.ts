import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError, deriveKey } from '#config/index.ts';
import { type MailTransport, MailDirectory, smtpTransport } from '#platform/mail/index.ts';
import type { Identity } from '#identity/index.ts';
import type { Jobs } from '#messaging/jobs/index.ts';
import type { SecretCipher } from '#tenancy/secrets/index.ts';
import { Mailer, UnsubscribeTokens } from '#features/foundation/mail/index.ts';

/** Where mail goes by the settings: to a server, or into files beside the data. */
export const mailTransport = ({ smtpUrl, dataDir }: Config): MailTransport =>
  smtpUrl === undefined ? new MailDirectory(mailFolder(dataDir)) : smtpTransport(smtpUrl);

const mailFolder = (dataDir: string): string => join(dataDir, 'mail');

/**
 * Looks at a start whether mail can be written where it goes: later, each mail would fail unseen.
 * @throws ConfigError naming the folder and what to set
 */
export function ensureMailPlace({ smtpUrl, dataDir }: Config): void {
  if (smtpUrl !== undefined) return;
  const folder = mailFolder(dataDir);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ConfigError([
      `SMTP_URL: is not set, and mail cannot be written to ${folder} (${code ?? message}); set SMTP_URL, or a writable DATA_DIR`,
    ]);
  }
}

export interface MailParts {
  readonly config: Config;
  readonly identity: Identity;
  readonly jobs: Jobs;
  readonly cipher: SecretCipher;
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
