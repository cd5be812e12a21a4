import { AxiosError, AxiosHeaders } from 'axios';
import { describe, expect, it } from 'vitest';
import { messageOf, Problem, toProblem } from './problem.ts';

function answered(status: number, data: unknown): AxiosError {
  const config = { headers: new AxiosHeaders() };
  return new AxiosError('failed', undefined, config, undefined, {
    status,
    statusText: '',
    data,
    headers: {},
    config,
  });
}

describe('toProblem', () => {
  it('reads a problem document', () => {
    const problem = toProblem(
      answered(422, {
        title: 'Unprocessable',
        status: 422,
        code: 'invalid_request',
        detail: 'The slug is taken.',
        requestId: 'r-1',
        errors: [{ path: 'slug', message: 'is taken' }, { nonsense: true }],
      }),
    );
    expect(problem).toMatchObject({ status: 422, code: 'invalid_request', requestId: 'r-1' });
    expect(problem.message).toBe('The slug is taken.');
    expect(problem.fields).toEqual([{ path: 'slug', message: 'is taken' }]);
  });

  it('has a sentence for an answer that is no problem document', () => {
    expect(toProblem(answered(502, '<html>Bad gateway</html>'))).toMatchObject({
      status: 502,
      code: 'unreadable',
      message: 'The server is not reachable right now.',
    });
  });

  it('falls back to the status when the detail is empty', () => {
    expect(messageOf(answered(404, { code: 'not_found', detail: '' }))).toBe(
      'This does not exist, or you cannot see it.',
    );
  });

  it('calls no answer at all offline', () => {
    expect(toProblem(new AxiosError('Network Error'))).toMatchObject({
      status: 0,
      code: 'offline',
    });
  });

  it('passes a problem through and wraps anything else', () => {
    const problem = new Problem('x', { status: 409, code: 'conflict' });
    expect(toProblem(problem)).toBe(problem);
    expect(toProblem('boom')).toMatchObject({ code: 'unexpected' });
  });
});
