import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Route } from '#platform/http/route.ts';
import type { Answered } from './contract.ts';
import { type FuzzRequest, addressOf } from './requests.ts';

export async function sendTo(http: FastifyInstance, request: FuzzRequest): Promise<Answered> {
  const { method, payload, headers } = request;
  const answer = await http.inject({
    method: method as 'GET',
    url: addressOf(request),
    headers,
    ...(payload !== undefined && { payload }),
  });
  const isPacked = answer.headers['content-encoding'] === 'gzip';
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: isPacked ? gunzipSync(answer.rawPayload).toString() : answer.body,
  };
}

/** The operations that a request may be for; a path can be read as more than one. */
export function routesFor(routes: readonly Route[], request: FuzzRequest): Route[] {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const path = addressOf(request).slice('/api/v1'.length).split('?')[0] ?? '';
  // Injection resolves dots as a browser does.
  const readings = [path, decoded(path), new URL(path, 'http://localhost').pathname];
  return routes.filter(
    ({ contract }) =>
      contract.method === method &&
      readings.some((reading) => patternOf(contract.url).test(reading)),
  );
}

const patternOf = (url: string): RegExp => new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]*')}/?$`);

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
