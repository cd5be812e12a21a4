import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  LiveConnection,
  type ConnectionOptions,
  type ConnectionState,
  type Socket,
} from './connection.ts';
import type { LiveEvent } from '#api/index.ts';
import type { ClientMessage, ControlMessage } from './wire.ts';

/** The far end of a connection, played by the test. */
class Far implements Socket {
  readyState: Socket['readyState'] = 1;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  onerror: Socket['onerror'] = null;
  readonly message: ClientMessage[] = [];
  readonly position: string | undefined;

  constructor(position: string | undefined) {
    this.position = position;
  }

  send(text: unknown): void {
    this.message.push(JSON.parse(String(text)) as ClientMessage);
  }

  close(): void {
    this.readyState = 3;
  }

  tell(message: object): void {
    const event = new MessageEvent('message', { data: JSON.stringify(message) });
    this.onmessage?.call(this as unknown as WebSocket, event);
  }

  end(code: number): void {
    this.readyState = 3;
    this.onclose?.call(this as unknown as WebSocket, new CloseEvent('close', { code }));
  }
}

const event = (position: string): LiveEvent => ({
  type: 'notification.changed',
  position,
  projectId: 'p',
  data: { id: null },
  actor: null,
  at: '2026-01-01T00:00:00.000Z',
});

function setUp(changed: Partial<ConnectionOptions> = {}) {
  const sockets: Far[] = [];
  const states: ConnectionState[] = [];
  const events: string[] = [];
  const controls: ControlMessage[] = [];
  let firsts = 0;
  const connection = new LiveConnection({
    ticket: () => Promise.resolve('t'),
    open: (_ticket, position) => {
      const far = new Far(position);
      sockets.push(far);
      return far;
    },
    refusalOf: () => 'unreachable',
    onState: (state) => states.push(state),
    onEvent: ({ position }) => events.push(position),
    onControl: (control) => controls.push(control),
    onFirst: () => (firsts += 1),
    onSessionEnd: () => Promise.resolve(false),
    onTurnedAway: () => Promise.resolve(false),
    now: () => Date.now(),
    random: () => 1,
    ...changed,
  });
  return {
    connection,
    sockets,
    states,
    events,
    controls,
    firsts: () => firsts,
    last: () => sockets.at(-1) as Far,
  };
}

type Played = ReturnType<typeof setUp>;

async function goLive({ connection, last }: Played): Promise<void> {
  connection.start();
  await vi.advanceTimersByTimeAsync(0);
  last().tell({ type: 'connection_established', position: '1-4' });
  last().tell({ type: 'resumed', position: '1-4' });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a connection', () => {
  it('is live once it is greeted, and asks at once for what came since', async () => {
    const played = setUp();
    await goLive(played);
    expect(played.states).toEqual(['connecting', 'live']);
    expect(played.last().message).toEqual([{ type: 'resume', position: '1-4' }]);
    expect(played.firsts()).toBe(1);
    played.last().tell(event('1-5'));
    expect(played.events).toEqual(['1-5']);
  });

  it('asks for the recent past where the server names its beginning, and says that it is heard', async () => {
    const heard: boolean[] = [];
    const played = setUp({ onFirst: (hearsRecent) => heard.push(hearsRecent) });
    played.connection.start();
    await vi.advanceTimersByTimeAsync(0);
    played.last().tell({ type: 'connection_established', position: '1-9', recent: '1-7' });
    expect(played.last().message).toEqual([{ type: 'resume', position: '1-7' }]);
    for (const position of ['1-8', '1-9']) played.last().tell(event(position));
    played.last().tell({ type: 'resumed', position: '1-9' });
    expect(played.events).toEqual(['1-8', '1-9']);
    expect(heard).toEqual([true]);
  });

  it('comes back from where it was, and is not live before it has heard what it missed', async () => {
    const played = setUp();
    await goLive(played);
    played.last().tell(event('1-7'));
    played.last().end(1006);
    expect(played.states.at(-1)).toBe('broken');
    await vi.advanceTimersByTimeAsync(500);
    expect(played.last().position).toBe('1-7');
    played.last().tell({ type: 'connection_established', position: '1-9' });
    played.last().tell(event('1-8'));
    played.last().tell(event('1-9'));
    expect(played.states.at(-1)).toBe('broken');
    played.last().tell({ type: 'resumed', position: '1-9' });
    expect(played.states.at(-1)).toBe('live');
    expect(played.events).toEqual(['1-7', '1-8', '1-9']);
    expect(played.firsts()).toBe(1);
  });

  it('says so when what was missed cannot be told any more', async () => {
    const played = setUp();
    await goLive(played);
    played.last().tell({ type: 'reload', position: '2-1' });
    expect(played.controls).toEqual([{ type: 'reload', position: '2-1' }]);
    played.last().end(1006);
    await vi.advanceTimersByTimeAsync(500);
    expect(played.last().position).toBe('2-1');
  });

  it('waits longer each time, and not at all once the network is back', async () => {
    const ticket = vi.fn(() => Promise.reject(new Error('away')));
    const { connection } = setUp({ ticket });
    connection.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(ticket).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(ticket).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(999);
    expect(ticket).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(ticket).toHaveBeenCalledTimes(3);
    connection.wake();
    expect(ticket).toHaveBeenCalledTimes(4);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(ticket.mock.calls.length).toBeLessThan(40);
  });

  it('comes back soon after a restart', async () => {
    const played = setUp();
    await goLive(played);
    played.last().end(1012);
    await vi.advanceTimersByTimeAsync(1_200);
    expect(played.sockets).toHaveLength(2);
  });

  it('asks a silent connection whether it lives, and leaves one that does not answer', async () => {
    const played = setUp();
    await goLive(played);
    const first = played.last();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(first.message.at(-1)).toEqual({ type: 'ping' });
    first.tell({ type: 'pong' });
    await vi.advanceTimersByTimeAsync(24_999);
    expect(first.message).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1 + 4_000);
    expect(first.message).toHaveLength(3);
    expect(played.states.at(-1)).toBe('broken');
    await vi.advanceTimersByTimeAsync(1);
    expect(played.sockets).toHaveLength(2);
  });

  it('notices a dead connection within ten seconds of use', async () => {
    const played = setUp();
    await goLive(played);
    played.connection.use();
    await vi.advanceTimersByTimeAsync(9_500);
    expect(played.states.at(-1)).toBe('broken');
  });

  it('asks at once when it was silent for long before it is used again', async () => {
    const played = setUp();
    await goLive(played);
    await vi.advanceTimersByTimeAsync(20_000);
    played.connection.use();
    await vi.advanceTimersByTimeAsync(0);
    expect(played.last().message.at(-1)).toEqual({ type: 'ping' });
  });

  it('ends with the session', async () => {
    const played = setUp();
    await goLive(played);
    played.last().end(4401);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(played.states.at(-1)).toBe('ended');
    expect(played.sockets).toHaveLength(1);
  });

  it('goes on with another session', async () => {
    const played = setUp({ onSessionEnd: () => Promise.resolve(true) });
    await goLive(played);
    played.last().end(4401);
    await vi.advanceTimersByTimeAsync(500);
    expect(played.sockets).toHaveLength(2);
  });

  it('rests when it is turned away, until it is started again', async () => {
    const played = setUp();
    await goLive(played);
    played.last().end(4403);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(played.states.at(-1)).toBe('ended');
    played.connection.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(played.sockets).toHaveLength(2);
  });

  it('hears nothing of a connection that it has left', async () => {
    const played = setUp();
    await goLive(played);
    const first = played.last();
    played.connection.goOffline();
    first.tell(event('1-9'));
    first.end(1006);
    expect(played.events).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(played.sockets).toHaveLength(2);
  });
});
