/** Integer hash of a lattice point to [0, 1). Math.imul keeps it exact and therefore the same everywhere. */
export function latticeHash(x: number, y: number, z: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(z, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Value noise with quintic interpolation: smooth, in [0, 1], features about one unit wide. */
export function valueNoise(x: number, y: number, z: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const iz = Math.floor(z);
  const u = fade(x - ix);
  const v = fade(y - iy);
  const w = fade(z - iz);
  const low = plane(ix, iy, iz, u, v);
  return low + (plane(ix, iy, iz + 1, u, v) - low) * w;
}

function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

function plane(ix: number, iy: number, iz: number, u: number, v: number): number {
  const a = latticeHash(ix, iy, iz);
  const b = latticeHash(ix + 1, iy, iz);
  const c = latticeHash(ix, iy + 1, iz);
  const d = latticeHash(ix + 1, iy + 1, iz);
  const near = a + (b - a) * u;
  return near + (c + (d - c) * u - near) * v;
}

/** Octaves of value noise, each half as wide and half as strong; in [0, 1] about 0.5. */
export function fractalNoise(x: number, y: number, z: number, octaves: number): number {
  let sum = 0;
  let total = 0;
  let amplitude = 1;
  let frequency = 1;
  for (let octave = 0; octave < octaves; octave++) {
    // The odd offset keeps lattice planes of the octaves from coinciding at the origin.
    sum += amplitude * valueNoise(x * frequency + octave * 17.3, y * frequency + octave * 5.1, z * frequency);
    total += amplitude;
    amplitude *= 0.5;
    frequency *= 2;
  }
  return sum / total;
}

/** What {@link cellNoise} found at a point; one shared object, overwritten by the next call. */
export interface Cell {
  /** Distances to the nearest and second nearest feature point. */
  nearest: number;
  second: number;
  /** A number in [0, 1) that belongs to the nearest point. */
  id: number;
}

const cell: Cell = { nearest: 0, second: 0, id: 0 };

/** Worley's cellular noise: one jittered feature point per unit cube. `jitter` 0 is a lattice, 1 fully random. */
export function cellNoise(x: number, y: number, z: number, jitter = 1): Cell {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const iz = Math.floor(z);
  let first = 9;
  let second = 9;
  let id = 0;
  for (let dz = -1; dz <= 1; dz++) {
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const cx = ix + dx;
        const cy = iy + dy;
        const cz = iz + dz;
        const seed = latticeHash(cx, cy, cz);
        const px = cx + 0.5 + (seed - 0.5) * jitter - x;
        const py = cy + 0.5 + (fraction(seed * 173.3) - 0.5) * jitter - y;
        const pz = cz + 0.5 + (fraction(seed * 761.7) - 0.5) * jitter - z;
        const squared = px * px + py * py + pz * pz;
        if (squared < first) {
          second = first;
          first = squared;
          id = fraction(seed * 3571.9);
        } else if (squared < second) second = squared;
      }
    }
  }
  cell.nearest = Math.sqrt(first);
  cell.second = Math.sqrt(second);
  cell.id = id;
  return cell;
}

export const fraction = (value: number): number => value - Math.floor(value);
