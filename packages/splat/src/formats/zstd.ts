import { compress, decompress, init } from '@bokuweb/zstd-wasm';
import { formatError } from './format-error.ts';

/** What the header of a Zstandard frame says (RFC 8878 §3.1.1). */
interface ZstdFrameHeader {
  /** Decompressed bytes; undefined when the frame does not say. */
  readonly contentSize: number | undefined;
  /** Bytes that a decoder has to keep of what it has decompressed. */
  readonly windowBytes: number;
  readonly hasChecksum: boolean;
  readonly dictionaryId: number;
}

const FRAME_MAGIC = 0xfd2fb528;

let ready: Promise<void> | undefined;

/** Compiles the codec once per process. */
function loadZstd(): Promise<void> {
  ready ??= init();
  return ready;
}

export function isZstd(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && viewOf(bytes).getUint32(0, true) === FRAME_MAGIC;
}

/** One frame with its content size in the header, no checksum, no dictionary: what the subnet's decoder needs. */
export async function zstdCompress(bytes: Uint8Array, level: number): Promise<Uint8Array> {
  await loadZstd();
  return compress(bytes, level);
}

/**
 * Decompresses one frame of at most `maxBytes`.
 *
 * A frame that does not say its size gets six times its own length and fails when it needs more, for that is what the
 * subnet's decoder does (404-Repo/spz `load-spz.cc`).
 *
 * Throws `FORMAT_SPZ_TOO_LARGE` before allocating, `FORMAT_SPZ_CONTAINER` when the frame is damaged or cut short.
 */
export async function zstdDecompress(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const { contentSize, dictionaryId } = readZstdFrameHeader(bytes);
  if (dictionaryId !== 0) throw formatError('FORMAT_SPZ_CONTAINER', 'The zstd frame needs a dictionary');
  // The codec below does not check its allocations, so nothing may reach it that could fail one.
  if (Math.max(contentSize ?? 0, bytes.length) > maxBytes) {
    throw formatError('FORMAT_SPZ_TOO_LARGE', `The zstd frame holds ${contentSize ?? 'an unknown number of'} bytes`, {
      details: { contentSize, compressedBytes: bytes.length, maxBytes },
    });
  }
  await loadZstd();
  try {
    return decompress(bytes, { defaultHeapSize: Math.min(bytes.length * 6, maxBytes) });
  } catch (cause) {
    throw formatError('FORMAT_SPZ_CONTAINER', 'The zstd frame is damaged or cut short', { cause });
  }
}

/** Throws `FORMAT_SPZ_CONTAINER` when this is no frame or its header is cut short. */
export function readZstdFrameHeader(bytes: Uint8Array): ZstdFrameHeader {
  if (!isZstd(bytes)) throw formatError('FORMAT_SPZ_CONTAINER', 'Not a zstd frame');
  const descriptor = bytes[4] ?? 0;
  if ((descriptor & 0x08) !== 0) throw formatError('FORMAT_SPZ_CONTAINER', 'The zstd frame sets a reserved bit');
  const singleSegment = (descriptor & 0x20) !== 0;
  const dictionaryIdBytes = [0, 1, 2, 4][descriptor & 0x03]!;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? Number(singleSegment) : 1 << sizeFlag;

  const dictionaryIdAt = 5 + (singleSegment ? 0 : 1);
  const sizeAt = dictionaryIdAt + dictionaryIdBytes;
  if (bytes.length < sizeAt + sizeBytes) {
    throw formatError('FORMAT_SPZ_CONTAINER', 'The zstd frame is cut short within its header');
  }
  const size = readInteger(viewOf(bytes), sizeAt, sizeBytes);
  // In two bytes the format counts from 256.
  const contentSize = sizeBytes === 2 && size !== undefined ? size + 256 : size;
  return {
    contentSize,
    windowBytes: singleSegment ? (contentSize ?? 0) : windowBytes(bytes[5] ?? 0),
    hasChecksum: (descriptor & 0x04) !== 0,
    dictionaryId: readInteger(viewOf(bytes), dictionaryIdAt, dictionaryIdBytes) ?? 0,
  };
}

/** RFC 8878 §3.1.1.1.2. */
function windowBytes(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 0x07);
}

function readInteger(view: DataView, at: number, byteCount: number): number | undefined {
  switch (byteCount) {
    case 0:
      return undefined;
    case 1:
      return view.getUint8(at);
    case 2:
      return view.getUint16(at, true);
    case 4:
      return view.getUint32(at, true);
    default:
      return Number(view.getBigUint64(at, true));
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
