import type { FastifyInstance } from 'fastify';
import { countSetAside } from '#messaging/events/index.ts';
import type { Tenancy } from '#tenancy/index.ts';

/** A database that does not answer within this time counts as down. */
const PATIENCE_MS = 1500;

interface Checks {
  readonly database: 'up' | 'down';
  /** `set_aside`: some could not be handed on, and an operator is to look at them. */
  readonly events?: 'ok' | 'set_aside';
}
const DOWN: Checks = { database: 'down' };

/**
 * Health for monitoring, on any host: `live` says the process answers, `ready` that
 * it can serve, and the plain one says both in words.
 */
export function serveHealth(http: FastifyInstance, tenancy: Tenancy): void {
  const hidden = { schema: { hide: true } as object };
  // One statement for both: whether the control plane answers, and whether events wait for an operator.
  const checks = async (): Promise<Checks> => {
    const asked = countSetAside(tenancy.control).then(
      (setAside): Checks => ({ database: 'up', events: setAside === 0 ? 'ok' : 'set_aside' }),
      () => DOWN,
    );
    const late = new Promise<Checks>((resolve) => setTimeout(resolve, PATIENCE_MS, DOWN).unref());
    return Promise.race([asked, late]);
  };
  const ready = async () => {
    const found = await checks();
    if (found.database === 'down') return { status: 'unavailable', checks: found };
    return { status: found.events === 'ok' ? 'ok' : 'degraded', checks: found };
  };
  http.get('/api/health/live', hidden, async () => ({ status: 'ok' }));
  for (const url of ['/api/health', '/api/health/ready']) {
    http.get(url, hidden, async (_request, reply) => {
      const health = await ready();
      // Degraded, it serves as well as any other process would.
      if (health.status === 'unavailable') void reply.code(503).header('retry-after', '2');
      return health;
    });
  }
}
