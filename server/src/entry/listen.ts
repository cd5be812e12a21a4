import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { type Config, ConfigError, withPort } from '#config/index.ts';

/** Another process may look whether the port is free just when we take it. */
const [TRIES, TRY_AGAIN_MS] = [20, 50];
/** Ports looked at, beginning with the usual one, when none was asked for. */
const PORTS = 100;

/** A port kept for this process while it gets ready, so that another that starts beside it takes the next. */
export interface ReservedPort extends AsyncDisposable {
  readonly config: Config;
}

/** Keeps the port that was asked for, or the first free one when none was. */
export async function reservePort(settings: Config): Promise<ReservedPort> {
  if (settings.portIsFixed)
    return { config: settings, [Symbol.asyncDispose]: async () => undefined };
  for (let port = settings.port; port < settings.port + PORTS; port++) {
    // `localhost` means both; a machine without IPv6 has only one.
    const [four, six] = await Promise.all(['127.0.0.1', '::1'].map((host) => hold(port, host)));
    const release = async (): Promise<void> => {
      await Promise.all([four, six].map(async (held) => held instanceof Object && close(held)));
    };
    if (four !== 'taken' && six !== 'taken')
      return { config: withPort(settings, port), [Symbol.asyncDispose]: release };
    await release();
  }
  throw new Error(`PORT: none of ${settings.port} to ${settings.port + PORTS - 1} is free`);
}

const hold = (port: number, host: string): Promise<Server | 'taken' | undefined> =>
  new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRINUSE' ? 'taken' : undefined),
    );
    server.listen(port, host, () => resolve(server));
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => void server.close(() => resolve()));

/**
 * Listens where the settings say.
 * @param setting where the port comes from
 * @throws Error or ConfigError in one line, naming the setting that does not fit this machine
 */
export async function listen(
  http: FastifyInstance,
  config: Config,
  setting: 'PORT' | 'HEALTH_PORT' = 'PORT',
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await http.listen({ port: config.port, host: config.host });
      return;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && !config.portIsFixed && tries < TRIES) {
        await delay(TRY_AGAIN_MS);
        continue;
      }
      throw explained(code, config, setting) ?? error;
    }
  }
}

function explained(code: string, { host, port }: Config, setting: string): Error | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return new Error(
        `${setting}: ${port} is taken; choose another${setting === 'PORT' ? ', or leave PORT out to get the next free one' : ''}`,
      );
    case 'EACCES':
      return new ConfigError([
        `${setting}: ${port} may not be opened by this user; choose one from 1024 on`,
      ]);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
    case 'EINVAL':
      return new ConfigError([
        `HOST: "${host}" is not a name or address of this machine; use localhost, 0.0.0.0 or one of its addresses`,
      ]);
    default:
      return undefined;
  }
}
