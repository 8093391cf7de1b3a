import { existsSync } from 'node:fs';
import { link, mkdir, rename, rm, rmdir, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generationError } from '../../errors.ts';
import { MANIFEST_FILE } from '../bundle.ts';
import { parseManifest, type Manifest, type Network } from '../manifest.ts';
import { downloadFile, sha256Of, sizeOf, type DownloadOptions } from './download-file.ts';
import { getText, type HttpOptions } from './http-get.ts';

export interface BundleSource {
  /** Of a Hugging Face compatible host, without a slash at its end. */
  readonly baseUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Branch, tag or commit. */
  readonly revision: string;
}

export interface PullOptions extends HttpOptions, Pick<DownloadOptions, 'openFile'> {
  /** What it has to be; left out for bundles of any network. */
  readonly network?: Network | undefined;
  /** Files fetched at the same time. */
  readonly parallel: number;
  readonly onProgress: (done: number, total: number) => void;
  /** Bytes that the file system of a folder has free for us. */
  readonly freeBytes?: (directory: string) => Promise<number>;
}

const MAX_MANIFEST_BYTES = 2 ** 20;

/** Under the models directory; a bundle has no name that begins with a dot. */
const STAGING = '.partial';
/** Left free beside the bundle. */
const SPARE_BYTES = 64 * 2 ** 20;

/**
 * Brings a bundle into the models directory, all of it or nothing: files are gathered in a folder beside it, where an
 * interrupted pull goes on later, and the folder gets the bundle's name when the last of them is right. What an older or
 * broken bundle of that name has right is taken from there.
 *
 * Rejects with `MODEL_DOWNLOAD_…`, `MODEL_DISK_FULL`, `MODEL_BUNDLE_BROKEN` for a manifest that is none, or the signal's
 * reason.
 */
export async function pullBundle(
  modelsDir: string,
  name: string,
  source: BundleSource,
  options: PullOptions,
): Promise<{ readonly directory: string; readonly manifest: Manifest; readonly fetchedBytes: number }> {
  const { signal, freeBytes = freeBytesOf } = options;
  const directory = join(modelsDir, name);
  const staging = join(modelsDir, STAGING, name);
  const urlOf = (path: string) => fileUrl(source, path);
  const manifestUrl = urlOf(MANIFEST_FILE);
  const text = await getText(manifestUrl, MAX_MANIFEST_BYTES, options);
  const manifest = parseManifest(text, manifestUrl);
  const { network } = options;
  if (network !== undefined && manifest.network !== network) {
    throw generationError('MODEL_BUNDLE_BROKEN', `${manifestUrl} is of ${manifest.network}, not of ${network}`);
  }
  await mkdir(staging, { recursive: true });

  const missing: Manifest['files'] = [];
  let done = 0;
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const file of manifest.files) {
    signal.throwIfAborted();
    if (await takeOver(join(directory, file.path), join(staging, file.path), file, signal)) done += file.bytes;
    else missing.push(file);
  }

  const partBytes = new Map<string, number>();
  for (const { path } of missing) partBytes.set(path, await sizeOf(join(staging, `${path}.part`)));
  const needed = missing.reduce((sum, { path, bytes }) => sum + Math.max(0, bytes - (partBytes.get(path) ?? 0)), 0);
  const free = needed === 0 ? Infinity : await freeBytes(modelsDir);
  if (needed + SPARE_BYTES > free) {
    throw generationError(
      'MODEL_DISK_FULL',
      `${name} needs ${megabytes(needed + SPARE_BYTES)} more in ${modelsDir}, and ${megabytes(free)} are free`,
    );
  }

  const before = [...partBytes.values()].reduce((sum, bytes) => sum + bytes, 0);
  const tell = () => {
    const parts = [...partBytes.values()].reduce((sum, bytes) => sum + bytes, 0);
    options.onProgress(done + parts, total);
  };
  tell();
  await inParallel(missing, options.parallel, signal, async (file, stop) => {
    const { path, bytes, sha256 } = file;
    await downloadFile(
      { url: urlOf(path), path: join(staging, path), bytes, sha256 },
      {
        ...options,
        signal: stop,
        onProgress(received) {
          partBytes.set(path, received);
          tell();
        },
      },
    );
  });

  await writeFile(join(staging, MANIFEST_FILE), text);
  await replaceFolder(staging, directory);
  return { directory, manifest, fetchedBytes: Math.max(0, total - done - before) };
}

/** `<base>/<repository>/resolve/<revision>/<path>`, as the Hugging Face hub and its mirrors serve files. */
export function fileUrl({ baseUrl, repository, revision }: BundleSource, path: string): string {
  const encode = (text: string) => text.split('/').map(encodeURIComponent).join('/');
  return `${baseUrl}/${encode(repository)}/resolve/${encodeURIComponent(revision)}/${encode(path)}`;
}

/** Whether the staging folder has the file, its own or linked from the bundle that is there already. */
async function takeOver(
  old: string,
  staged: string,
  { bytes, sha256 }: Manifest['files'][number],
  signal: AbortSignal,
): Promise<boolean> {
  const isRight = async (path: string) => (await sizeOf(path)) === bytes && (await sha256Of(path, signal)) === sha256;
  if (existsSync(staged)) {
    if (await isRight(staged)) return true;
    await rm(staged);
  }
  if (!existsSync(old) || !(await isRight(old))) return false;
  await mkdir(dirname(staged), { recursive: true });
  await link(old, staged);
  return true;
}

/** The folder under its name at once: nobody ever sees half a bundle. */
async function replaceFolder(from: string, to: string): Promise<void> {
  const aside = `${from}.old`;
  await rm(aside, { recursive: true, force: true });
  if (existsSync(to)) await rename(to, aside);
  await rename(from, to);
  await rm(aside, { recursive: true, force: true });
  // Stays while another bundle is under way in it.
  await rmdir(dirname(from)).catch(() => undefined);
}

/** The first failure stops the others, and is what the whole fails with. */
async function inParallel<T>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal,
  work: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  const both = AbortSignal.any([signal, failed.signal]);
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      both.throwIfAborted();
      await work(item, both);
    }
  };
  const settled = await Promise.allSettled(
    Array.from({ length: Math.min(limit, items.length) }, () =>
      worker().catch((error: unknown) => {
        failed.abort(error);
        throw error;
      }),
    ),
  );
  signal.throwIfAborted();
  if (settled.some(({ status }) => status === 'rejected')) throw failed.signal.reason;
}

async function freeBytesOf(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MiB`;
