import { useMutation, type MutationOptions, type QueryKey } from '@tanstack/react-query';
import { messageOf } from '#api/index.ts';
import { toast, toastProblem } from '#ui/index.ts';
import { queryClient } from './query.ts';
import { awaitStep, did } from './undo.ts';

/** One thing that somebody can change: how it shows before the server has answered, and what is said of it. */
export interface Change<Input, Answer = unknown> {
  /** @throws Problem */
  send: (input: Input) => Promise<Answer>;
  /** Shows it at once. @returns puts back what was there, when it is refused */
  show?: (input: Input) => (error: unknown) => void;
  /** Questions whose answers, on their way now, would put back what is shown: they are asked again. */
  over?: QueryKey;
  /** Takes the answer to what is cached. */
  take?: (answer: Answer, input: Input) => void;
  /** What has to be read again afterwards, whether it was refused or not. */
  stale?: readonly QueryKey[] | ((input: Input) => readonly QueryKey[]);
  /** False where that takes long and nobody waits for it. */
  waits?: boolean;
  /** What is said once it is done. */
  done?: string | ((answer: Answer, input: Input) => string);
  /** Makes it undone again, from the message that says what was done. @throws what it says why it cannot be */
  undo?: (answer: Answer, input: Input) => Promise<unknown>;
  /** What is said when it is refused; the sentence of the refusal unless given. */
  refused?: (error: unknown, input: Input) => string;
  /** Says so at once instead: the message can undo it before it is answered. */
  early?: { done: string; undo: (input: Input) => Promise<unknown> };
  /** Changes of one name: what is stale is read again when the last of them is answered. */
  name?: QueryKey;
  /** Changes of one line are sent one after another. */
  line?: string;
}

/** A change, ready to be made. */
export interface Changer<Input, Answer> {
  /** Makes it. A refusal is told, and put back what was shown. @returns undefined when it was refused */
  run: (input: Input) => Promise<Answer | undefined>;
  /** The same for a form, which shows the refusal itself. @throws Problem */
  attempt: (input: Input) => Promise<Answer>;
}

interface Sent<Input> {
  input: Input;
  /** Puts back what was shown. */
  putBack: ((error: unknown) => void) | undefined;
  /** Whether a refusal is told. */
  tells: boolean;
}

function optionsOf<Input, Answer>(
  change: Change<Input, Answer>,
): MutationOptions<Answer, Error, Sent<Input>> {
  const { send, show, take, done, undo, refused, stale = [], waits = true, name, line } = change;
  return {
    mutationFn: ({ input }) => send(input),
    meta: { isShown: show !== undefined },
    ...(name && { mutationKey: name }),
    ...(line !== undefined && { scope: { id: line } }),
    onSuccess: (answer, { input }) => {
      take?.(answer, input);
      const text = typeof done === 'function' ? done(answer, input) : done;
      if (text === undefined) return;
      if (undo) did(text, () => undo(answer, input));
      else toast(text);
    },
    onError: (error, { input, putBack, tells }) => {
      putBack?.(error);
      if (tells) toastProblem(refused?.(error, input) ?? messageOf(error));
    },
    onSettled: (_answer, _error, { input }) => {
      if (name && queryClient.isMutating({ mutationKey: name }) > 1) return undefined;
      const keys = typeof stale === 'function' ? stale(input) : stale;
      const read = keys.map((queryKey) => queryClient.invalidateQueries({ queryKey }));
      return waits ? Promise.all(read) : undefined;
    },
  };
}

function changerOf<Input, Answer>(
  { show, over, early, undo }: Change<Input, Answer>,
  mutate: (sent: Sent<Input>) => Promise<Answer>,
): Changer<Input, Answer> {
  const make = async (input: Input, tells: boolean): Promise<Answer> => {
    if (over) await queryClient.cancelQueries({ queryKey: over });
    const answer = mutate({ input, putBack: show?.(input), tells });
    if (early) did(early.done, () => early.undo(input));
    else if (undo) awaitStep(answer);
    return answer;
  };
  return {
    run: (input) => make(input, true).catch(() => undefined),
    attempt: (input) => make(input, false),
  };
}

/** A change that is made outside of components: while something is dragged, from a message, as an undo. */
export function changer<Input, Answer>(change: Change<Input, Answer>): Changer<Input, Answer> {
  const mutations = queryClient.getMutationCache();
  const options = optionsOf(change);
  return changerOf(change, (sent) => mutations.build(queryClient, options).execute(sent));
}

/** A change that a component makes. */
export function useChange<Input, Answer>(
  change: Change<Input, Answer>,
): Changer<Input, Answer> & { isBusy: boolean } {
  const { mutateAsync, isPending } = useMutation(optionsOf(change), queryClient);
  return { ...changerOf(change, mutateAsync), isBusy: isPending };
}

/** Changes what is cached beneath a key. @returns puts back what was there */
export function keeping(queryKey: QueryKey, edit: () => void): () => void {
  const before = queryClient.getQueriesData({ queryKey });
  edit();
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data);
  };
}

/** Whether something is shown that the server has not answered yet. */
export const isChanging = (): boolean =>
  queryClient.isMutating({ predicate: ({ meta }) => meta?.['isShown'] === true }) > 0;

/** How many changes of a line are under way, the one that is being answered included. */
export const changesIn = (line: string): number =>
  queryClient.isMutating({ predicate: ({ options }) => options.scope?.id === line });
