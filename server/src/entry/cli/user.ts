import { randomBytes } from 'node:crypto';
import { type Command, Option } from 'commander';
import {
  ROLES,
  type Role,
  findAccountByEmail,
  openAccount,
  setFirstPassword,
} from '#identity/index.ts';
import { join } from '#features/foundation/people/index.ts';
import { withCore } from './session.ts';
import { bold, missing, print, printJson } from '#platform/cli/index.ts';

interface CreateOptions {
  name: string;
  username?: string;
  password?: string;
  tenant?: string;
  role: Role;
  json?: boolean;
}

export function userCommands(program: Command): void {
  const user = program.command('user').description('Accounts: create, set a first password');
  user
    .command('create <email>')
    .description(
      'Create an account and, with --tenant, a membership; an existing account just joins',
    )
    .requiredOption('--name <name>', 'full name')
    .option('--username <name>', 'default: derived from the e-mail address')
    .option('--password <password>', 'default: generated and printed')
    .option('--tenant <tenant>', 'slug or id of a workspace to join')
    .addOption(new Option('--role <role>', 'role there').choices([...ROLES]).default('member'))
    .option('--json', 'print JSON')
    .action(async (email: string, options: CreateOptions) => {
      await withCore(async (core) => {
        const tenant = options.tenant ? await core.tenancy.find(options.tenant) : undefined;
        if (options.tenant && !tenant) throw missing(`workspace "${options.tenant}"`);
        const known = await findAccountByEmail(core.identity.control, email);
        const password =
          known || options.password ? undefined : randomBytes(12).toString('base64url');
        const account =
          known ??
          (await openAccount(core.identity, {
            email,
            fullName: options.name,
            username: options.username,
            password: options.password ?? password ?? '',
          }));
        const { role } = options;
        const joined = tenant && (await join(core, tenant, { role, account: async () => account }));
        const shown = {
          id: account.id,
          email: account.email,
          username: account.username,
          ...(tenant && { tenant: tenant.slug, role: joined?.role }),
          ...(password && { password }),
        };
        if (options.json) return printJson(shown);
        print(
          `${known ? 'Found' : 'Created'} ${bold(account.email)} (user name ${account.username})`,
        );
        if (tenant) print(`Member of ${tenant.slug} as ${joined?.role}`);
        if (password) print(`Password ${bold(password)}`);
      });
    });

  user
    .command('set-password <email>')
    .description('Set an account’s first password; an existing password is not changed')
    .option('--password <password>', 'default: generated and printed')
    .option('--json', 'print JSON')
    .action(async (email: string, options: { password?: string; json?: boolean }) => {
      await withCore(async ({ identity }) => {
        const password = options.password ?? randomBytes(12).toString('base64url');
        const account = await setFirstPassword(identity, email, password);
        if (options.json)
          return printJson({
            id: account.id,
            email: account.email,
            ...(!options.password && { password }),
          });
        print(`${bold(account.email)} (user name ${account.username}) can sign in now`);
        if (!options.password) print(`Password ${bold(password)}`);
      });
    });
}
