import { Decompress } from 'fzstd';
import type { GaussianCloud } from '../cloud.ts';
import { MAX_SPLATS } from './limits.ts';
import { writeSpzHeader, type SpzHeader } from './spz-body.ts';
import { SPZ_FRACTIONAL_BITS, unpackSpz } from './spz-quantise.ts';
import { isZstd, readZstdFrameHeader } from './zstd.ts';

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

const HEADER_BYTES = 16;
/** A zstd frame header takes at most 18 (RFC 8878 §3.1.1). */
const FRAME_HEADER_BYTES = 18;
/** Bytes of one splat: position, opacity, colour, scale, rotation. */
const WIDTHS = [9, 1, 3, 3, 3] as const;
const CANONICAL: Omit<SpzHeader, 'count'> = { version: 2, shDegree: 0, fractionalBits: SPZ_FRACTIONAL_BITS };
const SPLAT_BYTES = WIDTHS.reduce((sum, width) => sum + width, 0);

/**
 * Looks over an SPZ file while it is read, in the memory that the sample takes, whatever the size of the file.
 *
 * Undefined for all that is not as `encodeSpz` writes clouds without spherical harmonics (version 2, 12 fractional bits, one
 * zstd frame that states its size), damaged files among it: `decodeSpz` says what is wrong with those. The decompressor is
 * a streaming one; where a damaged frame passes it, its sizes agree all the same.
 *
 * @param sampleSplats most splats in the sample, beside the first three
 */
export async function surveySpz(
  chunks: AsyncIterable<Uint8Array>,
  sampleSplats: number,
): Promise<SpzSurvey | undefined> {
  const surveyor = new BodySurveyor(sampleSplats);
  const decompressor = new Decompress((body) => surveyor.push(body));
  let start: Uint8Array | undefined = new Uint8Array();
  try {
    for await (const chunk of chunks) {
      if (start === undefined) {
        decompressor.push(chunk);
        continue;
      }
      start = Buffer.concat([start, chunk]);
      if (start.byteLength < FRAME_HEADER_BYTES) continue;
      if (!isZstd(start)) return undefined;
      const { contentSize, dictionaryId } = readZstdFrameHeader(start);
      if (contentSize === undefined || contentSize > HEADER_BYTES + MAX_SPLATS * SPLAT_BYTES || dictionaryId !== 0) {
        return undefined;
      }
      surveyor.expectedBytes = contentSize;
      decompressor.push(start);
      start = undefined;
    }
    if (start !== undefined) return undefined;
    decompressor.push(new Uint8Array(), true);
    return surveyor.finish();
  } catch {
    // Whatever it is, the caller has it read by the decoder that names it.
    return undefined;
  }
}

/** Takes the uncompressed file in pieces of any size. */
class BodySurveyor {
  /** As the frame states; must be set before the first piece. */
  expectedBytes = 0;
  readonly #sampleSplats: number;
  readonly #head = new Uint8Array(HEADER_BYTES);
  /** Bytes taken so far. */
  #at = 0;
  #count = 0;
  /** Splats in the sample; ascending. */
  #sampled = new Uint32Array();
  #sample = new Uint8Array();
  #transparent = 0;
  #sum = 0;
  readonly #min = [Infinity, Infinity, Infinity];
  readonly #max = [-Infinity, -Infinity, -Infinity];
  /** Bytes of a coordinate whose last one has not come yet, little-endian. */
  #low = 0;

  constructor(sampleSplats: number) {
    this.#sampleSplats = sampleSplats;
  }

  push(bytes: Uint8Array): void {
    if (this.#at + bytes.byteLength > this.expectedBytes) throw new RangeError('more than the frame is said to hold');
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
        if (section === 1) for (const alpha of piece) if (alpha === 0) this.#transparent += 1;
        this.#copySampled(piece, this.#at - start, width, sampleStart);
        this.#at += piece.byteLength;
        rest = rest.subarray(piece.byteLength);
      }
      start = end;
      sampleStart += width * this.#sampled.length;
    }
  }

  finish(): SpzSurvey {
    if (this.#at === 0 || this.#at !== this.expectedBytes) throw new RangeError('cut short');
    const unit = 2 ** -SPZ_FRACTIONAL_BITS;
    return {
      count: this.#count,
      transparent: this.#transparent,
      side: Math.max(...this.#max.map((most, axis) => most - (this.#min[axis] ?? 0))) * unit,
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
    if (!isCanonical || count === 0 || this.expectedBytes !== HEADER_BYTES + count * SPLAT_BYTES) {
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

  /** @param piece from byte `this.#at` of the file on, within the positions */
  #lookAtPositions(piece: Uint8Array): void {
    const first = this.#at - HEADER_BYTES;
    let byte = first % 3;
    let axis = Math.floor(first / 3) % 3;
    let low = this.#low;
    let sum = 0;
    const [min, max] = [this.#min, this.#max];
    for (let index = 0; index < piece.length; index++) {
      const value = piece[index]!;
      if (byte < 2) {
        low |= value << (8 * byte);
        byte += 1;
        continue;
      }
      const coordinate = ((value << 24) >> 8) | low;
      sum += coordinate;
      if (coordinate < min[axis]!) min[axis] = coordinate;
      if (coordinate > max[axis]!) max[axis] = coordinate;
      axis = axis === 2 ? 0 : axis + 1;
      byte = 0;
      low = 0;
    }
    this.#low = low;
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
