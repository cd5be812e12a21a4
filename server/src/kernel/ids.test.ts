import { describe, expect, it, vi } from 'vitest';
import { isUuid, newId } from './ids.ts';

describe('newId', () => {
  it('is a UUID of version 7 and variant 1, of the present time', () => {
    const before = Date.now();
    const id = newId();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(isUuid(id)).toBe(true);
    expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBeGreaterThanOrEqual(before);
  });

  it('only ever rises, within a millisecond and when the clock goes back', () => {
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 1000);
    const ids = Array.from({ length: 10_000 }, newId);
    clock.mockReturnValue(Date.now() - 5000);
    ids.push(newId());
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
