import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { AppError, invalid } from '#kernel/errors.ts';
import { isSuspect, textProblem } from '#kernel/text.ts';
import { PacedWork } from './paced-work.ts';
import { excessOf, mostValuesOf } from './value-count.ts';

/** A body of this many bytes takes longer to look at than most requests take altogether. */
const LARGE = 64 * 1024;
const TOO_MANY_LARGE =
  'The server is reading as many large bodies as it can hold. Send this one again in a few seconds.';

/**
 * Refuses what is too much to parse, and text that no database holds, whichever part of a request it comes in:
 * bodies once they are parsed and before they are checked, names and values of queries and paths. Header fields hold bytes that Node
 * reads as Latin-1, without U+0000, so none of them can be ill-formed.
 */
export function refuseIllFormedText(http: FastifyInstance): void {
  const large = new PacedWork();
  const parse = http.getDefaultJsonParser('error', 'error');
  http.removeContentTypeParser('application/json');
  http.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, bytes, done) => {
      const look = (): void => {
        // Decoded, what is not UTF-8 would become U+FFFD in silence, and two texts that differ the same.
        if (!isUtf8(bytes)) return done(new AppError('invalid_json', 'The body is not UTF-8.'));
        const excess = excessOf(
          bytes,
          request.routeOptions.config.mostValues ?? mostValuesOf(undefined),
        );
        if (excess !== undefined) return done(invalid({ path: '', message: excess }));
        const text = bytes.toString('utf8');
        void parse(request, text, (error, body) => {
          const problem = error || !isSuspect(text) ? undefined : textProblem(body);
          done(problem ? invalid(problem) : error, body);
        });
      };
      if (bytes.length < LARGE) look();
      else if (!large.take(look)) done(new AppError('unavailable', TOO_MANY_LARGE));
    },
  );
  http.addHook('preValidation', async ({ params, query }) => {
    // A path of no route of ours has nothing to be checked for: it is not found.
    if (params !== null && typeof params === 'object' && '*' in params) return;
    const problem = textProblem(params) ?? textProblem(query);
    if (problem) throw invalid(problem);
  });
}
