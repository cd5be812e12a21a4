import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { toMail } from './compose.ts';
import type { MailTransport, MailMessage } from './message.ts';

const NAME = /^\d{8}T\d{6}-[0-9a-f]{16}\.eml$/;

/** A directory of mails, one a file, which any mail program opens. */
export class MailDirectory implements MailTransport {
  readonly directory: string;

  /** @param directory made when it is not there, for its owner only: mails hold secrets */
  constructor(directory: string) {
    this.directory = directory;
  }

  get place(): string {
    return `files in ${this.directory}`;
  }

  /** Writes the mail as a whole or not at all; the same mail again takes the place of the first. */
  async send(message: MailMessage): Promise<string> {
    const raw = await written(message);
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const name = fileName(message);
    const draft = join(this.directory, `.${name}.${randomBytes(4).toString('hex')}`);
    const file = await open(draft, 'wx', 0o600);
    try {
      // As the server that delivers a mail would note it (RFC 5321, 4.4).
      await file.writeFile(`Return-Path: <${message.from.address}>\r\n`);
      await file.writeFile(raw);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(this.directory, name));
    return `written to ${name}`;
  }

  /** The mails' file names, newest first. */
  async list(): Promise<string[]> {
    const names = await readdir(this.directory).catch(noneThere);
    return names
      .filter((name) => NAME.test(name))
      .toSorted()
      .toReversed();
  }

  /** A mail as it was written; undefined when there is none of this name. */
  async read(name: string): Promise<Buffer | undefined> {
    if (!NAME.test(name)) return undefined;
    const file = await open(join(this.directory, name)).catch(() => undefined);
    if (!file) return undefined;
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  }

  /** Removes what is older, drafts of writers that died included. @returns how many files that were */
  async removeBefore(time: Date): Promise<number> {
    let removed = 0;
    for (const name of await readdir(this.directory).catch(noneThere)) {
      const path = join(this.directory, name);
      const file = await stat(path).catch(() => undefined);
      if (!file?.isFile() || file.mtime >= time) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

/** The mail as it travels. What writes it is loaded with the first one. */
async function written(message: MailMessage): Promise<Buffer> {
  const { createTransport } = await import('nodemailer');
  const writer = createTransport({ streamTransport: true, buffer: true });
  return (await writer.sendMail(toMail(message))).message as Buffer;
}

/** The same for the same mail, and in the order in which mails were written. */
function fileName({ date, messageId }: MailMessage): string {
  const mark = createHash('sha256').update(messageId).digest('hex');
  const time = date.toISOString().replaceAll(/[-:]|\.\d+Z$/g, '');
  return `${time}-${mark.slice(0, 16)}.eml`;
}

function noneThere(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
