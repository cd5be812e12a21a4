import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Tenancy } from '#tenancy/index.ts';

/** A database that does not answer within this time counts as down. */
const PATIENCE_MS = 1500;

/**
 * Health for whoever watches the process, on any host: `live` says the process answers, `ready` that
 * it can serve, and the plain one says both in words.
 */
export function serveHealth(http: FastifyInstance, tenancy: Tenancy): void {
  const hidden = { schema: { hide: true } as object };
  const database = async (): Promise<'up' | 'down'> => {
    const asked = sql`select 1`.execute(tenancy.control).then(
      () => 'up' as const,
      () => 'down' as const,
    );
    const late = new Promise<'down'>((resolve) => setTimeout(resolve, PATIENCE_MS, 'down').unref());
    return Promise.race([asked, late]);
  };
  const ready = async () => {
    const checks = { database: await database() };
    return { status: checks.database === 'up' ? 'ok' : 'unavailable', checks };
  };
  http.get('/api/health/live', hidden, async () => ({ status: 'ok' }));
  for (const url of ['/api/health', '/api/health/ready']) {
    http.get(url, hidden, async (_request, reply) => {
      const health = await ready();
      if (health.status !== 'ok') void reply.code(503).header('retry-after', '2');
      return health;
    });
  }
}
