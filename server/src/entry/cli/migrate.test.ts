import { beforeEach, describe, expect, test } from 'vitest';
import { type CommandAnswer, runCommand } from '../../../test/harness/command.ts';
import {
  freshDeployment,
  onCell,
  onControl,
  placeTenants,
} from '../../../test/harness/deployments.ts';
import { type PostgresServer, deploy } from '#tenancy/index.ts';

let server: PostgresServer;

const taskforce = (args: readonly string[], until?: string): Promise<CommandAnswer> =>
  runCommand(server, args, until === undefined ? {} : { until });

describe('a workspace whose step was edited after it was applied', () => {
  const FAILURE = 't-2 (schema-1): 0001_work: was edited after it was applied (1 attempt, first ';
  let second: string;
  let checksum: string;
  const setChecksum = (to: string) =>
    onCell(
      server,
      'schema-1',
      `update platform.migration set checksum = '${to}'
        where target = 'tenant:${second}' and step = '0001_work'`,
    );

  beforeEach(async () => {
    server = freshDeployment();
    await deploy(server);
    second = (await placeTenants(server, 3))[1] ?? '';
    await deploy(server);
    const [row] = await onControl<{ checksum: string }>(
      server,
      `delete from control.migration
        where target = 'tenant:' || $1 and step = '0001_work' returning checksum`,
      second,
    );
    checksum = row?.checksum ?? '';
    await setChecksum('edited');
  });

  test('is named by migrate and its status, and mended by retry', async () => {
    const plan = await taskforce(['migrate', '--dry-run']);
    expect(plan.out).toContain(
      'Nothing to do: 1 behind stay so (6 targets)\nt-2: 0001_work was edited',
    );

    const run = await taskforce(['migrate']);
    expect(run.out).toContain('Cells and workspaces   0 targets migrated, 1 behind, of 6 (');
    expect(run.out).toContain(
      `In quarantine; fix the cause, then run ./taskforce migrate retry:\n  ${FAILURE}`,
    );
    expect(run.code).toBe(1);

    const status = await taskforce(['migrate', 'status']);
    expect(status.out).toMatch(/^schema-1 +workspaces +0001_work +2 +0 +1$/m);
    expect(status.out).toContain(FAILURE);
    expect(status.code).toBe(1);
    const json = await taskforce(['migrate', 'status', '--json']);
    expect(JSON.parse(json.out)).toMatchObject({
      upToDate: false,
      failures: [{ name: 't-2', step: '0001_work', attempts: 1 }],
    });
    expect((await taskforce(['doctor'])).out).toContain(FAILURE);

    await setChecksum(checksum);
    const retry = await taskforce(['migrate', 'retry', 't-2', '--json']);
    expect(JSON.parse(retry.out)).toMatchObject({ behind: 0, failures: [] });
    expect(retry.code).toBe(0);
    expect((await taskforce(['migrate', 'status'])).code).toBe(0);
  }, 90_000);

  test('keeps nobody from being served, and is named at the start', async () => {
    const { out, err } = await taskforce(['serve'], 'is ready at');
    expect(out).toContain('is ready at');
    expect(err).toContain('One target is behind and used as it is');
    expect(err).toContain(FAILURE);
  }, 60_000);
});
