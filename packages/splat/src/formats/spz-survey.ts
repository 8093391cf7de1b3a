import type { GaussianCloud } from '../cloud.ts';
import { MAX_SPLATS } from './limits.ts';
import { writeSpzHeader, type SpzHeader } from './spz-body.ts';
import { SPZ_FRACTIONAL_BITS, unpackSpz } from './spz-quantise.ts';
import { isZstd, readZstdFrameHeader } from './zstd.ts';
import { openZstdStream, type ZstdStream } from './zstd-stream.ts';

/** What is known of a cloud once its file has gone by; lengths in world units. */
export interface SpzSurvey {
  readonly count: number;
  /** Splats of opacity 0. The next opacity that SPZ knows is 1/255. */
  readonly transparent: number;
  /** Longest side of the box around the centres. */
  readonly side: number;
  /** Mean of all coordinates of all axes. */
  readonly mean: number;
  /** The first three splats and then every n-th, decoded. */
  readonly sample: GaussianCloud;
}

/** Looks an SPZ file over while it goes by. */
export interface SpzSurveyor {
  /** Takes the next bytes of the file, some milliseconds for each megabyte that they decompress to. */
  push(chunk: Uint8Array): void;
  /** The file is at its end. Undefined for what cannot be surveyed. */
  finish(): SpzSurvey | undefined;
  /** Frees its memory before the end; safe to call after it, and twice. */
  close(): void;
}

const HEADER_BYTES = 16;
/** A zstd frame header takes at most 18 (RFC 8878 §3.1.1). */
const FRAME_HEADER_BYTES = 18;
/** What RFC 8878 §3.1.1.1.2 recommends that every decoder support. `encodeSpz` asks for 512 KiB at its usual level. */
const MAX_WINDOW_BYTES = 8 * 1024 * 1024;
/** Bytes of one splat: position, opacity, colour, scale, rotation. */
const WIDTHS = [9, 1, 3, 3, 3] as const;
const POSITION_BYTES = WIDTHS[0];
const CANONICAL: Omit<SpzHeader, 'count'> = { version: 2, shDegree: 0, fractionalBits: SPZ_FRACTIONAL_BITS };
const SPLAT_BYTES = WIDTHS.reduce((sum, width) => sum + width, 0);

/**
 * Begins to look an SPZ file over, in the memory that the sample and the frame's window take, whatever the size of the
 * file.
 *
 * It comes to nothing for all that is not as `encodeSpz` writes clouds without spherical harmonics (version 2, 12
 * fractional bits, one zstd frame that states its size and a window of at most 8 MiB), damaged files among it: `decodeSpz`
 * says what is wrong with those. A damaged frame that can be decompressed all the same has at least the right size.
 *
 * @param sampleSplats most splats in the sample, beside the first three
 */
export async function createSpzSurveyor(sampleSplats: number): Promise<SpzSurveyor> {
  const stream = await openZstdStream();
  let body: BodySurveyor | undefined;
  let start = new Uint8Array();
  let hopeless = false;
  const take = (chunk: Uint8Array): void => {
    if (body !== undefined) {
      stream.push(chunk, body.push);
      return;
    }
    start = Buffer.concat([start, chunk]);
    if (start.byteLength < FRAME_HEADER_BYTES) return;
    body = new BodySurveyor(sampleSplats, statedBytes(start));
    stream.push(start, body.push);
  };
  return {
    push(chunk) {
      if (hopeless) return;
      try {
        take(chunk);
      } catch {
        // Whatever it is, the caller has it read by the decoder that names it.
        hopeless = true;
        stream.close();
      }
    },
    finish() {
      try {
        return hopeless ? undefined : finishSurvey(stream, body);
      } finally {
        hopeless = true;
        stream.close();
      }
    },
    close() {
      hopeless = true;
      stream.close();
    },
  };
}

/** Looks a whole file over as {@link createSpzSurveyor} does. */
export async function surveySpz(
  chunks: AsyncIterable<Uint8Array>,
  sampleSplats: number,
): Promise<SpzSurvey | undefined> {
  const surveyor = await createSpzSurveyor(sampleSplats);
  try {
    for await (const chunk of chunks) surveyor.push(chunk);
    return surveyor.finish();
  } finally {
    surveyor.close();
  }
}

/** Decompressed bytes, as the header of a frame says that may be surveyed. */
function statedBytes(start: Uint8Array): number {
  if (!isZstd(start)) throw new RangeError('not a zstd frame');
  const { contentSize, windowBytes, dictionaryId } = readZstdFrameHeader(start);
  if (contentSize === undefined || contentSize > HEADER_BYTES + MAX_SPLATS * SPLAT_BYTES || dictionaryId !== 0) {
    throw new RangeError('not a frame that encodeSpz writes');
  }
  if (windowBytes > MAX_WINDOW_BYTES) throw new RangeError('a window that takes too much memory');
  return contentSize;
}

function finishSurvey(stream: ZstdStream, body: BodySurveyor | undefined): SpzSurvey | undefined {
  return stream.ended ? body?.finish() : undefined;
}

/** Takes the uncompressed file in pieces of any size. */
class BodySurveyor {
  readonly #sampleSplats: number;
  readonly #expectedBytes: number;
  readonly #head = new Uint8Array(HEADER_BYTES);
  /** Bytes taken so far. */
  #at = 0;
  #count = 0;
  /** Splats in the sample; ascending. */
  #sampled = new Uint32Array();
  #sample = new Uint8Array();
  #transparent = 0;
  #sum = 0;
  /** In units of the file. Beyond what it can hold at first; no infinity, so that loops keep to integers. */
  #min: [x: number, y: number, z: number] = [2 ** 24, 2 ** 24, 2 ** 24];
  #max: [x: number, y: number, z: number] = [-(2 ** 24), -(2 ** 24), -(2 ** 24)];
  /** The position of a splat that came in part, and how much of it is there. */
  readonly #split = new Uint8Array(POSITION_BYTES);
  #splitBytes = 0;

  constructor(sampleSplats: number, expectedBytes: number) {
    this.#sampleSplats = sampleSplats;
    this.#expectedBytes = expectedBytes;
  }

  /** @throws RangeError where it is not a body that can be surveyed */
  readonly push = (bytes: Uint8Array): void => {
    if (this.#at + bytes.byteLength > this.#expectedBytes) throw new RangeError('more than the frame is said to hold');
    let rest = bytes;
    if (this.#at < HEADER_BYTES) {
      const taken = rest.subarray(0, HEADER_BYTES - this.#at);
      this.#head.set(taken, this.#at);
      this.#at += taken.byteLength;
      rest = rest.subarray(taken.byteLength);
      if (this.#at < HEADER_BYTES) return;
      this.#begin();
    }
    let start = HEADER_BYTES;
    let sampleStart = HEADER_BYTES;
    for (const [section, width] of WIDTHS.entries()) {
      const end = start + width * this.#count;
      if (this.#at < end && rest.byteLength > 0) {
        const piece = rest.subarray(0, end - this.#at);
        if (section === 0) this.#lookAtPositions(piece);
        if (section === 1) this.#transparent += countZeros(piece);
        this.#copySampled(piece, this.#at - start, width, sampleStart);
        this.#at += piece.byteLength;
        rest = rest.subarray(piece.byteLength);
      }
      start = end;
      sampleStart += width * this.#sampled.length;
    }
  };

  /** Undefined when the body is cut short. */
  finish(): SpzSurvey | undefined {
    if (this.#at === 0 || this.#at !== this.#expectedBytes) return undefined;
    const unit = 2 ** -SPZ_FRACTIONAL_BITS;
    return {
      count: this.#count,
      transparent: this.#transparent,
      side: Math.max(...this.#max.map((most, axis) => most - this.#min[axis]!)) * unit,
      mean: (this.#sum * unit) / (this.#count * 3),
      sample: unpackSpz(this.#sample, { ...CANONICAL, count: this.#sampled.length }),
    };
  }

  #begin(): void {
    const view = new DataView(this.#head.buffer);
    const count = view.getUint32(8, true);
    const canonical = new Uint8Array(HEADER_BYTES);
    writeSpzHeader(canonical, { ...CANONICAL, count });
    const isCanonical = canonical.every((byte, index) => byte === this.#head[index]);
    if (!isCanonical || count === 0 || this.#expectedBytes !== HEADER_BYTES + count * SPLAT_BYTES) {
      throw new RangeError('not the header that is looked for');
    }
    this.#count = count;
    const stride = Math.max(1, Math.ceil(count / this.#sampleSplats));
    const indices: number[] = [];
    for (let splat = 0; splat < Math.min(3, count); splat++) indices.push(splat);
    for (let splat = Math.ceil(3 / stride) * stride; splat < count; splat += stride) indices.push(splat);
    this.#sampled = Uint32Array.from(indices);
    this.#sample = new Uint8Array(HEADER_BYTES + indices.length * SPLAT_BYTES);
    writeSpzHeader(this.#sample, { ...CANONICAL, count: indices.length });
  }

  /** @param piece of the positions, behind those before */
  #lookAtPositions(piece: Uint8Array): void {
    const split = this.#split;
    let start = 0;
    if (this.#splitBytes > 0) {
      start = Math.min(POSITION_BYTES - this.#splitBytes, piece.length);
      split.set(piece.subarray(0, start), this.#splitBytes);
      this.#splitBytes += start;
      if (this.#splitBytes < POSITION_BYTES) return;
      this.#lookAtWhole(split);
    }
    const end = start + POSITION_BYTES * Math.floor((piece.length - start) / POSITION_BYTES);
    this.#lookAtWhole(piece.subarray(start, end));
    split.set(piece.subarray(end));
    this.#splitBytes = piece.length - end;
  }

  /** @param positions of whole splats */
  #lookAtWhole(positions: Uint8Array): void {
    let [minX, minY, minZ] = this.#min;
    let [maxX, maxY, maxZ] = this.#max;
    let sum = 0;
    for (let at = 0; at < positions.length; at += POSITION_BYTES) {
      const x = positions[at]! | (positions[at + 1]! << 8) | ((positions[at + 2]! << 24) >> 8);
      const y = positions[at + 3]! | (positions[at + 4]! << 8) | ((positions[at + 5]! << 24) >> 8);
      const z = positions[at + 6]! | (positions[at + 7]! << 8) | ((positions[at + 8]! << 24) >> 8);
      sum += x + y + z;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
      if (z < minZ) minZ = z;
      if (z > maxZ) maxZ = z;
    }
    this.#min = [minX, minY, minZ];
    this.#max = [maxX, maxY, maxZ];
    this.#sum += sum;
  }

  /** Copies those bytes of a section that belong to the sample. */
  #copySampled(piece: Uint8Array, offset: number, width: number, sampleStart: number): void {
    const sampled = this.#sampled;
    for (let index = lowerBound(sampled, Math.floor(offset / width)); index < sampled.length; index++) {
      const from = sampled[index]! * width - offset;
      if (from >= piece.byteLength) return;
      for (let byte = Math.max(0, -from); byte < width && from + byte < piece.byteLength; byte++) {
        this.#sample[sampleStart + index * width + byte] = piece[from + byte]!;
      }
    }
  }
}

function countZeros(bytes: Uint8Array): number {
  let zeros = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros += 1;
  return zeros;
}

/** Index of the first value that is not less. */
function lowerBound(ascending: Uint32Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
