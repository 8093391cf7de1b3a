import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generationError } from '../../errors.ts';
import { interruption, openBody, repeated, type HttpOptions } from './http-get.ts';

export interface WantedFile {
  readonly url: string;
  /** Where the whole file is put; while incomplete it is `<path>.part` and a later download goes on with it. */
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

export interface DownloadOptions extends HttpOptions {
  /** Bytes that are here now; fewer than before when a part had to be thrown away. */
  readonly onProgress: (bytes: number) => void;
  /** How files are opened to be written; tests put in disks that fill up. */
  readonly openFile?: ((path: string, flags: string) => Promise<Pick<FileHandle, 'writeFile' | 'close'>>) | undefined;
}

/**
 * Downloads one file: goes on where an earlier download ended, repeats what fails with growing pauses as long as it makes
 * headway, sums while the bytes pass, and gives the file its name only when size and SHA-256 are right.
 *
 * Rejects with `MODEL_DOWNLOAD_REFUSED` (the server will not give it), `MODEL_DOWNLOAD_FAILED` (network, after all
 * repetitions), `MODEL_DOWNLOAD_CORRUPT` (the wrong bytes), `MODEL_DISK_FULL`, or the signal's reason.
 */
export async function downloadFile(file: WantedFile, options: DownloadOptions): Promise<void> {
  const part = `${file.path}.part`;
  await mkdir(dirname(part), { recursive: true });
  const attempt = async () => {
    const found = await sumOfPart(part, file.bytes, options.signal);
    options.onProgress(found.bytes);
    if (found.bytes < file.bytes) await fetchRest(file, part, found, options);
    const digest = found.hash.digest('hex');
    if (digest === file.sha256) return finish(part, file);
    await rm(part, { force: true });
    throw generationError(
      'MODEL_DOWNLOAD_CORRUPT',
      `${file.url} has SHA-256 ${digest} in place of ${file.sha256}; nothing of it was kept`,
    );
  };
  const hadPart = (await sizeOf(part)) > 0;
  const download = () => repeated(options, attempt, () => sizeOf(part));
  try {
    await download();
  } catch (error) {
    // What was there may have been of an older revision: that is cured by a download from the start.
    if (!hadPart || (error as { code?: string }).code !== 'MODEL_DOWNLOAD_CORRUPT') throw error;
    await rm(part, { force: true });
    await download();
  }
}

/** SHA-256 of a file, hex. */
export async function sha256Of(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await addFile(hash, path, signal);
  return hash.digest('hex');
}

/** Bytes of a file; 0 when there is none. */
export async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

interface Received {
  hash: Hash;
  bytes: number;
}

/** What is there of an earlier download, summed up; more than there can be is thrown away. */
async function sumOfPart(part: string, wanted: number, signal: AbortSignal): Promise<Received> {
  const bytes = await sizeOf(part);
  const hash = createHash('sha256');
  if (bytes > wanted) {
    await rm(part);
    return { hash, bytes: 0 };
  }
  if (bytes > 0) await addFile(hash, part, signal);
  return { hash, bytes };
}

async function addFile(hash: Hash, path: string, signal: AbortSignal): Promise<void> {
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20, signal })) hash.update(chunk as Buffer);
}

/** Appends what is missing and sums it; begins anew with a server that knows no ranges. */
async function fetchRest(file: WantedFile, part: string, found: Received, options: DownloadOptions): Promise<void> {
  const { url, bytes: wanted } = file;
  const { onProgress, openFile = open } = options;
  const { from, body } = await openBody(url, found.bytes, options);
  if (from !== found.bytes) Object.assign(found, { hash: createHash('sha256'), bytes: 0 });
  const handle = await openFile(part, from === 0 ? 'w' : 'a');
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (found.bytes + chunk.length > wanted) {
        throw generationError('MODEL_DOWNLOAD_CORRUPT', `${url} has more than the ${wanted} bytes it should have`);
      }
      await handle.writeFile(chunk);
      found.hash.update(chunk);
      found.bytes += chunk.length;
      onProgress(found.bytes);
    }
  } finally {
    await handle.close();
  }
  if (found.bytes < wanted) throw interruption(url, `ended after ${found.bytes} of ${wanted} bytes`);
}

async function finish(part: string, { path }: WantedFile): Promise<void> {
  // A name means that the bytes are there, also after a power cut.
  const handle = await open(part, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, path);
}
