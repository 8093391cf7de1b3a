import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '@404-gen/service-kit';
import type { GaussianCloud } from '../cloud.ts';
import { assertSound } from '../cloud-ops.ts';
import { formatError } from './format-error.ts';
import { MAX_SPLATS } from './limits.ts';
import { readSpzHeader, SPZ_MAGIC, spzBodyBytes, type SpzVersion } from './spz-body.ts';
import { packSpz, SPZ_FRACTIONAL_BITS, SPZ_POSITION_LIMIT, unpackSpz } from './spz-quantise.ts';
import { isZstd, zstdCompress, zstdDecompress } from './zstd.ts';

export interface EncodeSpzOptions {
  /** Zstandard level, 1 to 19; default 1, the subnet's own. */
  readonly level?: number;
}

export interface DecodeSpzOptions {
  /** Largest size decompressed; default 256 MiB, which holds 10 million splats of degree 0. */
  readonly maxBytes?: number;
}

const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;
/** Niantic's own bound on what a real cloud can compress to. Small files may exceed it. */
const MAX_RATIO = 1024;
const SMALL_BYTES = 16 * 1024 * 1024;

/**
 * The cloud as the subnet's validators read it: NGSP version 2 in one zstd frame that states its content size, with no
 * checksum. Deterministic for one version of the codec.
 *
 * Throws `NUMERIC_CLOUD` for values that are not finite and quaternions of no length, `FORMAT_SPZ_RANGE` for positions
 * beyond ±2048, which would wrap, `FORMAT_SPZ_COUNT` for no splats or more than 10 million, `FORMAT_SPZ_TOO_LARGE` for
 * more than 256 MiB before compression.
 */
export async function encodeSpz(cloud: GaussianCloud, { level = 1 }: EncodeSpzOptions = {}): Promise<Uint8Array> {
  if (!Number.isInteger(level) || level < 1 || level > 19) throw new AppError('BUG_SPZ_LEVEL', `Not a level: ${level}`);
  assertEncodable(cloud);
  return zstdCompress(packSpz(cloud), level);
}

/**
 * Reads SPZ: the subnet's (zstd, versions 1 and 2) and Niantic's (gzip, versions 1 to 3). Niantic's files have +Y up as
 * ours have, and the subnet's packer converts no axes, so none are converted here.
 *
 * Opacity bytes 0 and 255 become logits ∓16 in place of the reference's ∓∞: every value of the result is finite.
 *
 * Throws `FORMAT_SPZ_MAGIC`, `…_CONTAINER` (damaged compression), `…_TOO_LARGE` (before allocating), `…_VERSION`,
 * `…_HEADER`, `…_COUNT`, `…_TRUNCATED`, `…_VALUE`.
 */
export async function decodeSpz(
  bytes: Uint8Array,
  { maxBytes = DEFAULT_MAX_BYTES }: DecodeSpzOptions = {},
): Promise<GaussianCloud> {
  const limit = Math.min(maxBytes, Math.max(SMALL_BYTES, bytes.length * MAX_RATIO));
  const { body, versions } = await decompressContainer(bytes, limit);
  return unpackSpz(body, readSpzHeader(body, versions));
}

/** What is left of the cloud after SPZ's quantisation, without the compression. Throws as {@link encodeSpz} does. */
export function spzRoundTrip(cloud: GaussianCloud): GaussianCloud {
  assertEncodable(cloud);
  const { count, shDegree } = cloud;
  return unpackSpz(packSpz(cloud), { version: 2, count, shDegree, fractionalBits: SPZ_FRACTIONAL_BITS });
}

/** Whether the file starts as one that {@link decodeSpz} may read. */
export function isSpz(bytes: Uint8Array): boolean {
  return isZstd(bytes) || isGzip(bytes) || isBareSpz(bytes);
}

/** The first position that SPZ cannot hold, in words; undefined when there is none. */
function findOutOfRange({ count, positions }: GaussianCloud): string | undefined {
  // The largest value that rounds to 2²³ − 1.
  const highest = SPZ_POSITION_LIMIT - 2 ** -SPZ_FRACTIONAL_BITS / 2;
  for (let i = 0; i < count * 3; i++) {
    const value = positions[i]!;
    if (!(value >= -SPZ_POSITION_LIMIT && value < highest)) {
      return `${'xyz'[i % 3]!} of splat ${Math.floor(i / 3)} is ${value}, beyond SPZ's ±2048`;
    }
  }
  return undefined;
}

function assertEncodable(cloud: GaussianCloud): void {
  if (cloud.count === 0 || cloud.count > MAX_SPLATS) {
    throw formatError('FORMAT_SPZ_COUNT', `An SPZ holds 1 to ${MAX_SPLATS} splats, not ${cloud.count}`);
  }
  const { count, shDegree } = cloud;
  const bodyBytes = spzBodyBytes({ version: 2, count, shDegree, fractionalBits: SPZ_FRACTIONAL_BITS });
  // The codec does not check its allocations.
  if (bodyBytes > DEFAULT_MAX_BYTES) {
    throw formatError('FORMAT_SPZ_TOO_LARGE', `The splats take ${bodyBytes} bytes; ${DEFAULT_MAX_BYTES} are written`);
  }
  assertSound(cloud);
  const farOff = findOutOfRange(cloud);
  if (farOff !== undefined) throw formatError('FORMAT_SPZ_RANGE', farOff);
}

async function decompressContainer(
  bytes: Uint8Array,
  maxBytes: number,
): Promise<{ body: Uint8Array; versions: readonly SpzVersion[] }> {
  if (isZstd(bytes)) return { body: await zstdDecompress(bytes, maxBytes), versions: [1, 2] };
  if (isGzip(bytes)) return { body: await inflate(bytes, maxBytes), versions: [1, 2, 3] };
  if (isBareSpz(bytes)) {
    throw formatError('FORMAT_SPZ_VERSION', 'SPZ with a bare header (version 4) is not read; 1 to 3 are');
  }
  throw formatError('FORMAT_SPZ_MAGIC', 'Not an SPZ file: neither zstd nor gzip');
}

const gunzipAsync = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

async function inflate(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  try {
    return await gunzipAsync(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') {
      throw formatError('FORMAT_SPZ_TOO_LARGE', `The gzip file holds more than ${maxBytes} bytes`, { cause });
    }
    throw formatError('FORMAT_SPZ_CONTAINER', 'The gzip file is damaged or cut short', { cause });
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function isBareSpz(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === SPZ_MAGIC;
}
