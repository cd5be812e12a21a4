import { expect, test } from 'vitest';
import { freshDeployment, onControl } from '../../../test/harness/deployments.ts';
import { checkIsolation } from '../isolation-check/index.ts';
import { compareVersions, ownVersion } from './data-version.ts';
import { deploy } from './deploy.ts';

test('versions are compared number by number', () => {
  expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0);
  expect(compareVersions('1.0.0-beta.1', '1.0.0')).toBe(0);
  expect(compareVersions('0.1.0', '0.1.1')).toBeLessThan(0);
});

test('an older version works on newer data while that allows it, and refuses in words when not', async () => {
  const server = freshDeployment();
  expect((await deploy(server)).newer).toBeUndefined();
  expect(
    await onControl(server, 'select version, oldest_version from control.data_version'),
  ).toEqual([{ version: ownVersion().version, oldest_version: ownVersion().oldestVersion }]);

  // What a later version does: it adds, and says from which version on others may stay beside it.
  const later = `insert into control.migration (target, step, checksum) values ('control', '9999_later', 'x');
    alter table control.tenant add column later text;
    update control.data_version set version = '99.0.0'`;
  await onControl(server, later);
  expect(await deploy(server)).toMatchObject({ newer: '99.0.0', behind: 0 });
  expect(await checkIsolation(server)).toEqual([]);
  expect(await onControl(server, 'select version from control.data_version')).toEqual([
    { version: '99.0.0' },
  ]);

  await onControl(server, `update control.data_version set oldest_version = '98.0.0'`);
  await expect(deploy(server)).rejects.toThrow(
    `TaskForce 99.0.0 migrated this data, and ${ownVersion().version} can no longer use it. Start 99.0.0 or newer`,
  );
});
