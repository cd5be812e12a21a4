import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';

/** Structured logs on standard output: JSON lines for machines, or plain lines for a person at a terminal. */
export type { Logger };

export interface LogOptions {
  readonly level: string;
  readonly forPeople: boolean;
}

/** What must never be written down, wherever it turns up. */
const SECRETS = ['*.password', '*.refreshToken', '*.accessToken', '*.authorization', 'req.headers.authorization', 'req.headers.cookie'];

export function createLog({ level, forPeople }: LogOptions): Logger {
  const options = { level, redact: SECRETS, base: null, serializers: { err: describe } };
  if (!forPeople) return pino(options);
  return pino(options, pretty({ colorize: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname', sync: true }));
}

/** What helps to find the fault; drivers hang whole connections on their errors. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const code = (error as { code?: unknown }).code;
  return { name, message, ...(code !== undefined && { code }), stack, ...(cause !== undefined && { cause: describe(cause) }) };
}
