import { AppError, invalid } from '#kernel/errors.ts';
import { newId, parseId } from '#kernel/ids.ts';
import {
  type CliCommand,
  JSON_FLAG,
  bold,
  command,
  missing,
  print,
  printJson,
  table,
} from '#platform/cli/index.ts';
import { type Mail, type MailState, findMail, listMail } from '#identity/index.ts';
import type { MailContent } from './content.ts';
import { readerOf } from './language.ts';
import type { Mailer } from './mailer.ts';
import { toHtml } from './view/html.ts';
import { toText } from './view/text.ts';

const STATES = [
  'queued',
  'sending',
  'sent',
  'failed',
  'suppressed',
] as const satisfies readonly MailState[];

/** Mail that was enqueued: what became of it, another try, and whether it gets through at all. */
export function mailCommands(mailer: Mailer): readonly CliCommand[] {
  const { identity, transport, from } = mailer.deps;
  const { control, tenancy, sites, clock } = identity;

  async function mailCalled(id: string): Promise<Mail> {
    const mailId = parseId(id);
    const found = mailId ? await findMail(control, mailId) : undefined;
    if (!found) throw missing(`mail "${id}"`);
    return found;
  }

  return [
    command({
      name: 'list',
      summary: 'List mails, newest first',
      args: [],
      options: {
        state: {
          kind: 'text',
          placeholder: '<state>',
          summary: 'only mail in this state',
          choices: STATES,
        },
        tenant: {
          kind: 'text',
          placeholder: '<tenant>',
          summary: 'only of this workspace, by slug or id',
        },
        to: { kind: 'text', placeholder: '<address>', summary: 'only to this address' },
        limit: { kind: 'text', placeholder: '<n>', summary: 'how many', otherwise: '50' },
        json: JSON_FLAG,
      },
      run: async ({ state, tenant, to, limit, json }) => {
        const most = Number(limit);
        if (!Number.isInteger(most) || most < 1 || most > 10_000)
          throw invalid({ path: '--limit', message: 'must be a number from 1 to 10000' });
        const found = tenant ? await tenancy.find(tenant) : undefined;
        if (tenant && !found) throw missing(`workspace "${tenant}"`);
        const filter = { state, tenantId: found?.id, address: to };
        const mails = (await listMail(control, filter, most)).map(withoutSecret);
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
      },
    }),
    command({
      name: 'show',
      summary: 'Show a mail',
      args: ['id'],
      options: { json: JSON_FLAG },
      run: async ({ id, json }) => {
        const shown = withoutSecret(await mailCalled(id));
        if (json) return printJson(shown);
        for (const [key, value] of Object.entries(shown))
          print(`${key.padEnd(10)} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
      },
    }),
    command({
      name: 'retry',
      summary: 'Retry a failed mail',
      args: ['id'],
      options: {},
      run: async ({ id }) => {
        const found = await mailCalled(id);
        const isOpen = await control.transaction().execute((trx) => mailer.retry(trx, found));
        if (!isOpen)
          throw new AppError(
            'conflict',
            `This mail is ${found.state}; only failed mails can be retried.`,
          );
        print('It will be retried as soon as a worker is free.');
      },
    }),
    command({
      name: 'test',
      summary: 'Send a test mail now, and print the server’s response',
      args: ['address'],
      options: {},
      run: async ({ address }) => {
        const workspace = { name: 'TaskForce', url: sites.baseAddress('/') };
        const frame = { workspace, language: readerOf('en', 'UTC').language };
        const answer = await transport.send({
          messageId: `${newId()}@${from.address.split('@')[1]}`,
          from,
          to: { address },
          subject: TEST.subject,
          text: toText(TEST, frame),
          html: toHtml(TEST, frame),
          date: clock.now(),
        });
        print(`Sent to ${bold(address)} by ${transport.place}: ${answer}`);
      },
    }),
  ];
}

const TEST: MailContent = {
  subject: 'A test of TaskForce',
  preheader: 'Mail delivery works.',
  heading: 'Mail delivery works',
  blocks: [
    {
      kind: 'paragraph',
      text: [
        'This mail was sent with ',
        { strong: 'taskforce mail test' },
        '. Nothing has to be done.',
      ],
    },
  ],
  reason: 'You get this mail because the operator of TaskForce entered your address.',
};

/** It is encrypted, and must not appear on a screen. */
const withoutSecret = <T extends { secret: unknown }>({ secret, ...mail }: T) => ({
  ...mail,
  hasSecret: secret !== null,
});
