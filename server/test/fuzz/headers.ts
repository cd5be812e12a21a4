/** What stands in header fields by mistake and on purpose. */

const UUID_LENGTH = 36;

/** The workspace and the token of whoever asks, and another workspace. */
export interface Own {
  readonly slug: string;
  readonly id: string;
  readonly otherSlug: string;
  readonly token: string;
}

/** Header fields, each with what stands in it. */
export const headersOf = (own: Own): readonly (readonly [string, string])[] => [
  ...[
    '"0"',
    '"1"',
    '"999999999"',
    '"99999999999"',
    '*',
    'W/"1"',
    '1',
    '"a"',
    '',
    '"1", "2"',
    '"-1"',
  ].map((text) => ['if-match', text] as const),
  ...['', ' ', 'a'.repeat(200), 'a'.repeat(201), 'used-twice', 'used-twice', 'é', 'a b'].map(
    (text) => ['idempotency-key', text] as const,
  ),
  ...['text/html', 'image/*', '*/*;q=0', '', 'application/json;q=nan', ','].map(
    (text) => ['accept', text] as const,
  ),
  ...['gzip', 'br;q=x', 'identity;q=0, *;q=0', 'gzip, gzip, gzip', '*'].map(
    (text) => ['accept-encoding', text] as const,
  ),
  ...['bytes=0-1', 'bytes=-1', 'bytes=9-1', 'items=0-', 'bytes=0-0,0-0,0-0'].map(
    (text) => ['range', text] as const,
  ),
  ...['-1', '0', '1', '5', '99999999', '99999999999999999999', 'abc', '1e3', ''].map(
    (text) => ['content-length', text] as const,
  ),
  ...['Bearer', 'Bearer ', 'Basic YTpi', 'bearer a.b.c', `Bearer ${own.token}x`].map(
    (text) => ['authorization', text] as const,
  ),
  ...[`Bearer ${own.token} ${own.token}`, `Bearer ${'a'.repeat(8000)}`, 'Bearer é'].map(
    (text) => ['authorization', text] as const,
  ),
  ...[
    own.id,
    own.slug.toUpperCase(),
    own.otherSlug,
    `urn:uuid:${own.id}`,
    `${own.slug}, ${own.otherSlug}`,
    '',
    '__proto__',
    '..',
    '%00',
    'a'.repeat(300),
    '0'.repeat(UUID_LENGTH),
  ].map((text) => ['x-tenant-id', text] as const),
  ...[
    'evil.example',
    `${own.slug}.localhost:3000`,
    `${own.otherSlug}.localhost:3000`,
    'localhost:99999',
    'localhost:3000, evil.example',
    'localhost:3000.',
    '[::1]:3000',
    '..localhost',
    'é.localhost',
    'a'.repeat(300),
  ].map((text) => ['host', text] as const),
  ['origin', 'null'],
  ['origin', 'https://evil.example'],
  ['x-request-id', 'x"y\\'],
  ['x-request-id', 'a'.repeat(65)],
  ['x-forwarded-for', '1.2.3.4, x'],
  ['x-forwarded-host', own.otherSlug],
  ['x-forwarded-proto', 'javascript'],
  ['cookie', '__proto__=1; a=%E0%A4%A; =; ;;'],
  ['cookie', `tf_refresh=${'x'.repeat(4000)}`],
  ['x-refresh-transport', 'cookie'],
  ['x-refresh-transport', 'pigeon'],
  ['content-encoding', 'gzip'],
  ['x-http-method-override', 'DELETE'],
  ['if-none-match', '*'],
  ['if-modified-since', 'yesterday'],
  ['expect', 'a miracle'],
  ['upgrade', 'websocket'],
  ['te', 'trailers'],
];
