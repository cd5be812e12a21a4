import { Command } from 'commander';
import { expect, it } from 'vitest';
import { JSON_FLAG, addCommand, command, flag } from './index.ts';

/** What a command is given for what was typed. */
async function typed(...words: string[]): Promise<unknown> {
  const seen: unknown[] = [];
  const count = command({
    name: 'count',
    summary: 'Count cakes',
    args: ['tenant', '[kind]'],
    options: {
      json: JSON_FLAG,
      evenEaten: flag('also eaten ones'),
      size: { kind: 'text', placeholder: '<size>', summary: 'of this size', choices: ['s', 'l'] },
      limit: { kind: 'text', placeholder: '<n>', summary: 'how many', otherwise: '50' },
    },
    run: async ({ tenant, kind, json, evenEaten, size, limit }) =>
      void seen.push([tenant, kind, json, evenEaten, size, limit]),
  });
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addCommand(program, count, count.run);
  await program.parseAsync(['count', ...words], { from: 'user' });
  return seen[0];
}

it('gives a command its arguments and options by name', async () => {
  expect(
    await typed('acme', 'plum', '--json', '--even-eaten', '--size', 'l', '--limit', '3'),
  ).toEqual(['acme', 'plum', true, true, 'l', '3']);
});

it('gives no for flags that are left out, and what stands for the rest', async () => {
  expect(await typed('acme')).toEqual(['acme', undefined, false, false, undefined, '50']);
});

it.each([[[]], [['acme', '--size', 'xl']], [['acme', '--unknown']]])(
  'refuses %j',
  async (words: string[]) => {
    await expect(typed(...words)).rejects.toThrow();
  },
);
