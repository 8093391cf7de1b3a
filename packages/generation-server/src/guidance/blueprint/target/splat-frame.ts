/** The axes of a flat splat and its size along the two that lie in the surface. Filled over and over. */
export interface SplatFrame {
  /** Unit vectors: along and across the strongest bend, and the normal. */
  ax: number;
  ay: number;
  az: number;
  cx: number;
  cy: number;
  cz: number;
  nx: number;
  ny: number;
  nz: number;
  alongSize: number;
  acrossSize: number;
}

/** Corners of a triangle, [3, 3] each. */
export interface TriangleCorners {
  readonly points: Float64Array;
  readonly normals: Float64Array;
}

export function emptyFrame(): SplatFrame {
  return { ax: 1, ay: 0, az: 0, cx: 0, cy: 1, cz: 0, nx: 0, ny: 0, nz: 1, alongSize: 0, acrossSize: 0 };
}

/** The direction (x, y, z) as unit normal, +Y where there is none. */
export function setNormal(frame: SplatFrame, x: number, y: number, z: number): void {
  const length = Math.sqrt(x * x + y * y + z * z);
  const known = length > 1e-12;
  frame.nx = known ? x / length : 0;
  frame.ny = known ? y / length : 1;
  frame.nz = known ? z / length : 0;
}

/**
 * Sets the tangents along and across the strongest bend of a triangle, and how long a splat of `size` may be on them: half
 * the radius of curvature across a bend, and as much longer along it as keeps the area.
 */
export function followCurvature(frame: SplatFrame, { points, normals }: TriangleCorners, size: number): void {
  const { nx, ny, nz } = frame;
  let sharpest = -1;
  let [bx, by, bz] = [1, 0, 0];
  for (let corner = 0; corner < 3; corner++) {
    const from = corner * 3;
    const to = ((corner + 1) % 3) * 3;
    let x = points[to]! - points[from]!;
    let y = points[to + 1]! - points[from + 1]!;
    let z = points[to + 2]! - points[from + 2]!;
    const above = x * nx + y * ny + z * nz;
    x -= nx * above;
    y -= ny * above;
    z -= nz * above;
    const length = Math.sqrt(x * x + y * y + z * z);
    if (length < 1e-9) continue;
    x /= length;
    y /= length;
    z /= length;
    const bend =
      Math.abs(
        (normals[to]! - normals[from]!) * x +
          (normals[to + 1]! - normals[from + 1]!) * y +
          (normals[to + 2]! - normals[from + 2]!) * z,
      ) / length;
    if (bend > sharpest) {
      sharpest = bend;
      [bx, by, bz] = [x, y, z];
    }
  }
  const above = bx * nx + by * ny + bz * nz;
  [bx, by, bz] = [bx - nx * above, by - ny * above, bz - nz * above];
  let length = Math.sqrt(bx * bx + by * by + bz * bz);
  if (length < 1e-12) {
    // No side to go by: any tangent does.
    [bx, by, bz] = Math.abs(ny) < 0.9 ? [-nz, 0, nx] : [0, nz, -ny];
    length = Math.sqrt(bx * bx + by * by + bz * bz);
  }
  const [cx, cy, cz] = [bx / length, by / length, bz / length];
  frame.cx = cx;
  frame.cy = cy;
  frame.cz = cz;
  frame.ax = cy * nz - cz * ny;
  frame.ay = cz * nx - cx * nz;
  frame.az = cx * ny - cy * nx;
  const limit = sharpest > 0 ? 0.5 / sharpest : Infinity;
  frame.acrossSize = Math.max(Math.min(size, limit), 0.002);
  frame.alongSize = Math.min((size * size) / frame.acrossSize, size * 1.8);
}

/** Writes the rotation that takes the axes to along, across and their cross product: w, x, y, z (Shepperd 1978). */
export function writeQuaternion(frame: SplatFrame, out: Float32Array, at: number): void {
  const { ax, ay, az, cx, cy, cz } = frame;
  const nx = ay * cz - az * cy;
  const ny = az * cx - ax * cz;
  const nz = ax * cy - ay * cx;
  const trace = ax + cy + nz;
  if (trace > 0) {
    const s = Math.sqrt(trace + 1) * 2;
    write(out, at, s / 4, (cz - ny) / s, (nx - az) / s, (ay - cx) / s);
  } else if (ax > cy && ax > nz) {
    const s = Math.sqrt(1 + ax - cy - nz) * 2;
    write(out, at, (cz - ny) / s, s / 4, (cx + ay) / s, (nx + az) / s);
  } else if (cy > nz) {
    const s = Math.sqrt(1 + cy - ax - nz) * 2;
    write(out, at, (nx - az) / s, (cx + ay) / s, s / 4, (ny + cz) / s);
  } else {
    const s = Math.sqrt(1 + nz - ax - cy) * 2;
    write(out, at, (ay - cx) / s, (nx + az) / s, (ny + cz) / s, s / 4);
  }
}

function write(out: Float32Array, at: number, w: number, x: number, y: number, z: number): void {
  out[at] = w;
  out[at + 1] = x;
  out[at + 2] = y;
  out[at + 3] = z;
}
