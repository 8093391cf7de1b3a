import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { minerError } from '../errors.ts';

/** A multiple of 3, so that base64 needs no remainder carried over, and its text is no large object of the heap. */
const CHUNK_BYTES = 49_152;
/** Read at once: each read is a trip to another thread and back. */
const READ_BYTES = 4 * CHUNK_BYTES;
/** Chunks that wait for the disk, beside those on their way there. */
const WRITE_BYTES = 262_144;

/** A few named files that survive the process. */
export interface StateFiles {
  /** Undefined when there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Old content or new, never a part of either. */
  replace(name: string, content: string | Uint8Array): Promise<void>;
  /**
   * A file made of chunks as they come, in place of one that is there; resolves to its bytes. Not flushed to disk. The
   * next chunk is taken before this one is written: none may change.
   */
  write(name: string, chunks: AsyncIterable<Uint8Array>): Promise<number>;
  /** The bytes of a file, read as they are taken. A chunk is good until the next one is taken: they share their memory. */
  stream(name: string): AsyncIterable<Uint8Array>;
  /** Undefined when there is no such file. */
  size(name: string): Promise<number | undefined>;
  /** Where a file lies; undefined for one that is not on disk. */
  path(name: string): string | undefined;
  remove(name: string): Promise<void>;
  list(): Promise<readonly string[]>;
  /** Renames a file that cannot be understood; resolves to where it lies now. */
  setAside(name: string): Promise<string>;
}

/**
 * Files in a directory that only its owner may read; it is made when it lacks.
 *
 * @throws AppError `CONFIG_STATE_DIR` when nothing can be written there
 */
export async function openStateDirectory(directory: string): Promise<StateFiles> {
  const path = (name: string) => join(directory, name);
  const files: StateFiles = {
    async read(name) {
      try {
        return await readFile(path(name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    // Written beside, flushed to disk, moved over.
    async replace(name, content) {
      const beside = path(`${name}.${process.pid}.tmp`);
      const file = await open(beside, 'w', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path(name));
    },
    async write(name, chunks) {
      const file = createWriteStream(path(name), { mode: 0o600, highWaterMark: WRITE_BYTES });
      await pipeline(chunks, file);
      return file.bytesWritten;
    },
    async *stream(name) {
      const file = await open(path(name), 'r');
      try {
        const memory = Buffer.allocUnsafeSlow(READ_BYTES);
        for (;;) {
          const { bytesRead } = await file.read(memory, 0, READ_BYTES);
          if (bytesRead === 0) return;
          for (let start = 0; start < bytesRead; start += CHUNK_BYTES) {
            yield memory.subarray(start, Math.min(bytesRead, start + CHUNK_BYTES));
          }
        }
      } finally {
        await file.close();
      }
    },
    async size(name) {
      try {
        return (await stat(path(name))).size;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    path,
    remove: (name) => rm(path(name), { force: true }),
    list: () => readdir(directory),
    async setAside(name) {
      const aside = path(`${name}.corrupt-${Date.now()}`);
      await rename(path(name), aside);
      return aside;
    },
  };
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await files.replace('.probe', '');
    await files.remove('.probe');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw minerError('CONFIG_STATE_DIR', `state.dir: ${directory} cannot be used: ${reason}`, { cause });
  }
  return files;
}
