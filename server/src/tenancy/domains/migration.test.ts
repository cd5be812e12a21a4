import { readFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { ask } from '../../../test/harness/connections.ts';

/** The step alone, on the table as the first step left it. */
const step = readFileSync(
  new URL('../../../migrations/control/0006_domains.sql', import.meta.url),
  'utf8',
);

const BEFORE = `
  create schema control;
  create table control.tenant (id uuid primary key);
  create table control.domain (
    host         text primary key check (host = lower(host)),
    tenant_id    uuid not null references control.tenant (id) on delete cascade,
    is_primary   boolean not null default false,
    verified_at  timestamptz,
    created_at   timestamptz not null default now()
  );
  create index domain_tenant on control.domain (tenant_id);
  insert into control.tenant values
    ('00000000-0000-7000-8000-000000000001'), ('00000000-0000-7000-8000-000000000002');
  insert into control.domain (host, tenant_id, is_primary, verified_at, created_at) values
    ('a.example', '00000000-0000-7000-8000-000000000001', true,  now(), '2026-01-02'),
    ('b.example', '00000000-0000-7000-8000-000000000001', true,  now(), '2026-01-01'),
    ('c.example', '00000000-0000-7000-8000-000000000001', true,  null,  '2026-01-03'),
    ('d.example', '00000000-0000-7000-8000-000000000002', false, null,  '2026-01-04');`;

it('keeps every row, gives each a token, and leaves one primary domain that is verified', async () => {
  const name = `tft_domains_${process.pid}`;
  await ask(inject('adminUrl'), `create database ${name}`);
  try {
    const url = new URL(inject('adminUrl'));
    url.pathname = `/${name}`;
    await ask(url.href, BEFORE);
    await ask(url.href, step);
    const rows = await ask<{ host: string; is_primary: boolean; token: string; id: string }>(
      url.href,
      'select host, is_primary, token, id from control.domain order by host',
    );
    expect(rows.map(({ host, is_primary }) => [host, is_primary])).toEqual([
      ['a.example', false],
      ['b.example', true],
      ['c.example', false],
      ['d.example', false],
    ]);
    expect(new Set(rows.map(({ token }) => token)).size).toBe(4);
    expect(rows.every(({ token }) => /^[0-9a-f]{64}$/.test(token))).toBe(true);
    // What the code of the version before asks still has an answer.
    const insert = `insert into control.domain (host, tenant_id, verified_at)
      values ($1, '00000000-0000-7000-8000-000000000002', $2)`;
    await ask(url.href, insert, 'd2.example', new Date());
    await expect(ask(url.href, insert, 'a.example', new Date())).rejects.toThrow(
      'domain_verified_host',
    );
    await ask(url.href, insert, 'a.example', null);
    await expect(
      ask(url.href, `update control.domain set is_primary = true where host = 'd.example'`),
    ).rejects.toThrow('domain_primary_is_verified');
  } finally {
    await ask(inject('adminUrl'), `drop database ${name} with (force)`);
  }
});
