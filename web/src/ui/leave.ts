import { unsaved, type Unsaved } from './unsaved.ts';

type Answer = 'stay' | 'keep' | 'discard';

interface Question {
  keepsDraft: boolean;
  answer: (answer: Answer) => void;
}

let current: Question | undefined;
const listeners = new Set<() => void>();

export const leaving = (): Question | undefined => current;

export function watchLeaving(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(question: Question | undefined): void {
  current = question;
  for (const listener of listeners) listener();
}

/**
 * Whether to leave typed text. Asks while there is some, and throws it away when that is the answer.
 * @param texts what would be left; everything on the screen unless named
 */
export async function mayLeave(texts: readonly Unsaved[] = unsaved()): Promise<boolean> {
  const dirty = texts.filter((each) => each.isDirty());
  if (dirty.length === 0) return true;
  // One question at a time: whoever asks again while it is open stays.
  if (current) return false;
  const keepsDraft = dirty.every((each) => each.keepsDraft);
  const answer = await new Promise<Answer>((resolve) => show({ keepsDraft, answer: resolve }));
  show(undefined);
  if (answer === 'discard') for (const each of dirty) each.discard();
  return answer !== 'stay';
}
