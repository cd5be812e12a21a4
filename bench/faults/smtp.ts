import { SMTPServer } from 'smtp-server';

/** How the mail server behaves just now. */
export type SmtpMood = 'taking' | 'refusing' | 'hanging';

/** A mail server that keeps what it took, and can be made to refuse or to say nothing. */
export class MailServer implements AsyncDisposable {
  readonly #server: SMTPServer;
  /** Message-IDs it has taken, each as often as it was. */
  readonly taken: { readonly id: string; readonly to: string; readonly text: string }[] = [];
  mood: SmtpMood = 'taking';

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      closeTimeout: 500,
      onMailFrom: (_address, _session, done) => {
        if (this.mood === 'hanging') return;
        if (this.mood === 'taking') done();
        else done(Object.assign(new Error('try again later'), { responseCode: 451 }));
      },
      onData: (stream, session, done) => {
        let raw = '';
        stream.on('data', (chunk) => (raw += String(chunk)));
        stream.on('end', () => {
          if (this.mood === 'hanging') return;
          const id = /^message-id:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? '';
          const to = session.envelope.rcptTo.map(({ address }) => address).join();
          this.taken.push({ id, to, text: raw });
          done();
        });
      },
    });
    // Clients that are killed in the middle.
    this.#server.on('error', () => undefined);
  }

  static async start(): Promise<MailServer> {
    const server = new MailServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', () => resolve()));
    return server;
  }

  get url(): string {
    const address = this.#server.server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return `smtp://127.0.0.1:${port}`;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
