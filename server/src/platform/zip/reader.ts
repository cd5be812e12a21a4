import { stat } from 'node:fs/promises';
import { type Entry, type ZipFile, openPromise } from 'yauzl';
import { invalid } from '#kernel/errors.ts';

/** What a ZIP file from a stranger may hold. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all entries together, unpacked. */
  readonly bytes: number;
  /** How many times its own size the file may unpack to. */
  readonly ratio: number;
}

/** Below this nothing is a bomb, however well it was packed. */
const HARMLESS = 16 * 1024 * 1024;
const ENCRYPTED = 0x1;
/** The part of an entry's attributes that says what kind of file a Unix system would make of it. */
const [KIND, SYMLINK] = [0o170000, 0o120000];

/**
 * A ZIP file that no one vouches for. Its directory is read and judged before anything is unpacked; no
 * entry is ever written under its own name, and one that unpacks to more than it says is cut off.
 */
export class ZipReader implements AsyncDisposable {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws AppError `invalid` at the file's path, with what is wrong with it */
  static async open(path: string, limits: ZipLimits): Promise<ZipReader> {
    let zip: ZipFile | undefined;
    try {
      const { size } = await stat(path);
      zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
      return new ZipReader(zip, await judge(zip, size, limits));
    } catch (error) {
      zip?.close();
      throw invalid({ path, message: reasonOf(error) });
    }
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  /** Unpacked, as its directory says. */
  sizeOf(name: string): number {
    return this.#entries.get(name)?.uncompressedSize ?? 0;
  }

  /** @throws Error when there is no such entry, or what is in it is damaged */
  async *content(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name);
    if (!entry) throw new Error(`there is no ${name} in the file`);
    const stream = await this.#zip.openReadStreamPromise(entry);
    for await (const chunk of stream) yield chunk as Buffer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#zip.close();
  }
}

async function judge(
  zip: ZipFile,
  size: number,
  limits: ZipLimits,
): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.entries)
    throw new Error(`has ${zip.entryCount} entries; at most ${limits.entries} are taken`);
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (entries.has(name)) throw new Error(`has two entries named ${name}`);
    if (entry.generalPurposeBitFlag & ENCRYPTED) throw new Error(`${name} in it is encrypted`);
    if (!entry.canDecodeFileData()) throw new Error(`${name} in it is packed in an unknown way`);
    if (((entry.externalFileAttributes >>> 16) & KIND) === SYMLINK)
      throw new Error(`${name} in it is a link`);
    bytes += entry.uncompressedSize;
    if (bytes > limits.bytes)
      throw new Error(
        `unpacks to more than ${limits.bytes} bytes, which is the most that is taken`,
      );
    if (bytes > HARMLESS && bytes > size * limits.ratio)
      throw new Error(`unpacks to more than ${limits.ratio} times its own size`);
    entries.set(name, entry);
  }
  return entries;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code !== undefined) return `cannot be read (${code})`;
  if (/end of central directory/i.test(message)) return 'is not a ZIP file, or its end is missing';
  return message;
}
