import { describe, expect, it } from 'vitest';
import { bothOf, placeIn } from './both.ts';

describe('what two people wrote in a text', () => {
  it('is kept where they changed different passages', () => {
    const both = bothOf('One\n\nTwo', 'One!\n\nTwo', 'One\n\nTwo?');
    expect(both).toMatchObject({ mine: 'One!\n\nTwo?', all: 'One!\n\nTwo?', count: 0 });
  });

  it('stands one after the other where they changed the same, theirs before mine', () => {
    const both = bothOf('A\n\nOne\n\nTwo', 'A\n\nmine\n\nTwo', 'B\n\ntheirs\n\nTwo');
    expect(both).toMatchObject({
      mine: 'B\n\nmine\n\nTwo',
      all: 'B\n\ntheirs\n\nmine\n\nTwo',
      count: 1,
    });
    expect(both.all.slice(...both.first)).toBe('theirs\n\nmine');
  });

  it('begins with it where it is the first passage, and may be all there is', () => {
    const both = bothOf('', 'mine', 'theirs');
    expect(both).toMatchObject({ mine: 'mine', all: 'theirs\n\nmine', count: 1 });
    expect(both.all.slice(...both.first)).toBe('theirs\n\nmine');
  });

  it('stands one after the other without a gap in a list', () => {
    expect(bothOf('- a', '- mine', '- theirs').all).toBe('- theirs\n- mine');
  });

  it('counts each place where they changed the same', () => {
    expect(bothOf('a\n\nb\n\nc', '1\n\nb\n\n3', 'x\n\nb\n\nz').count).toBe(2);
  });
});

it.each([
  ['below what came', 'a\nb|c', 'new\na\nbc', 'new\na\nb|c'],
  ['above what came', 'a|\nb', 'a\nnew\nb', 'a|\nnew\nb'],
  ['below what went', 'gone\na\nb|', 'a\nb', 'a\nb|'],
  ['on the line before which something came', 'a\n|b', 'a\nnew\nb', 'a\nnew\n|b'],
  ['at the beginning', '|a\nb', 'a\nB', '|a\nB'],
  ['beyond what is left', 'a\nlonger|', 'a', 'a|'],
])('a place stays where it was: %s', (_what, before, after, expected) => {
  const place = placeIn(after, before.replace('|', ''), before.indexOf('|'));
  expect(`${after.slice(0, place)}|${after.slice(place)}`).toBe(expected);
});
