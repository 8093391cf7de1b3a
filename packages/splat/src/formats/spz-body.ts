import { shRestCoefficients, type ShDegree } from '../cloud.ts';
import { formatError } from './format-error.ts';
import { MAX_SPLATS } from './limits.ts';

/** 1: float16 positions. 2: fixed point. 3: rotations as the smallest three components. */
export type SpzVersion = 1 | 2 | 3;

/** The first 16 bytes of an uncompressed SPZ. */
export interface SpzHeader {
  readonly version: SpzVersion;
  readonly count: number;
  readonly shDegree: ShDegree;
  /** Bits behind the point of a fixed-point position; of no meaning in version 1. */
  readonly fractionalBits: number;
}

/** The attributes of an uncompressed SPZ, in the order of the file, as views on it. */
interface SpzSections {
  readonly positions: Uint8Array;
  readonly alphas: Uint8Array;
  readonly colors: Uint8Array;
  readonly scales: Uint8Array;
  readonly rotations: Uint8Array;
  readonly sh: Uint8Array;
}

const SPZ_HEADER_BYTES = 16;
/** `NGSP` read as a little-endian integer. */
export const SPZ_MAGIC = 0x5053474e;
/** Set when Niantic's extension records follow the attributes. */
const FLAG_EXTENSIONS = 0x02;

/**
 * Parses the header of an uncompressed SPZ and checks it against the bytes that are there.
 *
 * Throws `FORMAT_SPZ_MAGIC`, `…_TRUNCATED`, `…_VERSION` (not among `versions`), `…_COUNT` (none, more than 10 million, or
 * not as many as there are bytes for), `…_HEADER`.
 */
export function readSpzHeader(body: Uint8Array, versions: readonly SpzVersion[]): SpzHeader {
  if (body.length < SPZ_HEADER_BYTES) {
    throw formatError('FORMAT_SPZ_TRUNCATED', `An SPZ takes 16 bytes of header; there are ${body.length}`);
  }
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  if (view.getUint32(0, true) !== SPZ_MAGIC) {
    throw formatError('FORMAT_SPZ_MAGIC', 'Not an SPZ: what was compressed does not start with NGSP');
  }
  const claimedVersion = view.getUint32(4, true);
  const version = versions.find((known) => known === claimedVersion);
  if (version === undefined) {
    throw formatError(
      'FORMAT_SPZ_VERSION',
      `SPZ version ${claimedVersion} is not read in this container; ${versions.join(', ')} are`,
      { details: { version: claimedVersion } },
    );
  }
  const count = view.getUint32(8, true);
  if (count === 0) throw formatError('FORMAT_SPZ_COUNT', 'The SPZ has no splats');
  if (count > MAX_SPLATS) {
    throw formatError('FORMAT_SPZ_COUNT', `The SPZ claims ${count} splats; at most ${MAX_SPLATS} are read`);
  }
  const claimedDegree = view.getUint8(12);
  const shDegree = ([0, 1, 2, 3] as const).find((known) => known === claimedDegree);
  if (shDegree === undefined) {
    throw formatError('FORMAT_SPZ_HEADER', `Spherical harmonics of degree ${claimedDegree}; 0 to 3 are read`);
  }
  const fractionalBits = view.getUint8(13);
  if (fractionalBits > 24) {
    throw formatError('FORMAT_SPZ_HEADER', `${fractionalBits} fractional bits in a position of 24 bits`);
  }
  const header: SpzHeader = { version, count, shDegree, fractionalBits };
  const expected = spzBodyBytes(header);
  if (body.length < expected) {
    throw formatError('FORMAT_SPZ_TRUNCATED', `${count} splats take ${expected} bytes; there are ${body.length}`, {
      details: { count, bytesNeeded: expected, bytesLeft: body.length },
    });
  }
  // The attributes are not interleaved: with a wrong count every one but the first is read from the wrong place.
  if (body.length > expected && (view.getUint8(14) & FLAG_EXTENSIONS) === 0) {
    throw formatError('FORMAT_SPZ_COUNT', `${count} splats take ${expected} bytes; there are ${body.length}`, {
      details: { count, bytesNeeded: expected, bytesLeft: body.length },
    });
  }
  return header;
}

/** An SPZ header as the subnet's packer writes it: version 2, no flags. */
export function writeSpzHeader(body: Uint8Array, header: SpzHeader): void {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  view.setUint32(0, SPZ_MAGIC, true);
  view.setUint32(4, header.version, true);
  view.setUint32(8, header.count, true);
  view.setUint8(12, header.shDegree);
  view.setUint8(13, header.fractionalBits);
}

/** Bytes of header and attributes together. */
export function spzBodyBytes(header: SpzHeader): number {
  return SPZ_HEADER_BYTES + header.count * sectionWidths(header).reduce((sum, [, width]) => sum + width, 0);
}

export function spzSections(body: Uint8Array, header: SpzHeader): SpzSections {
  let start = SPZ_HEADER_BYTES;
  const sections: [string, Uint8Array][] = sectionWidths(header).map(([name, width]) => {
    const section = body.subarray(start, start + width * header.count);
    start += section.length;
    return [name, section];
  });
  return Object.fromEntries(sections) as unknown as SpzSections;
}

/** Bytes per splat of each attribute, in the order of the file. */
function sectionWidths(header: SpzHeader): readonly (readonly [name: keyof SpzSections, width: number])[] {
  return [
    ['positions', header.version === 1 ? 6 : 9],
    ['alphas', 1],
    ['colors', 3],
    ['scales', 3],
    ['rotations', header.version === 3 ? 4 : 3],
    ['sh', 3 * shRestCoefficients(header.shDegree)],
  ];
}
