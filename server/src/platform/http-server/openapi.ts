import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import type { RefusalCode } from '#kernel/errors.ts';
import type { ContractTag } from '#platform/http/index.ts';
import { explorerLook } from './explorer-look.ts';
import { finishDocument, withHeaders } from './openapi-document.ts';
import { serveProblemPage } from './problem-page.ts';

/** The explorer calls this server alone; it styles what it draws and keeps small images in its style sheet. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface ContractInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly tags: readonly ContractTag[];
  /** Refusals beside the general ones. */
  readonly refusals: readonly RefusalCode[];
  /** Shapes that no route speaks of, such as what a socket delivers, by their names. */
  readonly schemas: Readonly<Record<string, { readonly oneOf: readonly TSchema[] }>>;
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
      servers: [
        {
          url: '/',
          description: 'The deployment that serves this document, in production or locally',
          'x-internal': false,
        } as object as { url: string },
      ],
      tags: [...info.tags],
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description:
              'The access token of a login: a JWT, checked as RFC8725 says, that is good for minutes.',
          },
        },
      },
    },
    transformObject: (document) =>
      finishDocument(
        'openapiObject' in document ? document.openapiObject : document.swaggerObject,
        info.schemas,
      ),
    transform: ({ schema, url }) => ({
      schema: withHeaders(schema as never) as never,
      url,
    }),
  });
  await http.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: POLICY,
    ...explorerLook,
    uiConfig: {
      deepLinking: true,
      tryItOutEnabled: true,
      docExpansion: 'none',
      defaultModelsExpandDepth: 0,
    },
  });
  serveProblemPage(http, POLICY, info.refusals);
  http.get('/api/openapi.json', { schema: { hide: true } as object }, async () => http.swagger());
}
