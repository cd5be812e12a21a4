import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invalid } from '#kernel/errors.ts';
import { type Access, MOST_FIELDS, Problem, type Route } from '../http/index.ts';
import { withBounds } from './bounds.ts';
import { bodyLimitOf } from './body-size.ts';
import { mostValuesOf } from './value-count.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the guard of the route's access found out. */
    admitted: object;
  }
  interface FastifyContextConfig {
    route?: Route;
    /** How many values a body may hold. */
    mostValues?: number;
  }
}

/** Works out, before the body is read, what a route of each kind of access is given. */
export type ContextOf = Record<
  Access,
  (request: FastifyRequest, reply: FastifyReply, route: Route) => Promise<object>
>;

/**
 * Refusals that any route of a kind can meet, named in the contract. An address that cannot be read is a 400,
 * a host that nothing lives at a 404.
 */
const COMMON_REFUSALS: Record<Access, readonly number[]> = {
  public: [400, 422, 429, 500, 503],
  account: [400, 401, 403, 404, 422, 429, 500, 503],
  tenant: [400, 401, 403, 404, 422, 429, 500, 503],
};
/** What a request that may carry a body can meet, whether or not the route takes one. */
const BODY_REFUSALS = [413, 415];
/** What an Idempotency-Key can meet: the first request is still being worked on. */
const KEY_REFUSALS = [409];

/** Puts routes on the server below /api/v1, each with its schema and its guard. */
export function registerRoutes(
  http: FastifyInstance,
  routes: readonly Route[],
  contextOf: ContextOf,
): void {
  for (const route of routes) {
    const { contract } = route;
    const status = successOf(route);
    const body = contract.body && withBounds(contract.body);
    http.route({
      method: contract.method,
      url: `/api/v1${contract.url}`,
      schema: schemaOf(route),
      bodyLimit: bodyLimitOf(body, http.initialConfig.bodyLimit ?? 0),
      config: { route, mostValues: mostValuesOf(body) },
      // Before the body is read or checked: who may not come in learns nothing about what would be right.
      onRequest: async (request, reply) => {
        request.admitted = await contextOf[route.access](request, reply, route);
      },
      handler: async (request, reply) => {
        if (!contract.body) refuseBody(request.body);
        void reply.code(status);
        const context = {
          ...request.admitted,
          params: request.params,
          query: request.query,
          body: request.body,
          ifMatch: versionIn(request.headers['if-match']),
          request,
          reply,
        };
        const answer = await route.handle(context as never);
        setEntityTag(reply, answer);
        return answer ?? reply.send();
      },
    });
  }
}

const PROBLEM = withBounds(Problem);

/** Whether a route is done once however often it is sent with the same Idempotency-Key. */
export const takesKey = ({ access, contract }: Pick<Route, 'access' | 'contract'>): boolean =>
  access === 'tenant' && contract.method === 'POST' && contract.keyed !== false;

export const successOf = (route: Route): number => Number(Object.keys(route.contract.reply)[0]);

function schemaOf({ access, contract }: Route): object {
  const isKeyed = takesKey({ access, contract });
  const refusals = new Set([
    ...COMMON_REFUSALS[access],
    ...(contract.method === 'GET' ? [] : BODY_REFUSALS),
    ...(isKeyed ? KEY_REFUSALS : []),
    ...(contract.refusals ?? []),
  ]);
  return {
    tags: [contract.tag],
    summary: contract.summary,
    operationId: operationId(contract.method, contract.url),
    ...(contract.description && { description: contract.description }),
    ...(contract.params && { params: withBounds(contract.params) }),
    ...(contract.query && { querystring: withBounds(contract.query) }),
    ...(contract.body && { body: withBounds(contract.body) }),
    response: {
      ...Object.fromEntries(
        Object.entries(contract.reply).map(([status, body]) => [status, withBounds(body)]),
      ),
      ...Object.fromEntries([...refusals].map((status) => [status, PROBLEM])),
    },
    // An empty requirement says that a route may be called without signing in.
    security: access === 'public' ? [{}] : [{ bearer: [] }],
    ...(isKeyed && { 'x-keyed': true }),
    ...(access === 'tenant' && { 'x-tenant': true }),
  };
}

/** `GET /tasks/:id/activity` → `getTasksByIdActivity`. */
function operationId(method: string, url: string): string {
  const words = url
    .split('/')
    .filter(Boolean)
    .map((part) => (part.startsWith(':') ? `by-${part.slice(1)}` : part))
    .flatMap((part) => part.split('-'));
  return method.toLowerCase() + words.map((w) => w.charAt(0).toUpperCase() + w.slice(1)).join('');
}

/**
 * Without known fields every field is unknown: ignoring one would let a client think that it took effect.
 * @throws AppError `invalid` for a body with anything in it
 */
function refuseBody(body: unknown): void {
  if (body === undefined || body === null) return;
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw invalid({ path: '', message: 'this request takes no body' });
  }
  const names = Object.keys(body).slice(0, MOST_FIELDS);
  if (names.length === 0) return;
  const message = 'is not a field of this request';
  throw invalid(...names.map((name) => ({ path: name.slice(0, 100), message })));
}

/** @throws AppError `invalid` when If-Match is not a version of ours, such as "7" */
function versionIn(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined;
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  if (!match)
    throw invalid({ path: 'If-Match', message: 'must be the ETag of the resource, such as "7"' });
  return Number(match[1]);
}

function setEntityTag(reply: FastifyReply, answer: unknown): void {
  const version = (answer as { version?: unknown } | undefined)?.version;
  if (typeof version === 'number') void reply.header('etag', `"${version}"`);
}
