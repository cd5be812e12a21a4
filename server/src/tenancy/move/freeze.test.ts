import { describe, expect, it } from 'vitest';
import { type FreezeResult, whenQuiet } from './freeze.ts';

/** Attempts that come out like this one after the other, the last of them again and again. */
function scripted(...outcomes: [FreezeResult, ...FreezeResult[]]) {
  const counted = { attempts: 0, looks: 0 };
  const waits: number[] = [];
  const attempt = async (lockMs: number): Promise<FreezeResult> => {
    waits.push(lockMs);
    return outcomes[Math.min(counted.attempts++, outcomes.length - 1)] as FreezeResult;
  };
  const near = async (): Promise<boolean> => {
    counted.looks += 1;
    return true;
  };
  return { counted, waits, near, attempt, patienceMs: 400 };
}

describe('a freeze', () => {
  it('is tried again when somebody was writing, and what was written meanwhile goes first', async () => {
    const script = scripted('writes in progress', 'too much', 'done');
    await whenQuiet(script);
    expect(script.counted).toEqual({ attempts: 3, looks: 3 });
  });

  it('waits a little longer each time that somebody was writing', async () => {
    const script = scripted('writes in progress', 'writes in progress', 'too much', 'done');
    await whenQuiet({ ...script, patienceMs: 60_000 });
    expect(script.waits).toEqual([100, 130, 169, 169]);
  });

  it('is given up after a while when somebody writes all the time', async () => {
    await expect(whenQuiet(scripted('writes in progress'))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/writes in progress.*at a quieter time/),
    });
  });

  it('is given up when it was too short five times', async () => {
    const script = { ...scripted('too much'), patienceMs: 60_000 };
    await expect(whenQuiet(script)).rejects.toThrow(/arrive faster.*at a quieter time/);
    expect(script.counted.attempts).toBe(5);
  });

  it('is not tried while the target is far behind, and that ends as well', async () => {
    const script = { ...scripted('done'), near: async () => false };
    await expect(whenQuiet(script)).rejects.toThrow(/arrive faster.*at a quieter time/);
    expect(script.counted.attempts).toBe(0);
  });
});
