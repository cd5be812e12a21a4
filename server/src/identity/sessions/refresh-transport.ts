import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, forbidden } from '#kernel/errors.ts';
import type { Grant } from './sessions.ts';

/**
 * How the refresh token travels. API clients get it in the body. Browsers send
 * `X-Refresh-Transport: cookie` and get it in an HttpOnly cookie that no script can read; a header of
 * our own cannot be sent by another site's form, and the Origin is compared as well.
 */

const HEADER = 'x-refresh-transport';

/** What every successful sign-in answers. */
export interface TokensView {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly expiresIn: number;
  readonly tokenType: 'Bearer';
}

export class RefreshTransport {
  readonly #secure: boolean;
  readonly #scheme: string;
  readonly #cookie: string;

  /** @param baseUrl where people reach the server; with https the cookie is `__Host-` and Secure */
  constructor(baseUrl: URL) {
    this.#scheme = baseUrl.protocol;
    this.#secure = baseUrl.protocol === 'https:';
    this.#cookie = this.#secure ? '__Host-taskforce_refresh' : 'taskforce_refresh';
  }

  /**
   * Whether the client wants the token in a cookie. Ask before doing anything: it refuses what
   * another site may have sent.
   * @throws AppError `forbidden` for a foreign origin, `bad_request` for an unknown transport
   */
  usesCookie(request: FastifyRequest): boolean {
    const wanted = request.headers[HEADER];
    if (wanted === undefined) return false;
    if (wanted !== 'cookie')
      throw new AppError('bad_request', 'X-Refresh-Transport can only be "cookie".');
    if (!this.#isSameOrigin(request))
      throw forbidden('same-origin', 'Only our own pages can send this request.');
    return true;
  }

  /** The refresh token of a request: from the cookie where the client uses it, else from the body. */
  read(request: FastifyRequest, inBody: string | undefined): string | undefined {
    return this.usesCookie(request) ? request.cookies[this.#cookie] : inBody;
  }

  /** The tokens for the answer's body; the refresh token goes into the cookie where the client uses it. */
  hand(grant: Grant, request: FastifyRequest, reply: FastifyReply): TokensView {
    const view = {
      accessToken: grant.accessToken,
      expiresIn: grant.expiresIn,
      tokenType: 'Bearer',
    } as const;
    if (!this.usesCookie(request)) return { ...view, refreshToken: grant.refreshToken };
    void reply.setCookie(this.#cookie, grant.refreshToken, {
      ...this.#attributes(),
      expires: new Date(grant.sessionExpiresAt),
    });
    return view;
  }

  forget(request: FastifyRequest, reply: FastifyReply): void {
    if (this.usesCookie(request)) void reply.clearCookie(this.#cookie, this.#attributes());
  }

  #attributes() {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.#secure } as const;
  }

  /** Origin is exact; without one, a browser's own word that the request is same-origin is needed. */
  #isSameOrigin(request: FastifyRequest): boolean {
    const { origin } = request.headers;
    if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin';
    return (
      origin === `${this.#scheme}//${request.host}` ||
      origin === `${request.protocol}://${request.host}`
    );
  }
}
