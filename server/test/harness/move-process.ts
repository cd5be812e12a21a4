import { carryEventsOver } from '#messaging/events/index.ts';
import { PostgresBus } from '#platform/bus/index.ts';
import { CacheBus } from '#platform/cache/index.ts';
import { Tenancy } from '#tenancy/index.ts';
import { moveTenant } from '#tenancy/move/index.ts';
import { testServer } from './databases.ts';

/**
 * A process that moves a tenant, and stops at a step for as long as it lives: owner's URL, control
 * database, tenant, target, step (`half-way` is in the middle of copying). For tests that kill it.
 */
const [, , adminUrl = '', control = '', tenantId = '', to = '', stopAt = ''] = process.argv;
const server = testServer(adminUrl, control);
const bus = new PostgresBus(server.controlUrl());
const caches = new CacheBus(bus);
await bus.open();
await using tenancy = new Tenancy({
  server,
  caches,
  baseHostname: 'localhost',
  maxConnections: 2,
  statementTimeoutMs: 5000,
  readySchemas: 0,
  onError: () => undefined,
});
const tenant = await tenancy.reserved(tenantId);

const stopHere = (step: string): Promise<void> | undefined => {
  if (step !== stopAt) return undefined;
  process.stdout.write(`at ${step}\n`);
  return new Promise(() => undefined);
};
await moveTenant(
  { server, tenancy, beforeDrop: carryEventsOver },
  tenant,
  { to },
  {
    onStep: (step) => stopHere(step),
    onProgress: () => {
      if (stopHere('half-way')) process.kill(process.pid, 'SIGSTOP');
    },
  },
);
process.stdout.write('moved\n');
process.exit(0);
