import type { Patch } from '../mesh.ts';
import { clamp, cross, dot, lengthOf, normalize, subtract, type Vec3 } from '../vec.ts';

/** One body of a blend: a signed distance (negative inside) and the box that holds its surface. */
interface Body {
  readonly distance: (x: number, y: number, z: number) => number;
  readonly low: Vec3;
  readonly high: Vec3;
  readonly part: string;
  readonly carve: boolean;
}

/** Bodies that flow into each other: muscles and limbs. Filled in by the recipe, polygonised once. */
export class Blend {
  readonly bodies: Body[] = [];
  private part: string;

  constructor(part: string) {
    this.part = part;
  }

  /** Paints what follows as another part; the seam runs where the bodies meet. */
  as(part: string): this {
    this.part = part;
    return this;
  }

  /** A limb: two balls and the cone that touches both (round cone after Inigo Quilez's distance functions). */
  limb(a: Vec3, b: Vec3, ra: number, rb = ra, carve = false): this {
    const axis = subtract(b, a);
    const l2 = dot(axis, axis);
    const reach = Math.max(ra, rb);
    const low: Vec3 = [Math.min(a[0], b[0]) - reach, Math.min(a[1], b[1]) - reach, Math.min(a[2], b[2]) - reach];
    const high: Vec3 = [Math.max(a[0], b[0]) + reach, Math.max(a[1], b[1]) + reach, Math.max(a[2], b[2]) + reach];
    const rr = ra - rb;
    const a2 = l2 - rr * rr;
    const il2 = 1 / (l2 || 1);
    const contained = a2 <= 0 || l2 === 0;
    const [big, bigRadius] = ra >= rb ? [a, ra] : [b, rb];
    const distance = (x: number, y: number, z: number): number => {
      if (contained) return Math.hypot(x - big[0], y - big[1], z - big[2]) - bigRadius;
      const px = x - a[0];
      const py = y - a[1];
      const pz = z - a[2];
      const along = px * axis[0] + py * axis[1] + pz * axis[2];
      const beyond = along - l2;
      const qx = px * l2 - axis[0] * along;
      const qy = py * l2 - axis[1] * along;
      const qz = pz * l2 - axis[2] * along;
      const x2 = qx * qx + qy * qy + qz * qz;
      const y2 = along * along * l2;
      const z2 = beyond * beyond * l2;
      const k = Math.sign(rr) * rr * rr * x2;
      if (Math.sign(beyond) * a2 * z2 > k) return Math.sqrt(x2 + z2) * il2 - rb;
      if (Math.sign(along) * a2 * y2 < k) return Math.sqrt(x2 + y2) * il2 - ra;
      return (Math.sqrt(x2 * a2 * il2) + along * rr) * il2 - ra;
    };
    this.bodies.push({ distance, low, high, part: this.part, carve });
    return this;
  }

  /** Limbs from point to point with a radius at each. */
  chain(points: readonly Vec3[], radii: readonly number[]): this {
    for (let index = 0; index + 1 < points.length; index++) {
      this.limb(points[index]!, points[index + 1]!, radii[index] ?? radii.at(-1)!, radii[index + 1] ?? radii.at(-1)!);
    }
    return this;
  }

  ball(centre: Vec3, radius: number): this {
    return this.limb(centre, centre, radius);
  }

  /** An ellipsoid whose +Y axis points along `toward` (distance bounded after Inigo Quilez). */
  ellipsoid(centre: Vec3, radii: Vec3, toward: Vec3 = [0, 1, 0], carve = false): this {
    const v = normalize(toward);
    const helper: Vec3 = Math.abs(v[1]) > 0.95 ? [1, 0, 0] : [0, 1, 0];
    // With +Y upright the axes coincide with the world's.
    const w = Math.abs(v[1]) > 0.95 ? normalize(cross(helper, v)) : normalize(cross(cross(v, helper), v));
    const u = cross(v, w);
    const [rx, ry, rz] = radii;
    const reach = Math.max(rx, ry, rz);
    const extent = [0, 1, 2].map((axis) =>
      Math.min(reach, Math.hypot(u[axis]! * rx, v[axis]! * ry, w[axis]! * rz)),
    ) as unknown as Vec3;
    const distance = (x: number, y: number, z: number): number => {
      const px = x - centre[0];
      const py = y - centre[1];
      const pz = z - centre[2];
      const a = (px * u[0] + py * u[1] + pz * u[2]) / rx;
      const b = (px * v[0] + py * v[1] + pz * v[2]) / ry;
      const c = (px * w[0] + py * w[1] + pz * w[2]) / rz;
      const k0 = Math.sqrt(a * a + b * b + c * c);
      const k1 = Math.sqrt((a * a) / (rx * rx) + (b * b) / (ry * ry) + (c * c) / (rz * rz));
      return k1 < 1e-9 ? -Math.min(rx, ry, rz) : (k0 * (k0 - 1)) / k1;
    };
    this.bodies.push({
      distance,
      low: subtract(centre, extent),
      high: [centre[0] + extent[0], centre[1] + extent[1], centre[2] + extent[2]],
      part: this.part,
      carve,
    });
    return this;
  }

  /** Takes an ellipsoid away from what stands so far: eye sockets, mouths, hollows. */
  carve(centre: Vec3, radii: Vec3, toward?: Vec3): this {
    return this.ellipsoid(centre, radii, toward, true);
  }
}

/**
 * The surface of the blended bodies as triangles, by naive surface nets (Gibson 1998; dual vertices at the mean of the
 * edge crossings).
 *
 * @param smoothing length over which bodies flow into each other
 * @param resolution grid cells along the longest side
 */
export function polygonise(blend: Blend, smoothing: number, resolution: number): Patch {
  const solid = blend.bodies.filter((body) => !body.carve);
  if (solid.length === 0) return { positions: [], indices: [] };
  const low = [0, 1, 2].map((axis) => Math.min(...solid.map((body) => body.low[axis]!)));
  const high = [0, 1, 2].map((axis) => Math.max(...solid.map((body) => body.high[axis]!)));
  const cell = Math.max(high[0]! - low[0]!, high[1]! - low[1]!, high[2]! - low[2]!) / resolution;
  const margin = cell * 1.6 + smoothing * 0.3;
  const origin = low.map((value) => value - margin) as unknown as Vec3;
  const size = [0, 1, 2].map((axis) => Math.ceil((high[axis]! + margin - origin[axis]!) / cell) + 1);
  const [nx, ny, nz] = size as [number, number, number];

  const field = sampleField(blend.bodies, smoothing, origin, cell, nx, ny, nz);
  const { positions, vertexAt } = placeVertices(field, origin, cell, nx, ny, nz);
  const indices = joinVertices(field, vertexAt, nx, ny, nz);

  // A surface point knows nothing of bodies that are farther away than they flow.
  const near: Body[] = [];
  const findNear = (bodies: readonly Body[], x: number, y: number, z: number) => {
    const reach = smoothing + cell * 3;
    near.length = 0;
    for (const body of bodies) if (isWithin(body, x, y, z, reach)) near.push(body);
  };
  const evaluate = (x: number, y: number, z: number) => blendedDistance(near, smoothing, x, y, z);
  const h = cell * 0.5;
  const normals = new Array<number>(positions.length);
  for (let index = 0; index < positions.length; index += 3) {
    const x = positions[index]!;
    const y = positions[index + 1]!;
    const z = positions[index + 2]!;
    findNear(blend.bodies, x, y, z);
    const gx = evaluate(x + h, y, z) - evaluate(x - h, y, z);
    const gy = evaluate(x, y + h, z) - evaluate(x, y - h, z);
    const gz = evaluate(x, y, z + h) - evaluate(x, y, z - h);
    const unit = lengthOf([gx, gy, gz]) > 1e-9 ? normalize([gx, gy, gz]) : ([0, 1, 0] as const);
    // One Newton step on to the surface takes the grid's staircase away.
    const distance = clamp(evaluate(x, y, z), -cell, cell) * 0.8;
    for (let axis = 0; axis < 3; axis++) {
      normals[index + axis] = unit[axis]!;
      positions[index + axis]! -= unit[axis]! * distance;
    }
  }

  const parts = new Set(solid.map((body) => body.part));
  if (parts.size === 1) {
    return { positions, indices, normals, partByTriangle: new Array<string>(indices.length / 3).fill(solid[0]!.part) };
  }
  const partByTriangle: string[] = [];
  for (let index = 0; index < indices.length; index += 3) {
    const [a, b, c] = [indices[index]! * 3, indices[index + 1]! * 3, indices[index + 2]! * 3];
    const x = (positions[a]! + positions[b]! + positions[c]!) / 3;
    const y = (positions[a + 1]! + positions[b + 1]! + positions[c + 1]!) / 3;
    const z = (positions[a + 2]! + positions[b + 2]! + positions[c + 2]!) / 3;
    findNear(solid, x, y, z);
    let best = Infinity;
    let part = solid[0]!.part;
    for (const body of near.length > 0 ? near : solid) {
      const distance = body.distance(x, y, z);
      if (distance < best) {
        best = distance;
        part = body.part;
      }
    }
    partByTriangle.push(part);
  }
  return { positions, indices, normals, partByTriangle };
}

function isWithin({ low, high }: Body, x: number, y: number, z: number, reach: number): boolean {
  return (
    x > low[0] - reach &&
    x < high[0] + reach &&
    y > low[1] - reach &&
    y < high[1] + reach &&
    z > low[2] - reach &&
    z < high[2] + reach
  );
}

/** Polynomial smooth minimum (quadratic, after Inigo Quilez); carving bodies are subtracted with the same smoothing. */
function blendedDistance(bodies: readonly Body[], k: number, x: number, y: number, z: number): number {
  let result = 1e3;
  for (const body of bodies) {
    const d = body.distance(x, y, z);
    result = body.carve ? -smoothMinimum(-result, d, k * 0.4) : smoothMinimum(result, d, k);
  }
  return result;
}

function smoothMinimum(a: number, b: number, k: number): number {
  const h = Math.max(k - Math.abs(a - b), 0);
  return Math.min(a, b) - (k > 0 ? (h * h) / (4 * k) : 0);
}

function sampleField(
  bodies: readonly Body[],
  k: number,
  origin: Vec3,
  cell: number,
  nx: number,
  ny: number,
  nz: number,
): Float32Array {
  const field = new Float32Array(nx * ny * nz).fill(1e3);
  const reach = k + cell * 3;
  for (const body of bodies) {
    const from = [0, 1, 2].map((axis) => Math.max(0, Math.floor((body.low[axis]! - reach - origin[axis]!) / cell)));
    const to = [0, 1, 2].map((axis) =>
      Math.min([nx, ny, nz][axis]! - 1, Math.ceil((body.high[axis]! + reach - origin[axis]!) / cell)),
    );
    const { distance } = body;
    for (let iz = from[2]!; iz <= to[2]!; iz++) {
      for (let iy = from[1]!; iy <= to[1]!; iy++) {
        let index = (iz * ny + iy) * nx + from[0]!;
        for (let ix = from[0]!; ix <= to[0]!; ix++, index++) {
          const d = distance(origin[0] + ix * cell, origin[1] + iy * cell, origin[2] + iz * cell);
          const before = field[index]!;
          field[index] = body.carve ? -smoothMinimum(-before, d, k * 0.4) : smoothMinimum(before, d, k);
        }
      }
    }
  }
  return field;
}

function placeVertices(field: Float32Array, origin: Vec3, cell: number, nx: number, ny: number, nz: number) {
  const vertexAt = new Int32Array(nx * ny * nz).fill(-1);
  const positions: number[] = [];
  const corner = new Float32Array(8);
  for (let z = 0; z + 1 < nz; z++) {
    for (let y = 0; y + 1 < ny; y++) {
      for (let x = 0; x + 1 < nx; x++) {
        const base = (z * ny + y) * nx + x;
        let inside = 0;
        for (let i = 0; i < 8; i++) {
          const value = field[base + (i & 1) + ((i >> 1) & 1) * nx + (i >> 2) * nx * ny]!;
          corner[i] = value;
          if (value < 0) inside++;
        }
        if (inside === 0 || inside === 8) continue;
        let crossings = 0;
        let sx = 0;
        let sy = 0;
        let sz = 0;
        for (let i = 0; i < 8; i++) {
          for (let bit = 1; bit < 8; bit *= 2) {
            if (i & bit) continue;
            const a = corner[i]!;
            const b = corner[i | bit]!;
            if (a < 0 === b < 0) continue;
            const t = a / (a - b);
            sx += (i & 1) + (bit === 1 ? t : 0);
            sy += ((i >> 1) & 1) + (bit === 2 ? t : 0);
            sz += (i >> 2) + (bit === 4 ? t : 0);
            crossings++;
          }
        }
        vertexAt[base] = positions.length / 3;
        positions.push(
          origin[0] + (x + sx / crossings) * cell,
          origin[1] + (y + sy / crossings) * cell,
          origin[2] + (z + sz / crossings) * cell,
        );
      }
    }
  }
  return { positions, vertexAt };
}

/** A quad round every grid edge whose ends lie on different sides of the surface. */
function joinVertices(field: Float32Array, vertexAt: Int32Array, nx: number, ny: number, nz: number): number[] {
  const indices: number[] = [];
  const strides = [1, nx, nx * ny] as const;
  for (let z = 1; z + 1 < nz; z++) {
    for (let y = 1; y + 1 < ny; y++) {
      for (let x = 1; x + 1 < nx; x++) {
        const base = (z * ny + y) * nx + x;
        const here = field[base]!;
        for (let axis = 0; axis < 3; axis++) {
          const there = field[base + strides[axis]!]!;
          if (here < 0 === there < 0) continue;
          const u = strides[(axis + 1) % 3]!;
          const v = strides[(axis + 2) % 3]!;
          const [a, b, c, d] = [vertexAt[base - u - v]!, vertexAt[base - v]!, vertexAt[base]!, vertexAt[base - u]!];
          if (a < 0 || b < 0 || c < 0 || d < 0) continue;
          if (here < 0) indices.push(a, b, c, a, c, d);
          else indices.push(a, c, b, a, d, c);
        }
      }
    }
  }
  return indices;
}
