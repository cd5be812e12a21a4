/** Names and values; names in any letters. */
export type Headers = Readonly<Record<string, string>>;

export interface OutboundRequest {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Headers;
  /** Headers that only the host asked first may see; a redirect to another one goes without them. */
  readonly credentials?: Headers;
  readonly body?: string;
  /**
   * How much of the answer is of use. `whole`: all of it, and one that is longer or breaks off is an
   * error. `excerpt`: its status is what counts, and of its body the beginning, as far as it came.
   */
  readonly reads: 'whole' | 'excerpt';
  /** Bytes of the answer's body. */
  readonly maxBytes: number;
  /** Milliseconds for everything together, redirects included. */
  readonly timeoutMs: number;
  /** How many redirects are followed; none unless said. Only for GET. */
  readonly maxRedirects?: number;
  readonly signal?: AbortSignal;
}

export interface OutboundResponse {
  readonly status: number;
  /** By their names in lower case; of a name that came twice, the first. */
  readonly headers: Headers;
  readonly body: Buffer;
  /** Milliseconds it took. */
  readonly durationMs: number;
}

/** The one way by which this process asks anything of the outside. */
export interface Outbound extends AsyncDisposable {
  /** @throws OutboundError; whatever came back with a status, also 500, is an answer and no error */
  send(request: OutboundRequest): Promise<OutboundResponse>;
  /**
   * Judges an address by how it is written, before it is kept.
   * @throws OutboundError `refused`, saying what would be right
   */
  checkUrl(text: string): URL;
}

/** What one hop asks. */
export interface Hop {
  readonly url: URL;
  readonly headers: Headers;
}
