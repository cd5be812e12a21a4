import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { AppError, invalid } from '#kernel/errors.ts';
import { isSuspect, textProblem } from '#kernel/text.ts';
import { hasMoreValues, mostValuesOf } from './value-count.ts';

/**
 * Refuses what is too much to parse, and text that no database holds, whichever part of a request it comes in:
 * bodies once they are parsed and before they are checked, names and values of queries and paths. Header fields hold bytes that Node
 * reads as Latin-1, without U+0000, so none of them can be ill-formed.
 */
export function refuseIllFormedText(http: FastifyInstance): void {
  const parse = http.getDefaultJsonParser('error', 'error');
  http.removeContentTypeParser('application/json');
  http.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, bytes, done) => {
      // Decoded, what is not UTF-8 would become U+FFFD in silence, and two texts that differ the same.
      if (!isUtf8(bytes)) return done(new AppError('invalid_json', 'The body is not UTF-8.'));
      const most = request.routeOptions.config.mostValues ?? mostValuesOf(undefined);
      if (hasMoreValues(bytes, most)) {
        return done(invalid({ path: '', message: `holds more than ${most} values` }));
      }
      const text = bytes.toString('utf8');
      return parse(request, text, (error, body) => {
        const problem = error || !isSuspect(text) ? undefined : textProblem(body);
        done(problem ? invalid(problem) : error, body);
      });
    },
  );
  http.addHook('preValidation', async ({ params, query }) => {
    // A path of no route of ours has nothing to be checked for: it is not found.
    if (params !== null && typeof params === 'object' && '*' in params) return;
    const problem = textProblem(params) ?? textProblem(query);
    if (problem) throw invalid(problem);
  });
}
