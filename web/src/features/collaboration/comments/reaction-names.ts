import type { Reaction } from './threads.ts';

/** What there is to react with, in the order it is offered in. */
export const reactionNames: Readonly<Record<Reaction, { sign: string; name: string }>> = {
  thumbs_up: { sign: '👍', name: 'Thumbs up' },
  thumbs_down: { sign: '👎', name: 'Thumbs down' },
  heart: { sign: '❤️', name: 'Heart' },
  tada: { sign: '🎉', name: 'Hooray' },
  laugh: { sign: '😄', name: 'Laugh' },
  eyes: { sign: '👀', name: 'Looking' },
  rocket: { sign: '🚀', name: 'Rocket' },
  confused: { sign: '😕', name: 'Confused' },
};
