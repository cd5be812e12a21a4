import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankBetween } from '#kernel/rank.ts';
import { type Slot, isBefore, rankAmong, spread } from './board.ts';

const sorted = (slots: readonly Slot[]): Slot[] =>
  slots.toSorted((a, b) => (isBefore(a, b) ? -1 : 1));

/** A column in which some tasks may share a rank, as transitions at the same moment can leave it. */
const column = fc
  .array(fc.record({ id: fc.uuid(), shares: fc.boolean() }), { minLength: 2, maxLength: 12 })
  .map((cards) => {
    let rank = rankBetween(null, null);
    return sorted(
      cards.map(({ id, shares }): Slot => {
        if (!shares) rank = rankBetween(rank, null);
        return { id, rank };
      }),
    );
  });

describe('a place between two neighbours', () => {
  it('is strictly between them, or there is none and room is made without disturbing the order', () => {
    fc.assert(
      fc.property(column, fc.nat(), (slots, pick) => {
        const at = pick % slots.length;
        const lower = slots[at] as Slot;
        const upper = slots[at + 1];
        const id = 'moved';
        let rank = rankAmong(lower, upper);
        let others = slots;
        if (rank === undefined) {
          const sharing = slots.filter((slot) => slot.rank === lower.rank);
          const room = spread(
            lower,
            sharing,
            slots.find((slot) => slot.rank > lower.rank),
          );
          rank = room.rank;
          others = slots.map((slot) => room.moved.find((moved) => moved.id === slot.id) ?? slot);
        }
        expect(lower.rank < rank).toBe(true);
        const after = sorted([...others, { id, rank }]).map((slot) => slot.id);
        expect(after).toEqual(slots.map((slot) => slot.id).toSpliced(at + 1, 0, id));
      }),
    );
  });

  it('may be at either end, or the only one', () => {
    expect(rankAmong(undefined, undefined)).toBe('a0');
    const only = { id: 'x', rank: 'a0' };
    expect((rankAmong(undefined, only) as string) < 'a0').toBe(true);
    expect((rankAmong(only, undefined) as string) > 'a0').toBe(true);
  });

  it('does not wear out: the same gap can be halved again and again', () => {
    let upper = { id: 'u', rank: rankBetween('a0', null) };
    for (let i = 0; i < 500; i += 1)
      upper = { id: 'u', rank: rankAmong({ id: 'l', rank: 'a0' }, upper) as string };
    expect(upper.rank > 'a0').toBe(true);
  });
});
