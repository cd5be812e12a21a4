/** A mail as far as a person looks at it. */
export interface ReadMessage {
  /** By lower-case name; of several, the first. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string;
}

/** Reads what {@link MailDirectory} writes: multipart/alternative with a text and an HTML part, in UTF-8. */
export function readMessage(raw: Buffer): ReadMessage {
  const { headers, body } = split(raw.toString('latin1'));
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1];
  const parts = boundary === undefined ? [] : body.split(`--${boundary}`).slice(1, -1);
  const found = { text: '', html: '' };
  for (const part of parts.map((each) => split(each.replace(/^\r?\n/, '')))) {
    const kind = /^text\/html/i.test(part.headers.get('content-type') ?? '') ? 'html' : 'text';
    found[kind] = decoded(part.body, part.headers.get('content-transfer-encoding') ?? '7bit');
  }
  const read = [...headers].map(([name, value]) => [name, words(value)] as const);
  return { headers: new Map(read), ...found };
}

function split(source: string): { headers: Map<string, string>; body: string } {
  const [head = '', ...rest] = source.split(/\r?\n\r?\n/);
  const headers = new Map<string, string>();
  for (const line of head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).toLowerCase();
    if (at > 0 && !headers.has(name)) headers.set(name, line.slice(at + 1).trim());
  }
  return { headers, body: rest.join('\r\n\r\n') };
}

function decoded(body: string, encoding: string): string {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString();
  if (/quoted-printable/i.test(encoding)) return quoted(body.replaceAll(/=\r?\n/g, ''));
  return Buffer.from(body, 'latin1').toString();
}

const quoted = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  ).toString();

const WORD = /=\?utf-8\?([BQ])\?([^?]*)\?=(?:\s+(?==\?))?/gi;

/** A header's encoded words (RFC 2047) as text. */
const words = (value: string): string =>
  value.replaceAll(WORD, (_, kind: string, text: string) =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64').toString()
      : quoted(text.replaceAll('_', ' ')),
  );
