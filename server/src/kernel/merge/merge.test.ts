import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hunksBetween } from './hunks.ts';
import { linesOf, merge, mergedText } from './merge.ts';

const base = 'One\n\nTwo\n\nThree';

describe('two changes of a text', () => {
  it.each([
    ['different paragraphs', base, '1\n\nTwo\n\nThree', 'One\n\nTwo\n\n3', '1\n\nTwo\n\n3'],
    ['neighbouring lines', '- a\n- b', '- A\n- b', '- a\n- B', '- A\n- B'],
    ['a line and one added below it', '- a', '- A', '- a\n- b', '- A\n- b'],
    ['the same line alike', base, '1\n\nTwo\n\nThree', '1\n\nTwo\n\nThree!', '1\n\nTwo\n\nThree!'],
    ['a paragraph gone and another changed', base, 'Two\n\nThree', 'One\n\nTwo\n\n3', 'Two\n\n3'],
    ['the same line added twice', 'a\nb', 'a\nx\nb', 'a\nx\nb', 'a\nx\nb'],
    ['nothing of mine', base, base, 'Theirs', 'Theirs'],
    ['nothing of theirs', base, 'Mine', base, 'Mine'],
    ['everything, alike', base, 'Same', 'Same', 'Same'],
    ['only line endings of mine', 'a\r\nb', 'a\nb', 'a\r\nc', 'a\r\nc'],
    ['a base read with other line endings', 'a\nb\nc', 'x\nb\nc', 'a\r\nb\r\nc', 'x\r\nb\r\nc'],
    ['old line endings', 'a\rb\rc', 'x\nb\nc', 'a\rb\rz', 'x\nb\nz'],
    ['a trailing newline of mine', 'a\nb', 'a\nb\n', 'x\nb', 'x\nb\n'],
    ['a trailing newline that theirs lost', 'a\nb\n', 'x\nb\n', 'a\nb', 'x\nb'],
    ['characters of two units', '😀\n\nb', '😀!\n\nb', '😀\n\nb🎉', '😀!\n\nb🎉'],
  ])('are merged: %s', (_what, from, mine, theirs, merged) => {
    expect(mergedText(from, mine, theirs)).toBe(merged);
  });

  it.each([
    ['the same line', base, 'Uno\n\nTwo\n\nThree', 'Ein\n\nTwo\n\nThree'],
    ['an empty text, filled twice', '', 'Mine', 'Theirs'],
    ['a line changed and removed', base, '1\n\nTwo\n\nThree', 'Two\n\nThree'],
    ['two lines added at one place', 'a\nb', 'a\nx\nb', 'a\ny\nb'],
    ['both written on', 'a', 'a\nx', 'a\ny'],
    ['a line added beside one that is removed', '- a\n- b', '- a\n  - more\n- b', '- b'],
    ['all removed, and a line changed', base, '', '1\n\nTwo\n\nThree'],
  ])('collide: %s', (_what, from, mine, theirs) => {
    expect(mergedText(from, mine, theirs)).toBeUndefined();
  });

  it('are told apart where they collide, and agreed where they do not', () => {
    expect(merge('a\n\nb\n\nc', 'a\n\nB mine\n\nc', 'A\n\nB theirs\n\nc')).toEqual([
      { agreed: ['A'] },
      { agreed: [''] },
      { mine: ['B mine'], theirs: ['B theirs'] },
      { agreed: ['', 'c'] },
    ]);
    expect(merge('a', 'same\nmine\nend', 'same\ntheirs\nend')).toEqual([
      { agreed: ['same'] },
      { mine: ['mine'], theirs: ['theirs'] },
      { agreed: ['end'] },
    ]);
  });
});

describe('whatever the texts are', () => {
  const line = fc.constantFrom('', 'a', 'b', 'c', 'd');
  const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
  /** What a side has, wherever sides differ. */
  const of = (side: 'mine' | 'theirs', stretches: ReturnType<typeof merge>): string[] =>
    stretches.flatMap((stretch) => ('agreed' in stretch ? stretch.agreed : stretch[side]));

  it('hunks lead from one to the other', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const [a, b] = [linesOf(from), linesOf(to)];
        let [at, lines] = [0, [] as string[]];
        for (const hunk of hunksBetween(a, b)) {
          expect(hunk.start).toBeGreaterThanOrEqual(at);
          lines = [...lines, ...a.slice(at, hunk.start), ...hunk.lines];
          at = hunk.end;
        }
        expect([...lines, ...a.slice(at)]).toEqual(b);
      }),
      { numRuns: 500 },
    );
  });

  it('sides can be changed, and who changed nothing gives way', () => {
    fc.assert(
      fc.property(text, text, text, (from, mine, theirs) => {
        expect(mergedText(from, mine, theirs)).toBe(mergedText(from, theirs, mine));
        expect(mergedText(from, from, theirs)).toBe(theirs);
        expect(of('theirs', merge(from, from, theirs))).toEqual(linesOf(theirs));
      }),
      { numRuns: 500 },
    );
  });

  it('no line that a side added is missing from what comes of it', () => {
    fc.assert(
      fc.property(text, text, text, (from, mine, theirs) => {
        const all = merge(from, mine, theirs);
        const kept = new Set([...of('mine', all), ...of('theirs', all)]);
        const known = new Set(linesOf(from));
        for (const added of [...linesOf(mine), ...linesOf(theirs)])
          if (!known.has(added)) expect(kept).toContain(added);
      }),
      { numRuns: 500 },
    );
  });

  const most = 100_000;
  const numbers = (from: number) =>
    Array.from({ length: 14_000 }, (_, i) => from + i)
      .join('\n')
      .slice(0, most);
  it.each([
    ['empty lines', '\n'.repeat(most), 'a\n'.repeat(most / 2), 'b\n'.repeat(most / 2)],
    ['nothing alike', numbers(1), numbers(1_000_000), numbers(2_000_000)],
    ['shuffled', numbers(1), numbers(1).split('\n').toSorted().join('\n'), numbers(7000)],
    [
      'two letters',
      'a\nb\n'.repeat(25_000),
      'b\nb\na\n'.repeat(16_000),
      'b\na\na\n'.repeat(16_000),
    ],
    ['one line', 'x'.repeat(most), 'y'.repeat(most), 'z'.repeat(most)],
  ])('loses nothing of 100,000 characters: %s', (_what, from, mine, theirs) => {
    const all = merge(from, mine, theirs);
    expect(of('mine', all)).toEqual(linesOf(mine));
    expect(of('theirs', all)).toEqual(linesOf(theirs));
  });

  it('stops comparing after a million steps, and takes all between first and last difference', () => {
    // Without the bound, these lines in turn are 16,000 hunks, found in minutes.
    const from = linesOf(`same\n${'a\nb\n'.repeat(25_000)}same`);
    const to = linesOf(`same\n${'b\nb\na\n'.repeat(16_000)}same`);
    const lines = to.slice(1, -1);
    expect(hunksBetween(from, to)).toEqual([{ start: 1, end: from.length - 1, lines }]);
  });
});
