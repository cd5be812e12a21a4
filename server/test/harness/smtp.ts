import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** How a mail server answers. */
export type SmtpMood =
  | 'accepting'
  /** Says this to the recipient, such as `550 5.1.1 No one`. */
  | { readonly recipient: string }
  /** Says this after the mail. */
  | { readonly data: string }
  /** Takes the mail, and the connection ends before it could say so. */
  | 'dropping after the mail'
  /** Takes the mail and says nothing. */
  | 'silent after the mail';

export interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
}

export interface SmtpDouble extends AsyncDisposable {
  readonly url: string;
  mood: SmtpMood;
  /** Every mail that was taken, whatever was said about it. */
  readonly taken: Taken[];
  /** How often it was called. */
  connections: number;
}

const saying = (answer: string): Error => {
  const [, code, text] = /^(\d{3}) (.*)$/.exec(answer) ?? [];
  return Object.assign(new Error(text), { responseCode: Number(code) });
};

/** A real SMTP server on a free port of this machine. */
export async function startSmtp(): Promise<SmtpDouble> {
  const double = { mood: 'accepting' as SmtpMood, taken: [] as Taken[], connections: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_session, callback) {
      double.connections += 1;
      callback();
    },
    onRcptTo(_address, _session, callback) {
      const { mood } = double;
      callback(typeof mood === 'object' && 'recipient' in mood ? saying(mood.recipient) : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        double.taken.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
        });
        const { mood } = double;
        if (mood === 'silent after the mail') return;
        if (mood === 'dropping after the mail') {
          for (const connection of server.connections) connection.close();
          return;
        }
        callback(typeof mood === 'object' && 'data' in mood ? saying(mood.data) : null);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(double, {
    url: `smtp://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

/** A port that takes connections and never says a word. */
export async function startSilence(): Promise<{ readonly url: string } & AsyncDisposable> {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
