import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Typing } from './typing.ts';

const ann = { id: 'a', name: 'Ann' };
const ben = { id: 'b', name: 'Ben' };

describe('who is writing', () => {
  let typing: Typing;
  let sent: unknown[];
  let end: () => void;
  beforeEach(() => {
    vi.useFakeTimers();
    typing = new Typing();
    sent = [];
    end = typing.sendOver((message) => sent.push(message));
  });
  afterEach(() => vi.useRealTimers());

  it('shows others for six seconds after they were last heard of', () => {
    typing.receive('t', ann);
    vi.advanceTimersByTime(4_000);
    typing.receive('t', ann);
    typing.receive('t', ben);
    expect(typing.on('t')).toEqual([ann, ben]);
    expect(typing.on('other')).toEqual([]);
    vi.advanceTimersByTime(5_900);
    expect(typing.on('t')).toEqual([ann, ben]);
    vi.advanceTimersByTime(200);
    expect(typing.on('t')).toEqual([]);
  });

  it('gives the same array for the same people', () => {
    typing.receive('t', ann);
    const before = typing.on('t');
    typing.receive('t', ann);
    expect(typing.on('t')).toBe(before);
    expect(typing.on('x')).toBe(typing.on('y'));
  });

  it('forgets someone whose comment is there', () => {
    typing.receive('t', ann);
    typing.receive('t', ben);
    typing.forget('t', ann.id);
    expect(typing.on('t')).toEqual([ben]);
    typing.forget('t', 'stranger');
    expect(typing.on('t')).toEqual([ben]);
  });

  it('tells of oneself every three seconds, and at once on another task or after sending', () => {
    typing.tell('t');
    vi.advanceTimersByTime(2_000);
    typing.tell('t');
    expect(sent).toEqual([{ type: 'typing', taskId: 't' }]);
    typing.tell('u');
    vi.advanceTimersByTime(3_000);
    typing.tell('u');
    typing.hasSent();
    typing.tell('u');
    expect(sent).toHaveLength(4);
  });

  it('is empty once it is not followed any more', () => {
    typing.receive('t', ann);
    end();
    typing.tell('t');
    expect([typing.on('t'), sent]).toEqual([[], []]);
  });
});
