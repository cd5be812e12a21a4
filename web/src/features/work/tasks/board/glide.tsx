import { Component, createRef, type ReactNode } from 'react';

const DURATION_MS = 220;
const EASING = 'cubic-bezier(0.2, 0.7, 0.2, 1)';

interface GlideProps {
  /** What stands where; a new one lets the cards glide to their new places. */
  order: string;
  /** The key of a card that a pointer has just carried to its place, so that it does not travel twice. */
  carried: () => string | undefined;
  children: ReactNode;
}

/**
 * Cards glide from where they were to where they are, whoever moved them. A class, because only
 * `getSnapshotBeforeUpdate` sees the places before the page changes.
 */
export class Glide extends Component<GlideProps> {
  readonly #box = createRef<HTMLDivElement>();

  override getSnapshotBeforeUpdate(previous: GlideProps): Places | null {
    const box = this.#box.current;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    return box && !still && previous.order !== this.props.order ? placesIn(box) : null;
  }

  override componentDidUpdate(_props: GlideProps, _state: object, before: Places | null): void {
    const box = this.#box.current;
    if (!box || !before) return;
    const carried = this.props.carried();
    for (const [key, { card, at, column }] of placesIn(box)) {
      const from = before.get(key);
      if (!from || key === carried) continue;
      const [x, y] = [from.at.left - at.left, from.at.top - at.top];
      if (Math.abs(x) < 2 && Math.abs(y) < 2) continue;
      if (from.column === column) slide(card, x, y);
      else fly(card, from.at, at);
    }
  }

  override render(): ReactNode {
    return (
      <div ref={this.#box} className="tf-glide">
        {this.props.children}
      </div>
    );
  }
}

type Places = Map<string, { card: HTMLElement; at: DOMRect; column: string | undefined }>;

function placesIn(box: HTMLElement): Places {
  const cards = [...box.querySelectorAll<HTMLElement>('[data-task]')];
  return new Map(
    cards.map((card) => [
      card.dataset['task'] ?? '',
      {
        card,
        at: card.getBoundingClientRect(),
        column: card.closest<HTMLElement>('[data-column]')?.dataset['column'],
      },
    ]),
  );
}

function slide(card: HTMLElement, x: number, y: number): void {
  card.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], {
    duration: DURATION_MS,
    easing: EASING,
    id: 'glide',
  });
}

/** A column cuts off what leaves it, so a picture of the card travels over the board instead. */
function fly(card: HTMLElement, from: DOMRect, to: DOMRect): void {
  const picture = card.cloneNode(true) as HTMLElement;
  picture.removeAttribute('data-task');
  picture.setAttribute('aria-hidden', 'true');
  picture.inert = true;
  picture.classList.add('tf-card-flying');
  Object.assign(picture.style, {
    top: `${to.top}px`,
    left: `${to.left}px`,
    width: `${to.width}px`,
  });
  document.body.append(picture);
  const options = { duration: DURATION_MS, easing: EASING, id: 'glide' };
  card.animate([{ opacity: 0 }, { opacity: 0 }], options);
  const flight = picture.animate(
    [
      { transform: `translate(${from.left - to.left}px, ${from.top - to.top}px)` },
      { transform: 'none' },
    ],
    options,
  );
  const land = () => picture.remove();
  flight.finished.then(land, land);
}
