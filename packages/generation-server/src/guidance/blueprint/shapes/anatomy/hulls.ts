import type { MeshBuilder, Put } from '../mesh-builder.ts';
import { clamp, type Vec3 } from '../vec.ts';

/** A boat's hull along z, its bow at +Z, its keel on y = 0. */
export interface HullSpec {
  readonly length: number;
  readonly beam: number;
  /** Height of the gunwale amidships. */
  readonly depth: number;
  /** How much higher the gunwale runs at the bow and at the stern. */
  readonly sheer?: readonly [bow: number, stern: number];
  /** Forward lean of the stem at the gunwale, and rearward lean of the stern. */
  readonly rake?: readonly [bow: number, stern: number];
  /** Width of the transom as a share of the beam; 0 is a double-ender. */
  readonly transom?: number;
  /** Share of the length in which the bow widens. Default 0.5. */
  readonly entry?: number;
  /** Roundness of the section: 1 round, towards 0 boxy, 1.6 V-shaped. Default 0.75. */
  readonly bilge?: number;
  /** Height by which the keel line rises at the ends. */
  readonly rocker?: readonly [bow: number, stern: number];
}

export interface HullStation {
  readonly z: number;
  readonly halfWidth: number;
  readonly gunwale: number;
  readonly keel: number;
}

/** The hull's measures at 0 bow … 1 stern, along the gunwale. */
export function hullAt(spec: HullSpec, t: number): HullStation {
  const {
    length,
    beam,
    depth,
    sheer = [0, 0],
    rake = [0, 0],
    transom = 0.7,
    entry = 0.5,
    rocker = [0.3 * depth, 0],
  } = spec;
  const fore = clamp(1 - t / entry, 0, 1);
  const aft = clamp((t - 0.5) / 0.5, 0, 1);
  const narrow = transom <= 0 ? Math.sqrt(Math.max(0, 1 - aft ** 2.4)) : 1 - (1 - transom) * aft ** 2;
  const rise = clamp(1 - t / 0.5, 0, 1);
  return {
    z: length / 2 - t * length + rake[0] * fore ** 2 - rake[1] * aft ** 4,
    halfWidth: Math.max((beam / 2) * (1 - fore ** 2.1) * narrow, 0.004),
    gunwale: depth + sheer[0] * rise ** 2 + sheer[1] * aft ** 2,
    keel: rocker[0] * fore ** 3 + rocker[1] * aft ** 3,
  };
}

/** A point of the hull's skin: `side` −1 … 1 from gunwale to gunwale, t from bow to stern. */
export function hullPoint(spec: HullSpec, side: number, t: number): Vec3 {
  const { bilge = 0.75, rake = [0, 0], entry = 0.5 } = spec;
  const { z, halfWidth, gunwale, keel } = hullAt(spec, t);
  const angle = (side * Math.PI) / 2;
  const x = halfWidth * Math.sign(side) * Math.abs(Math.sin(angle)) ** bilge;
  const down = Math.max(Math.cos(angle), 0) ** bilge;
  const fore = clamp(1 - t / entry, 0, 1);
  const aft = clamp((t - 0.5) / 0.5, 0, 1);
  // The stem and stern lean: what is lower lies further back or forward.
  return [x, gunwale - (gunwale - keel) * down, z - rake[0] * fore ** 2 * down + rake[1] * aft ** 4 * down];
}

/** The skin as a sheet, closed at the transom; `from` and `to` cut out a band between two heights (0 keel … 1 gunwale). */
export function hullSkin(
  b: MeshBuilder,
  spec: HullSpec,
  { inset = 0, from = 0, to = 1, ...put }: Put & { inset?: number; from?: number; to?: number } = {},
): void {
  const place = (side: number, t: number): Vec3 => {
    const [x, y, z] = hullPoint(spec, side, t);
    const { halfWidth, keel, gunwale } = hullAt(spec, t);
    const share = 1 - inset / Math.max(halfWidth, Math.abs(inset) + 0.001);
    return [x * share, y + inset * (1 - (y - keel) / (gunwale - keel || 1)), z];
  };
  const rows = 30;
  if (from > 0 || to < 1) {
    // Sides are searched for the wanted heights, since the section is given by its angle.
    const sideAt = (height: number): number => {
      const down = 1 - height;
      return (Math.acos(clamp(down ** (1 / (spec.bilge ?? 0.75)), 0, 1)) * 2) / Math.PI;
    };
    for (const side of [-1, 1])
      b.sheet(
        5,
        rows,
        (u, v) => place(side * (sideAt(from) + (sideAt(to) - sideAt(from)) * u), 0.002 + v * 0.998),
        put,
      );
    return;
  }
  b.sheet(25, rows, (u, v) => place(u * 2 - 1, v), put);
  if ((spec.transom ?? 0.7) > 0)
    b.sheet(
      25,
      3,
      (u, v) => {
        const [x, y, z] = place(u * 2 - 1, 1);
        return [x, y + (hullAt(spec, 1).gunwale - y) * v, z];
      },
      put,
    );
}

/** A deck inside the hull, `drop` below the gunwale, between two places along it. */
export function hullDeck(
  b: MeshBuilder,
  spec: HullSpec,
  { drop = 0.03, from = 0.02, to = 0.998, ...put }: Put & { drop?: number; from?: number; to?: number } = {},
): void {
  b.sheet(
    5,
    26,
    (u, v) => {
      const t = from + (to - from) * v;
      const { z, halfWidth, gunwale } = hullAt(spec, t);
      return [(u * 2 - 1) * halfWidth * 0.985, gunwale - drop, z];
    },
    put,
  );
}

/** A rail or rubbing strake along both gunwales, and across the transom. */
export function gunwales(b: MeshBuilder, spec: HullSpec, radius: number, put: Put & { rise?: number } = {}): void {
  const { rise = 0, ...rest } = put;
  const side = (sign: number): Vec3[] =>
    Array.from({ length: 17 }, (_, index): Vec3 => {
      const { z, halfWidth, gunwale } = hullAt(spec, index / 16);
      return [sign * halfWidth, gunwale + rise, z];
    });
  for (const sign of [-1, 1]) b.tube(side(sign), radius, { segments: 8, steps: 3, ...rest });
  if ((spec.transom ?? 0.7) > 0) b.rod(side(-1).at(-1)!, side(1).at(-1)!, radius, { segments: 8, ...rest });
}

/** A three-cornered sail from tack (low, at the mast) to head to clew, bellied out along `belly`. */
export function triangleSail(b: MeshBuilder, tack: Vec3, head: Vec3, clew: Vec3, belly: Vec3, put: Put = {}): void {
  b.sheet(
    9,
    13,
    (u, v) => {
      const swell = Math.sin(u * Math.PI) * Math.sin(Math.min(v * 1.15 + 0.12, 1) * Math.PI);
      const at = (axis: 0 | 1 | 2) =>
        (tack[axis] + (clew[axis] - tack[axis]) * u) * (1 - v) + head[axis] * v + belly[axis] * swell;
      return [at(0), at(1), at(2)];
    },
    put,
  );
}

/** A square sail across the ship, hung from y = 0 down, bellied towards +Z. */
export function squareSail(
  b: MeshBuilder,
  top: number,
  bottom: number,
  height: number,
  belly: number,
  put: Put = {},
): void {
  b.sheet(
    13,
    11,
    (u, v) => {
      const width = top + (bottom - top) * v;
      const arch = 0.08 * height * Math.sin(u * Math.PI) * v;
      return [
        (u - 0.5) * width,
        -v * height + arch,
        belly * Math.sin(v * Math.PI * 0.8) * (0.35 + 0.65 * Math.sin(u * Math.PI)),
      ];
    },
    put,
  );
}
