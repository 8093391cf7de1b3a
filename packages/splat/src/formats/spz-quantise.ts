import { createCloud, shRestCoefficients, type GaussianCloud } from '../cloud.ts';
import { describeFlaw, findFlaw } from '../cloud-ops.ts';
import { SATURATED_LOGIT } from '../opacity.ts';
import { formatError } from './format-error.ts';
import { spzBodyBytes, spzSections, writeSpzHeader, type SpzHeader } from './spz-body.ts';

// Formulas: 404-Repo/spz `src/cc/load-spz.cc` (f63213e); version 3 rotations: nianticlabs/spz `src/cc/load-spz.cc`.
// The reference computes in float32; `f32` marks where a double would round otherwise.
const f32 = Math.fround;

export const SPZ_FRACTIONAL_BITS = 12;
/** Positions are stored modulo 2²⁴ / 2¹²; beyond ±this they wrap. */
export const SPZ_POSITION_LIMIT = 2048;
/** Step of a colour: 38.25 per unit of f_dc, so that colours beyond [0, 1] fit. */
const COLOR_SCALE = f32(f32(0.15) * 255);

/** The cloud as an uncompressed SPZ of version 2. Positions beyond ±2048 wrap: check before. */
export function packSpz(cloud: GaussianCloud): Uint8Array {
  const { count, shDegree } = cloud;
  const header: SpzHeader = { version: 2, count, shDegree, fractionalBits: SPZ_FRACTIONAL_BITS };
  const body = new Uint8Array(spzBodyBytes(header));
  writeSpzHeader(body, header);
  const { positions, alphas, colors, scales, rotations, sh } = spzSections(body, header);

  const unitsPerPosition = 2 ** SPZ_FRACTIONAL_BITS;
  for (let i = 0; i < count * 3; i++) {
    const fixed = roundHalfAway(f32(cloud.positions[i]! * unitsPerPosition));
    positions[i * 3] = fixed;
    positions[i * 3 + 1] = fixed >> 8;
    positions[i * 3 + 2] = fixed >> 16;
  }
  for (let i = 0; i < count; i++) {
    const opacity = f32(1 / f32(1 + f32(Math.exp(-cloud.opacityLogits[i]!))));
    alphas[i] = toByte(f32(opacity * 255));
  }
  for (let i = 0; i < count * 3; i++) colors[i] = toByte(f32(f32(cloud.shDc[i]! * COLOR_SCALE) + 127.5));
  for (let i = 0; i < count * 3; i++) scales[i] = toByte(f32(f32(cloud.logScales[i]! + 10) * 16));
  for (let i = 0; i < count; i++) packRotation(cloud.rotations, i, rotations);

  const shPerSplat = 3 * shRestCoefficients(shDegree);
  for (let i = 0; i < count * shPerSplat; i++) {
    // 5 bits for the three coefficients of degree 1, 4 for the others.
    sh[i] = quantiseSh(cloud.shRest[i]!, i % shPerSplat < 9 ? 8 : 16);
  }
  return body;
}

/**
 * The cloud in an uncompressed SPZ whose header was read before. Every value of the result is finite.
 * Throws `FORMAT_SPZ_VALUE` for what version 1 can hold and a splat cannot.
 */
export function unpackSpz(body: Uint8Array, header: SpzHeader): GaussianCloud {
  const { count } = header;
  const cloud = createCloud(count, header.shDegree);
  const { positions, alphas, colors, scales, rotations, sh } = spzSections(body, header);

  if (header.version === 1) {
    for (let i = 0; i < count * 3; i++) {
      cloud.positions[i] = halfToFloat(positions[i * 2]! | (positions[i * 2 + 1]! << 8));
    }
  } else {
    const unit = 2 ** -header.fractionalBits;
    for (let i = 0; i < count * 3; i++) {
      const high = (positions[i * 3 + 2]! << 24) >> 8;
      cloud.positions[i] = (high | (positions[i * 3 + 1]! << 8) | positions[i * 3]!) * unit;
    }
  }
  for (let i = 0; i < count; i++) cloud.opacityLogits[i] = logitOfByte(alphas[i]!);
  const colorUnit = f32(0.15);
  for (let i = 0; i < count * 3; i++) cloud.shDc[i] = f32(f32(colors[i]! / 255) - 0.5) / colorUnit;
  for (let i = 0; i < count * 3; i++) cloud.logScales[i] = scales[i]! / 16 - 10;
  const unpackRotation = header.version === 3 ? unpackSmallestThree : unpackFirstThree;
  for (let i = 0; i < count; i++) unpackRotation(rotations, i, cloud.rotations);
  for (let i = 0; i < sh.length; i++) cloud.shRest[i] = (sh[i]! - 128) / 128;

  const flaw = findFlaw(cloud);
  if (flaw !== undefined) {
    throw formatError('FORMAT_SPZ_VALUE', `SPZ: ${describeFlaw(flaw)}`, { details: { ...flaw } });
  }
  return cloud;
}

/** [w, x, y, z] normalised, w made positive, x, y and z stored. */
function packRotation(rotations: Float32Array, splat: number, packed: Uint8Array): void {
  const at = splat * 4;
  let w = rotations[at]!;
  let x = rotations[at + 1]!;
  let y = rotations[at + 2]!;
  let z = rotations[at + 3]!;
  const largest = Math.max(Math.abs(w), Math.abs(x), Math.abs(y), Math.abs(z));
  if (largest > 1e15 || largest < 1e-15) {
    // The reference's squares would overflow or vanish in float32.
    [w, x, y, z] = [w / largest, x / largest, y / largest, z / largest];
  }
  const squares = f32(f32(f32(f32(x * x) + f32(y * y)) + f32(z * z)) + f32(w * w));
  const norm = f32(Math.sqrt(squares));
  const factor = w < 0 ? -127.5 : 127.5;
  packed[splat * 3] = toByte(f32(f32(f32(x / norm) * factor) + 127.5));
  packed[splat * 3 + 1] = toByte(f32(f32(f32(y / norm) * factor) + 127.5));
  packed[splat * 3 + 2] = toByte(f32(f32(f32(z / norm) * factor) + 127.5));
}

function unpackFirstThree(packed: Uint8Array, splat: number, rotations: Float32Array): void {
  const at = splat * 4;
  let squares = 0;
  for (let axis = 0; axis < 3; axis++) {
    const value = f32(f32(packed[splat * 3 + axis]! * f32(1 / 127.5)) - 1);
    rotations[at + 1 + axis] = value;
    squares = f32(squares + f32(value * value));
  }
  rotations[at] = Math.sqrt(Math.max(0, f32(1 - squares)));
}

/**
 * 32 bits, from the top: 2 for the index (x, y, z, w) of the largest component, which is positive and left out, then a
 * sign and 9 bits of magnitude in units of √½ / 511 for each of the other three.
 */
function unpackSmallestThree(packed: Uint8Array, splat: number, rotations: Float32Array): void {
  const at = splat * 4;
  const bits = packed[at]! | (packed[at + 1]! << 8) | (packed[at + 2]! << 16) | (packed[at + 3]! << 24);
  const largest = bits >>> 30;
  let shift = 0;
  let squares = 0;
  for (let component = 3; component >= 0; component--) {
    if (component === largest) continue;
    const magnitude = ((bits >>> shift) & 0x1ff) * (Math.SQRT1_2 / 0x1ff);
    const negative = ((bits >>> (shift + 9)) & 1) === 1;
    rotations[at + wFirst(component)] = negative ? -magnitude : magnitude;
    squares += magnitude * magnitude;
    shift += 10;
  }
  rotations[at + wFirst(largest)] = Math.sqrt(Math.max(0, 1 - squares));
}

/** Index in w, x, y, z of what has index `component` in x, y, z, w. */
function wFirst(component: number): number {
  return (component + 1) % 4;
}

function logitOfByte(byte: number): number {
  // The reference has ∓∞ here; these encode to the same bytes again.
  if (byte === 0) return -SATURATED_LOGIT;
  if (byte === 255) return SATURATED_LOGIT;
  const opacity = f32(byte / 255);
  return Math.log(f32(opacity / f32(1 - opacity)));
}

/** To the nearest multiple of `bucket` (8 or 16), so that entropy coding finds fewer distinct bytes. */
function quantiseSh(value: number, bucket: number): number {
  const nearest = Math.trunc(f32(roundHalfAway(f32(value * 128)) + 128));
  return Math.min(255, Math.max(0, Math.trunc((nearest + bucket / 2) / bucket) * bucket));
}

function toByte(value: number): number {
  return Math.min(255, Math.max(0, roundHalfAway(value)));
}

/** C's `round`; `Math.round` takes −2.5 to −2. */
function roundHalfAway(value: number): number {
  return value < 0 ? -Math.floor(0.5 - value) : Math.floor(value + 0.5);
}

/** IEEE 754 binary16. */
function halfToFloat(bits: number): number {
  const sign = (bits & 0x8000) === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
