import type { TenantRecord } from '#tenancy/index.ts';
import { type ClientMessage, readMessage } from './message.ts';
import { type ResumePosition, formatPosition } from './resume-position.ts';
import type { Presence } from './presence.ts';
import type { LiveChannel } from './channel.ts';
import type { LiveConnection } from './connection.ts';
import type { Typing } from './typing.ts';

/**
 * How long someone who comes in is sent nothing, so that they can say where they were: what they missed
 * then comes before what is new. Who says it in the address needs no such time.
 */
const RESUME_WINDOW_MS = 250;

/** What is said on one connection. */
export class ClientProtocol {
  readonly #connection: LiveConnection;
  readonly #channel: LiveChannel;
  readonly #presence: Presence;
  readonly #typing: Typing;
  readonly #onError: (error: unknown) => void;
  /** What was said before the greeting. */
  #earlyMessages: string[] | undefined = [];
  #resumeTimer: NodeJS.Timeout | undefined;

  constructor(
    connection: LiveConnection,
    { channel, presence, typing }: { channel: LiveChannel; presence: Presence; typing: Typing },
    onError: (error: unknown) => void,
  ) {
    this.#connection = connection;
    this.#channel = channel;
    this.#presence = presence;
    this.#typing = typing;
    this.#onError = onError;
  }

  /**
   * They are in.
   * @param positions `from` is where they were before, when they said so in the address; `recent` where the
   *   recent past begins, for those who did not
   */
  start(
    { id, slug, name }: TenantRecord,
    { from, recent }: { from: ResumePosition | undefined; recent: ResumePosition | undefined },
  ): void {
    this.#connection.sendJson({
      type: 'connection_established',
      tenant: { id, slug, name },
      position: formatPosition(this.#channel.head),
      ...(recent && { recent: formatPosition(recent) }),
      message: `Connected to ${name} task updates`,
    });
    if (from) this.#resume(from);
    else this.#resumeTimer = setTimeout(() => this.#startLive(), RESUME_WINDOW_MS).unref();
    const early = this.#earlyMessages ?? [];
    this.#earlyMessages = undefined;
    for (const text of early) this.onMessage(text);
  }

  onMessage(text: string): void {
    if (this.#earlyMessages) {
      this.#earlyMessages.push(text);
      return;
    }
    const message = readMessage(text);
    if (message.type === 'error') this.#connection.sendJson(message);
    else this.#answer(message);
  }

  onClose(): void {
    clearTimeout(this.#resumeTimer);
    this.#presence.leave(this.#connection);
    this.#channel.leave(this.#connection);
  }

  #answer(message: ClientMessage): void {
    if (message.type === 'resume') {
      this.#resume(message.from);
      return;
    }
    switch (message.type) {
      case 'ping':
        this.#connection.sendJson({ type: 'pong', message: 'Connection alive' });
        break;
      case 'subscribe':
        this.#ifSeen(message.projectId, (projectId) => {
          this.#connection.subscribe(projectId);
          this.#connection.sendJson({ type: 'subscribed', projectId });
          this.#presence.sendTo(projectId, this.#connection);
        });
        break;
      case 'unsubscribe':
        this.#connection.unsubscribe(message.projectId);
        this.#connection.sendJson({ type: 'unsubscribed', projectId: message.projectId });
        break;
      case 'presence':
        if (message.projectId === null) this.#presence.leave(this.#connection);
        else
          this.#ifSeen(message.projectId, (projectId) =>
            this.#presence.setView(this.#connection, projectId, message.taskId),
          );
        break;
      case 'typing':
        this.#typing
          .report(this.#connection, message.taskId)
          .then((may) => {
            if (!may) this.#refuse('task');
          })
          .catch(this.#onError);
    }
  }

  /** A project of others and one that is not there are answered alike. */
  #ifSeen(projectId: string, then: (projectId: string) => void): void {
    this.#channel
      .maySee(this.#connection.account.userId, projectId)
      .then((may) => {
        if (may) then(projectId);
        else this.#refuse('project');
      })
      .catch(this.#onError);
  }

  #refuse(what: 'project' | 'task'): void {
    this.#connection.sendJson({
      type: 'error',
      code: 'not_found',
      message: `This ${what} does not exist, or you don’t have access to it.`,
    });
  }

  #resume(from: ResumePosition): void {
    clearTimeout(this.#resumeTimer);
    if (this.#connection.stage === 'reading') {
      this.#connection.sendJson({
        type: 'error',
        code: 'conflict',
        message: 'What you missed is on its way already.',
      });
      return;
    }
    this.#read(from, () =>
      this.#connection.sendJson({
        type: 'resumed',
        position: formatPosition({ ...from, position: this.#connection.position }),
      }),
    );
  }

  /** No one said where they were: they are sent everything since they came. */
  #startLive(): void {
    if (this.#connection.stage !== 'waiting') return;
    this.#read({ ...this.#channel.head, position: this.#connection.position }, () => undefined);
  }

  #read(from: ResumePosition, onLive: () => void): void {
    this.#channel
      .replay(this.#connection, from, onLive)
      .then((hasAll) => {
        if (!hasAll)
          this.#connection.sendJson({
            type: 'reload',
            position: formatPosition(this.#channel.head),
          });
      })
      .catch((error: unknown) => {
        this.#onError(error);
        this.#connection.socket.close(1013, 'missed events cannot be read now');
      });
  }
}
