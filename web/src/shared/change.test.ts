import { afterEach, describe, expect, it, vi } from 'vitest';
import { changer, keeping, type Change } from './change.ts';
import { queryClient } from './query.ts';
import * as ui from '#ui/index.ts';
import { undoLast } from './undo.ts';

vi.mock('#ui/index.ts', async (original) => ({
  ...(await original<typeof ui>()),
  toast: vi.fn(),
  toastProblem: vi.fn(),
}));

const key = ['acme', 'cakes'];
const cakes = () => queryClient.getQueryData<string[]>(key);
const add = (more: Partial<Change<string, string>> = {}) =>
  changer<string, string>({
    send: async (name) => name.toUpperCase(),
    show: (name) => keeping(key, () => queryClient.setQueryData(key, [...(cakes() ?? []), name])),
    ...more,
  });

afterEach(() => {
  queryClient.clear();
  vi.clearAllMocks();
});

describe('a change', () => {
  it('shows at once, takes the answer and says so', async () => {
    queryClient.setQueryData(key, ['plum']);
    const take = vi.fn();
    const done = add({ take, done: (answer) => `${answer} added` }).run('lemon');
    expect(cakes()).toEqual(['plum', 'lemon']);
    expect(await done).toBe('LEMON');
    expect(take).toHaveBeenCalledWith('LEMON', 'lemon');
    expect(ui.toast).toHaveBeenCalledWith('LEMON added');
  });

  it('puts everything back when it is refused, and says why', async () => {
    queryClient.setQueryData(key, ['plum']);
    const send = () => Promise.reject(new Error('The oven is full.'));
    const refused = (error: unknown) => `No: ${(error as Error).message}`;
    expect(await add({ send, refused, done: 'Added' }).run('lemon')).toBeUndefined();
    expect(cakes()).toEqual(['plum']);
    expect(ui.toastProblem).toHaveBeenCalledWith('No: The oven is full.');
    expect(ui.toast).not.toHaveBeenCalled();
  });

  it('leaves the refusal to a form, and puts everything back all the same', async () => {
    queryClient.setQueryData(key, ['plum']);
    const send = () => Promise.reject(new Error('The oven is full.'));
    await expect(add({ send }).attempt('lemon')).rejects.toThrow('full');
    expect(cakes()).toEqual(['plum']);
    expect(ui.toastProblem).not.toHaveBeenCalled();
  });

  it('is the one that is undone, answered or not yet', async () => {
    const [first, second] = [vi.fn(async () => undefined), vi.fn(async () => undefined)];
    await add({ done: 'First', undo: first }).run('lemon');
    const { promise: held, resolve: answer } = Promise.withResolvers<string>();
    const made = add({ send: () => held, done: 'Second', undo: second }).run('plum');
    const undone = undoLast();
    answer('PLUM');
    await Promise.all([made, undone]);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
    await undoLast();
    expect(first).toHaveBeenCalledOnce();
  });

  it('that is refused leaves the one before it to be undone', async () => {
    const first = vi.fn(async () => undefined);
    await add({ done: 'First', undo: first }).run('lemon');
    const send = () => Promise.reject(new Error('The oven is full.'));
    const refused = add({ send, done: 'Second', undo: async () => undefined }).run('plum');
    await Promise.all([refused, undoLast()]);
    expect(first).toHaveBeenCalledOnce();
  });

  it('can be undone with what the server answered', async () => {
    const undo = vi.fn(async () => undefined);
    await add({ done: 'Added', undo }).run('lemon');
    await undoLast();
    expect(undo).toHaveBeenCalledWith('LEMON', 'lemon');
  });

  it('reads again what it made stale, once for all of its name', async () => {
    const invalidate = vi.spyOn(queryClient, 'invalidateQueries');
    const one = add({ name: ['baking'], stale: [key] });
    const gate = Promise.withResolvers<string>();
    const slow = add({ name: ['baking'], stale: [key], send: () => gate.promise }).run('slow');
    await one.run('quick');
    expect(invalidate).not.toHaveBeenCalled();
    gate.resolve('there');
    await slow;
    expect(invalidate).toHaveBeenCalledExactlyOnceWith({ queryKey: key });
  });

  it('waits for those of its line, and shows at once all the same', async () => {
    const sent: string[] = [];
    const gate = Promise.withResolvers<string>();
    const inLine = (send: (name: string) => Promise<string>) => add({ line: 'oven', send });
    const first = inLine(() => gate.promise).run('first');
    const second = inLine(async (name) => (sent.push(name), name)).run('second');
    expect(cakes()).toEqual(['first', 'second']);
    await Promise.resolve();
    expect(sent).toEqual([]);
    gate.resolve('done');
    await Promise.all([first, second]);
    expect(sent).toEqual(['second']);
  });
});
