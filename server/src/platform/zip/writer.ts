import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A ZIP file being written, one entry after the other; memory does not grow with what is in it. */
export class ZipWriter {
  readonly #zip = new ZipFile();
  readonly #written: Promise<void>;
  readonly #time: Date;
  #failure: unknown;

  /**
   * @param path must not exist yet; readable to its owner alone
   * @param time what every entry bears
   */
  constructor(path: string, time: Date) {
    this.#time = time;
    this.#zip.on('error', (error) => (this.#failure ??= error));
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    this.#written = pipeline(this.#zip.outputStream, file);
    // Reported to the caller that adds the next entry, or ends the file.
    this.#written.catch((error: unknown) => (this.#failure ??= error));
  }

  /** Writes one entry; the file has taken it when this settles. */
  async add(name: string, content: AsyncIterable<string | Buffer>): Promise<void> {
    const stream = Readable.from(content, { objectMode: false });
    const through = new Promise<void>((resolve, reject) => {
      stream.once('end', resolve);
      stream.once('error', reject);
    });
    this.#zip.addReadStream(stream, name, { mtime: this.#time, mode: 0o600 });
    await Promise.race([through, this.#written]);
    if (this.#failure !== undefined) throw this.#failure;
  }

  async end(): Promise<void> {
    this.#zip.end();
    await this.#written;
  }
}
