import { type Command, Option } from 'commander';
import { AppError, invalid } from '#kernel/errors.ts';
import { parseId, newId } from '#kernel/ids.ts';
import { type MailState, findMail, listMail } from '#identity/index.ts';
import { readerOf, toHtml, toText } from '#features/foundation/mail/index.ts';
import { withCore } from './session.ts';
import { bold, missing, print, printJson, table } from '../terminal/terminal.ts';

interface ListOptions {
  state?: MailState;
  tenant?: string;
  to?: string;
  limit: string;
  json?: boolean;
}

/** Mail that was enqueued: what became of it, another try, and whether it gets through at all. */
export function mailCommands(program: Command): void {
  const mail = program.command('mail').description('Mail: list, show, retry, test');
  mail
    .command('list')
    .description('List mails, newest first')
    .addOption(
      new Option('--state <state>', 'only mail in this state').choices([
        'queued',
        'sending',
        'sent',
        'failed',
        'suppressed',
      ]),
    )
    .option('--tenant <tenant>', 'only of this workspace, by slug or id')
    .option('--to <address>', 'only to this address')
    .option('--limit <n>', 'how many', '50')
    .option('--json', 'print JSON')
    .action(async ({ state, tenant, to, limit, json }: ListOptions) => {
      const most = Number(limit);
      if (!Number.isInteger(most) || most < 1 || most > 10_000)
        throw invalid({ path: '--limit', message: 'must be a number from 1 to 10000' });
      await withCore(async (core) => {
        const found = tenant ? await core.tenancy.find(tenant) : undefined;
        if (tenant && !found) throw missing(`workspace "${tenant}"`);
        const filter = { state, tenantId: found?.id, address: to };
        const mails = (await listMail(core.identity.control, filter, most)).map(withoutSecret);
        if (json) return printJson(mails);
        if (mails.length === 0) return print('No mail found.');
        const rows = mails.map((m) => [
          m.id,
          m.createdAt.slice(0, 16).replace('T', ' '),
          m.state,
          m.kind,
          m.address,
          m.error ?? '',
        ]);
        print(table(['ID', 'PROMISED', 'STATE', 'KIND', 'TO', 'WHY'], rows));
      });
    });
  mail
    .command('show <id>')
    .description('Show a mail')
    .option('--json', 'print JSON')
    .action(async (id: string, { json }: { json?: boolean }) => {
      await withCore(async ({ identity }) => {
        const shown = withoutSecret(await mailOf(identity.control, id));
        if (json) return printJson(shown);
        for (const [key, value] of Object.entries(shown))
          print(`${key.padEnd(10)} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
      });
    });
  mail
    .command('retry <id>')
    .description('Retry a failed mail')
    .action(async (id: string) => {
      await withCore(async ({ identity, mailer }) => {
        const found = await mailOf(identity.control, id);
        const isOpen = await identity.control
          .transaction()
          .execute((trx) => mailer.retry(trx, found));
        if (!isOpen)
          throw new AppError(
            'conflict',
            `This mail is ${found.state}; only failed mails can be retried.`,
          );
        print('It will be retried as soon as a worker is free.');
      });
    });
  mail
    .command('test <address>')
    .description('Send a test mail now, and print the server’s response')
    .action(async (address: string) => {
      await withCore(async ({ mail: transport, mailer, identity, config }) => {
        const workspace = { name: 'TaskForce', url: identity.sites.baseAddress('/') };
        const { language } = readerOf('en', 'UTC');
        const content = {
          subject: 'A test of TaskForce',
          preheader: 'Mail delivery works.',
          heading: 'Mail delivery works',
          blocks: [
            {
              kind: 'paragraph' as const,
              text: [
                'This mail was sent with ',
                { strong: 'taskforce mail test' },
                '. Nothing has to be done.',
              ],
            },
          ],
          reason: 'You get this mail because the operator of TaskForce entered your address.',
        };
        const frame = { workspace, language };
        const answer = await transport.send({
          messageId: `${newId()}@${config.mailFrom.address.split('@')[1]}`,
          from: mailer.deps.from,
          to: { address },
          subject: content.subject,
          text: toText(content, frame),
          html: toHtml(content, frame),
          date: identity.clock.now(),
        });
        print(`Sent to ${bold(address)} by ${transport.place}: ${answer}`);
      });
    });
}

async function mailOf(control: Parameters<typeof findMail>[0], id: string) {
  const mailId = parseId(id);
  const found = mailId ? await findMail(control, mailId) : undefined;
  if (!found) throw missing(`mail "${id}"`);
  return found;
}

/** It is encrypted, and must not appear on a screen. */
const withoutSecret = <T extends { secret: unknown }>({ secret, ...mail }: T) => ({
  ...mail,
  hasSecret: secret !== null,
});
