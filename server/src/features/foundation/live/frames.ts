import type { StreamedEvent } from '#messaging/events/index.ts';
import { type Directory, referTo } from '#features/foundation/people/index.ts';
import { formatPosition } from './resume-position.ts';
import type { Presenter, Viewer } from './presenter.ts';

/**
 * One event as bytes for the wire, made once for all who get the same: those with the same roles, for
 * whom it is about something of their own or not.
 */
export class EncodedEvent {
  readonly #event: StreamedEvent<never>;
  readonly #presenter: Presenter | undefined;
  readonly #people: Directory;
  readonly #onError: (error: unknown) => void;
  readonly #made = new Map<string, Buffer | undefined>();

  constructor(
    event: StreamedEvent,
    presenter: Presenter | undefined,
    people: Directory,
    onError: (error: unknown) => void,
  ) {
    this.#onError = onError;
    this.#event = event as StreamedEvent<never>;
    this.#presenter = presenter;
    this.#people = people;
  }

  /** Undefined when there is nothing to tell. Whether they may see the project is the caller's to know. */
  for(viewer: Viewer): Buffer | undefined {
    if (!this.#presenter) return undefined;
    const { actor, project } = viewer;
    const isOwn = this.#presenter.isOwn(this.#event, actor.userId);
    const key = `${actor.role} ${project?.standing.projectRole} ${isOwn}`;
    if (!this.#made.has(key)) this.#made.set(key, this.#makeSafely(this.#presenter, viewer));
    return this.#made.get(key);
  }

  /** An event that cannot be presented is skipped; later ones are still sent. */
  #makeSafely(presenter: Presenter, viewer: Viewer): Buffer | undefined {
    try {
      return this.#make(presenter, viewer);
    } catch (error) {
      this.#onError(error);
      return undefined;
    }
  }

  #make(presenter: Presenter, viewer: Viewer): Buffer | undefined {
    const { type, projectId, actorId, at } = this.#event;
    const presented = presenter.present(this.#event, viewer, this.#people);
    if (!presented) return undefined;
    const { data, changed } = presented;
    return Buffer.from(
      JSON.stringify({
        type,
        position: formatPosition(this.#event),
        projectId,
        data,
        ...(changed && { changed }),
        actor: referTo(this.#people, actorId),
        at,
      }),
    );
  }
}
