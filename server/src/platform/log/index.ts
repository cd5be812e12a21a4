import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

/** Structured logs on standard output: JSON lines for machines, or plain lines for a person at a terminal. */
export type { Logger };

export interface LogOptions {
  readonly level: string;
  readonly forPeople: boolean;
}

/** What must never be written down, wherever in the first three levels it turns up. */
const SECRET = [
  'password',
  'token',
  'refreshToken',
  'accessToken',
  'authorization',
  'cookie',
  '["set-cookie"]',
];
const below = (parent: string, name: string): string =>
  name.startsWith('[') ? parent + name : `${parent}.${name}`;
const SECRETS = SECRET.flatMap((name) => [name, below('*', name), below('*.*', name)]);

/** @param to where lines go instead of standard output */
export function createLog({ level, forPeople }: LogOptions, to?: DestinationStream): Logger {
  const options = { level, redact: SECRETS, base: null, serializers: { err: describe } };
  if (!forPeople) return to ? pino(options, to) : pino(options);
  const lines = { colorize: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' };
  return pino(options, pretty({ ...lines, sync: true, ...(to && { destination: to }) }));
}

/** What helps to find the fault; drivers hang whole connections on their errors. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    name,
    message,
    ...(code !== undefined && { code }),
    stack,
    ...(cause !== undefined && { cause: describe(cause) }),
  };
}
