import { expect, it } from 'vitest';
import { settle } from './model.ts';

const kept = { text: 'One\n\ntwo', version: 3 };
const settled = (written: Parameters<typeof settle>[1], longest = 100) =>
  settle(kept, written, longest);

it('takes what is written where nothing is said of what was seen', () => {
  expect(settled({ text: 'mine' })).toEqual({ text: 'mine', isMerged: false });
});

it('takes what replaces the version that is there, and nothing that replaces another', () => {
  expect(settled({ text: 'mine', version: 3 })).toEqual({ text: 'mine', isMerged: false });
  expect(settled({ text: 'mine', version: 2 })).toBeUndefined();
  expect(settled({ text: 'mine', version: 4 })).toBeUndefined();
  expect(settled({ text: kept.text, version: 2 })).toEqual({ text: kept.text, isMerged: false });
});

it('merges what was made from another text, whatever version that is said to have had', () => {
  for (const version of [undefined, 2, 3])
    expect(settled({ text: 'One\n\n2', version, base: 'one\n\ntwo' })).toEqual({
      text: 'One\n\n2',
      isMerged: true,
    });
  expect(settled({ text: 'ONE\n\ntwo', version: 3, base: 'one\n\ntwo' })).toBeUndefined();
  expect(settled({ text: 'mine', version: 2, base: kept.text })).toEqual({
    text: 'mine',
    isMerged: false,
  });
});

it('keeps what is there where nothing was changed in what was seen', () => {
  expect(settled({ text: 'one', base: 'one' })).toEqual({ text: kept.text, isMerged: false });
});

it('does not merge beyond what the text may hold', () => {
  const longer = { text: 'one\n\ntwo\n\nmore', base: 'one\n\ntwo' };
  expect(settled(longer, 14)).toEqual({ text: 'One\n\ntwo\n\nmore', isMerged: true });
  expect(settled(longer, 13)).toBeUndefined();
});
