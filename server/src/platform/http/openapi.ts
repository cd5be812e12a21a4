import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

export interface ContractInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly tags: readonly { name: string; description: string }[];
}

/** Collects the contract from the routes registered afterwards; serves it with an explorer at /api/docs. */
export async function serveContract(http: FastifyInstance, info: ContractInfo): Promise<void> {
  await http.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: info.title,
        version: info.version,
        description: info.description,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/', description: 'This server' }],
      tags: [...info.tags],
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: 'The access token of a login.',
          },
        },
      },
    },
    transformObject: (document) =>
      hoistTitled('openapiObject' in document ? document.openapiObject : document.swaggerObject),
    transform: ({ schema, url }) => ({ schema: withTenantHeader(schema as Schema) as never, url }),
  });
  await http.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { deepLinking: true, tryItOutEnabled: true },
  });
  http.get('/api/openapi.json', { schema: { hide: true } as object }, async () => http.swagger());
}

/**
 * Moves every schema with a title into components, and leaves a reference: the contract says each
 * shape once, and clients generated from it get a type of that name.
 * @throws Error when two different schemas bear the same title
 */
function hoistTitled<D extends object>(document: D): D {
  const schemas: Record<string, unknown> = {};
  const visit = (value: unknown, isRoot = false): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item));
    if (value === null || typeof value !== 'object') return value;
    const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visit(part)]));
    if (isRoot || copy['type'] !== 'object' || typeof copy['title'] !== 'string') return copy;
    const { title, ...shape } = copy as { title: string };
    const known = schemas[title];
    if (known && JSON.stringify(known) !== JSON.stringify(shape)) {
      throw new Error(`two schemas of the contract are called ${title}`);
    }
    schemas[title] = shape;
    return { $ref: `#/components/schemas/${title}` };
  };
  const hoisted = visit(document, true) as D & { components?: { schemas?: object } };
  const sorted = Object.fromEntries(
    Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  return {
    ...hoisted,
    components: { ...hoisted.components, schemas: { ...hoisted.components?.schemas, ...sorted } },
  };
}

type Schema = Record<string, unknown> & { headers?: unknown };

/** Tenant routes take the workspace from the host or, on the base host, from this header. */
function withTenantHeader(schema: Schema | undefined): Schema | undefined {
  if (!schema?.['x-tenant']) return schema;
  const { 'x-tenant': _, ...rest } = schema;
  return {
    ...rest,
    headers: {
      type: 'object',
      properties: {
        'X-Tenant-ID': {
          type: 'string',
          description: 'Slug or id of the workspace; needed on the base host only.',
        },
      },
    },
  };
}
