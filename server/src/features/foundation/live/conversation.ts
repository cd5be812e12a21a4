import type { TenantRecord } from '#tenancy/index.ts';
import { type ClientMessage, readMessage } from './message.ts';
import { type ResumePosition, placeText } from './place.ts';
import type { Presence } from './presence.ts';
import type { Room } from './room.ts';
import type { Visit } from './visit.ts';

/**
 * How long somebody who comes in is told nothing, so that they can say where they were: what they missed
 * then comes before what is new. Who says it in the address needs no such time.
 */
const FIRST_WORD_MS = 250;

/** What is said on one connection. */
export class Conversation {
  readonly #visit: Visit;
  readonly #room: Room;
  readonly #presence: Presence;
  readonly #onError: (error: unknown) => void;
  /** What was said before the greeting. */
  #early: string[] | undefined = [];
  #firstWord: NodeJS.Timeout | undefined;

  constructor(
    visit: Visit,
    { room, presence }: { room: Room; presence: Presence },
    onError: (error: unknown) => void,
  ) {
    this.#visit = visit;
    this.#room = room;
    this.#presence = presence;
    this.#onError = onError;
  }

  /**
   * They are in.
   * @param places `from` is where they were before, when they said so in the address; `recent` where the
   *   recent past begins, for those who did not
   */
  greet(
    { id, slug, name }: TenantRecord,
    { from, recent }: { from: ResumePosition | undefined; recent: ResumePosition | undefined },
  ): void {
    this.#visit.say({
      type: 'connection_established',
      tenant: { id, slug, name },
      position: placeText(this.#room.place),
      ...(recent && { recent: placeText(recent) }),
      message: `Connected to ${name} task updates`,
    });
    if (from) this.#resume(from);
    else this.#firstWord = setTimeout(() => this.#goOn(), FIRST_WORD_MS).unref();
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const text of early) this.hear(text);
  }

  hear(text: string): void {
    if (this.#early) {
      this.#early.push(text);
      return;
    }
    const message = readMessage(text);
    if (message.type === 'error') this.#visit.say(message);
    else this.#answer(message);
  }

  left(): void {
    clearTimeout(this.#firstWord);
    this.#presence.leave(this.#visit);
    this.#room.leave(this.#visit);
  }

  #answer(message: ClientMessage): void {
    if (message.type === 'resume') {
      this.#resume(message.place);
      return;
    }
    switch (message.type) {
      case 'ping':
        this.#visit.say({ type: 'pong', message: 'Connection alive' });
        break;
      case 'subscribe':
        this.#ifSeen(message.projectId, (projectId) => {
          this.#visit.subscribe(projectId);
          this.#visit.say({ type: 'subscribed', projectId });
          this.#presence.tell(projectId, this.#visit);
        });
        break;
      case 'unsubscribe':
        this.#visit.unsubscribe(message.projectId);
        this.#visit.say({ type: 'unsubscribed', projectId: message.projectId });
        break;
      case 'presence':
        if (message.projectId === null) this.#presence.leave(this.#visit);
        else
          this.#ifSeen(message.projectId, (projectId) =>
            this.#presence.look(this.#visit, projectId, message.taskId),
          );
    }
  }

  /** A project of others and one that is not there are answered alike. */
  #ifSeen(projectId: string, then: (projectId: string) => void): void {
    this.#room
      .maySee(this.#visit.account.userId, projectId)
      .then((may) => {
        if (may) then(projectId);
        else
          this.#visit.say({
            type: 'error',
            code: 'not_found',
            message: 'No such project, or it is not yours to see.',
          });
      })
      .catch(this.#onError);
  }

  #resume(from: ResumePosition): void {
    clearTimeout(this.#firstWord);
    if (this.#visit.stage === 'reading') {
      this.#visit.say({
        type: 'error',
        code: 'conflict',
        message: 'What you missed is on its way already.',
      });
      return;
    }
    this.#read(from, () =>
      this.#visit.say({
        type: 'resumed',
        position: placeText({ ...from, position: this.#visit.position }),
      }),
    );
  }

  /** Nobody said where they were: they are told everything since they came. */
  #goOn(): void {
    if (this.#visit.stage !== 'waiting') return;
    this.#read({ ...this.#room.place, position: this.#visit.position }, () => undefined);
  }

  #read(from: ResumePosition, onLive: () => void): void {
    this.#room
      .replay(this.#visit, from, onLive)
      .then((hasAll) => {
        if (!hasAll) this.#visit.say({ type: 'reload', position: placeText(this.#room.place) });
      })
      .catch((error: unknown) => {
        this.#onError(error);
        this.#visit.peer.close(1013, 'what you missed cannot be read just now');
      });
  }
}
