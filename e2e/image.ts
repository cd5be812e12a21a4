import { execFile, spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { installPackages } from '../scripts/debian.mjs';
import { findProgram } from '../scripts/programs.mjs';
import { findNode } from '../scripts/run.mjs';

const root = resolve(import.meta.dirname, '..');
const run = promisify(execFile);
const RUN = ['run', '--isolation', 'chroot', '--network', 'host'] as const;

/** What an image says of itself. */
export interface ImageConfig {
  readonly Env: readonly string[];
  readonly Entrypoint: readonly string[];
  readonly Cmd: readonly string[];
  readonly User: string;
  readonly WorkingDir: string;
}

/**
 * Builds containers with buildah, without a daemon and without a registry: the base image that the Dockerfile names is
 * made of Debian's packages and the Node of this checkout.
 */
export class ImageBuilder {
  readonly #folder: string;
  readonly #started: ChildProcess[] = [];

  private constructor() {
    mkdirSync(join(root, '.cache'), { recursive: true });
    this.#folder = mkdtempSync(join(root, '.cache/image-'));
  }

  /** @returns a builder with its base image, or why this machine cannot have one */
  static async open(): Promise<{ builder: ImageBuilder; base: string } | { obstacle: string }> {
    if (process.platform !== 'linux' || process.getuid?.() !== 0)
      return { obstacle: 'only root builds images' };
    const isMissing = (name: string): boolean => findProgram([name]) === undefined;
    const missing = ['buildah', 'mmdebstrap'].filter(isMissing);
    if (missing.length > 0) {
      const trouble = await installPackages(missing, 'the test of the container image');
      if (missing.some(isMissing))
        return { obstacle: `${missing.join(' and ')}: ${trouble ?? 'apt-get brought none'}` };
    }
    const builder = new ImageBuilder();
    try {
      return { builder, base: await builder.#makeBase() };
    } catch (error) {
      await builder[Symbol.asyncDispose]();
      return { obstacle: String(error) };
    }
  }

  async buildah(...args: readonly string[]): Promise<string> {
    const { stdout } = await run('buildah', [...this.#storage, ...args], {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.trim();
  }

  get #storage(): string[] {
    const at = (name: string): string => join(this.#folder, name);
    return ['--root', at('storage'), '--runroot', at('run'), '--storage-driver', 'vfs'];
  }

  /**
   * The stand-in for the official image: Debian, Node and npm.
   * @returns its name
   * @throws Error when Debian's or npm's packages cannot be had from here
   */
  async #makeBase(): Promise<string> {
    const tar = join(this.#folder, 'debian.tar');
    await run('mmdebstrap', ['--variant=minbase', '--include=ca-certificates', 'bookworm', tar]);
    const container = await this.buildah('from', 'scratch');
    await this.buildah('add', container, tar, '/');
    rmSync(tar);
    const local = join(this.#folder, 'local');
    mkdirSync(join(local, 'bin'), { recursive: true });
    cpSync(findNode() ?? process.execPath, join(local, 'bin/node'), { dereference: true });
    cpSync(npmFolder(), join(local, 'lib/node_modules/npm'), {
      recursive: true,
      dereference: true,
    });
    await this.buildah('add', container, local, '/usr/local');
    const npm = 'ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm';
    await this.buildah('run', '--isolation', 'chroot', container, '--', 'sh', '-c', npm);
    const ping = ['npm', 'ping', '--fetch-retries=0', '--fetch-timeout=15000'];
    await this.buildah(...RUN, ...this.#shared, container, '--', ...ping);
    await this.buildah('commit', '--rm', container, 'localhost/taskforce-node');
    return 'localhost/taskforce-node';
  }

  /** How this machine reaches npm's registry: its certificates and what npm was told of it. */
  get #shared(): string[] {
    const settings = join(this.#folder, 'npmrc');
    const authorities = process.env['NODE_EXTRA_CA_CERTS'];
    const lines = [join(homedir(), '.npmrc')]
      .filter(existsSync)
      .map((path) => readFileSync(path, 'utf8'));
    if (authorities) lines.push(`cafile=${authorities}`);
    writeFileSync(settings, lines.join('\n'));
    const mounts = [`${settings}:/root/.npmrc:ro`];
    if (authorities) mounts.push(`${authorities}:${authorities}:ro`);
    return mounts.flatMap((mount) => ['--volume', mount]);
  }

  /** Builds deploy/Dockerfile as it stands. @returns the image's name */
  async build(base: string): Promise<string> {
    const [, ...options] = RUN;
    const what = ['--file', 'deploy/Dockerfile', '--tag', 'taskforce', '.'];
    await this.buildah(
      'build',
      ...options,
      ...this.#shared,
      '--build-arg',
      `NODE_IMAGE=${base}`,
      ...what,
    );
    return 'localhost/taskforce';
  }

  async inspect(image: string): Promise<ImageConfig> {
    const text = await this.buildah('inspect', '--type', 'image', image);
    return (JSON.parse(text) as { OCIv1: { config: ImageConfig } }).OCIv1.config;
  }

  /**
   * Runs the image in a file system of its own, with its environment, user and entry point, and this machine's network.
   * @param args what would follow the image's name after `docker run`; its default when empty
   */
  async start(
    image: string,
    env: Readonly<Record<string, string>>,
    ...args: readonly string[]
  ): Promise<{ readonly container: string; readonly process: ChildProcess; output(): string }> {
    const { Entrypoint, Cmd } = await this.inspect(image);
    const container = await this.buildah('from', image);
    const child = spawn(
      'buildah',
      [
        ...this.#storage,
        ...RUN,
        ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
        container,
        '--',
        ...Entrypoint,
        ...(args.length > 0 ? args : Cmd),
      ],
      { detached: true },
    );
    this.#started.push(child);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += String(chunk)));
    child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)));
    return { container, process: child, output: () => said };
  }

  /** Runs a command in a container that was started. @returns its output */
  exec(
    container: string,
    env: Readonly<Record<string, string>>,
    ...args: string[]
  ): Promise<string> {
    const settings = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    return this.buildah(...RUN, ...settings, container, '--', ...args);
  }

  /** Asks what runs in a container to end. Buildah's own processes hear it as well, as they share a group. */
  end({ pid }: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): void {
    try {
      if (pid !== undefined) process.kill(-pid, signal);
    } catch {
      // Gone already.
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.#started) this.end(child, 'SIGKILL');
    await this.buildah('rm', '--all').catch(() => undefined);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function npmFolder(): string {
  const found = [
    process.env['npm_execpath'] && dirname(dirname(process.env['npm_execpath'])),
    join(dirname(dirname(findProgram(['npm']) ?? '/')), 'lib/node_modules/npm'),
    '/usr/share/nodejs/npm',
  ].find((path) => path && existsSync(join(path, 'bin/npm-cli.js')));
  if (!found) throw new Error('npm is not where it was looked for');
  return found;
}
