import cookie from '@fastify/cookie';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { assertOneHost, toOriginForm } from './authority.ts';
import { answerClientError } from './client-error.ts';
import { compressAnswers } from './compression.ts';
import { leaveBodiesUnread } from './unread-body.ts';
import { rememberMethods } from './methods.ts';
import { refuseIllFormedText } from './plain-text.ts';
import { sendProblem } from './problem.ts';
import { validatorCompiler } from '../http/index.ts';

export interface HttpOptions {
  readonly log: FastifyBaseLogger;
  readonly bodyLimitBytes: number;
  /** Addresses or CIDRs whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[];
}

/** Of an address that someone else chose, a refusal repeats no more than this. */
const MOST_OF_A_PATH = 200;
const REQUEST_ID = /^[\w.-]{8,64}$/;

/** A bare HTTP server with our manners: ids, limits, validation, problem documents. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const http = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyLimitBytes,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    rewriteUrl: toOriginForm,
    // A request without a Host is refused like any other: with a problem.
    http: { requireHostHeader: false },
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // These two answer what never becomes a request: addresses that cannot be read, bytes that are no HTTP.
    frameworkErrors: (error, request, reply) => {
      void reply.header('x-request-id', request.id);
      sendProblem(error, request, reply);
    },
    clientErrorHandler: answerClientError,
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : newId();
    },
  });
  http.setValidatorCompiler(validatorCompiler);
  // Views already hold exactly the contract's fields (tests check every answer against its schema),
  // and plain JSON.stringify is faster than a compiled serialiser on this runtime.
  http.setSerializerCompiler(() => (body) => JSON.stringify(body));
  http.setErrorHandler(sendProblem);
  // JSON is the only form a body has; a form or a text from another site's page is none.
  http.removeContentTypeParser('text/plain');
  refuseIllFormedText(http);
  const methodsOf = rememberMethods(http);
  const refuseUnknown = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const path = request.url.split('?')[0] ?? '';
    const what = `There is no ${request.method} ${path.slice(0, MOST_OF_A_PATH)}`;
    const methods = methodsOf(path);
    if (methods.length === 0) {
      return sendProblem(new AppError('not_found', `${what}.`), request, reply);
    }
    const allow = methods.join(', ');
    void reply.header('allow', allow);
    return sendProblem(
      new AppError('method_not_allowed', `${what}; it answers to ${allow}.`),
      request,
      reply,
    );
  };
  http.setNotFoundHandler(refuseUnknown);
  http.decorateRequest('admitted');
  await http.register(cookie);
  http.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    assertOneHost(request.raw, request.host);
    if (request.url.startsWith('/api/')) {
      void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    }
  });
  // Before its body is read: no one would look at it.
  http.addHook('onRequest', (request, reply, done) => {
    if (request.is404) refuseUnknown(request, reply);
    else done();
  });
  compressAnswers(http);
  leaveBodiesUnread(http);
  http.addHook('onResponse', async (request, reply) => {
    request.log.debug(
      {
        method: request.method,
        path: request.url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  return http;
}
