import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { derive } from './derive.ts';
import { parseEnvironment, type RawEnvironment } from './parse.ts';
import { CHECKOUT } from './places.ts';
import { straySettings } from './strays.ts';

/** Stands behind the real environment. */
export const ENV_FILE = join(CHECKOUT, '.env');

/**
 * Reads the settings of this process. A `.env` file in the checkout stands behind the real
 * environment: what both name, the environment decides.
 * @param env replaces the environment of this process; then `.env` is ignored.
 * @throws ConfigError with a line for each wrong value.
 */
export function readConfig(env: RawEnvironment = process.env): Config {
  if (env === process.env && existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  return derive(parseEnvironment(env), { root: CHECKOUT, terminal: process.stdout.isTTY });
}

/** What is set and read by no one, a line each ({@link straySettings}). */
export const unknownSettings = (): string[] => straySettings(process.env, ENV_FILE);
