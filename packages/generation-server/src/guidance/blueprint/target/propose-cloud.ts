import { createCloud, logitOf, SH_C0, type GaussianCloud } from '@404-gen/splat';
import { createRandom } from '../random.ts';
import { cross, dot, normalize, scaleBy, smoothstep, subtract, type Vec3 } from '../shapes/vec.ts';
import type { LightMap, Scene } from './scene.ts';
import { wallOpacity } from './shade-mesh.ts';

/** Standard deviation along the surface as a share of the distance between neighbours; ½ just closes the gaps. */
const SPREAD = 0.52;
/** Thickness of a splat across the surface, as a share of that distance. */
const THICKNESS = 0.13;
const OPACITY = 0.85;
/** Paint is seen in shade as often as in light; the middle is where the optimiser has the shortest way. */
const MID_TONE = 0.82;

/**
 * A cloud to start from: flat splats strewn evenly over the visible surface, in the plain colour of their part. Light,
 * patterns and grain are left to the optimiser.
 */
export function proposeCloud({ mesh, paints }: Scene, light: LightMap, count: number, seed: number): GaussianCloud {
  const cloud = createCloud(count);
  const { indices, positions, normals, partOf } = mesh;
  const triangles = indices.length / 3;
  if (triangles === 0) return cloud;
  const random = createRandom(seed).fork('cloud');

  const areas = new Float64Array(triangles);
  const weights = new Float64Array(triangles);
  for (let triangle = 0; triangle < triangles; triangle++) {
    const [a, b, c] = corners(triangle);
    const normal = cross(subtract(b, a), subtract(c, a));
    const area = Math.sqrt(dot(normal, normal)) / 2;
    const open =
      (light.exposure[indices[triangle * 3]!]! +
        light.exposure[indices[triangle * 3 + 1]!]! +
        light.exposure[indices[triangle * 3 + 2]!]!) /
      3;
    areas[triangle] = area;
    // Fine triangles are where the shape has detail: area^¾ gives them more splats than their area's share.
    weights[triangle] = area ** 0.75 * smoothstep(0.01, 0.2, open);
  }
  let total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) {
    weights.set(areas);
    total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  }

  const meanSpacing = Math.sqrt(areas.reduce((sum, area) => sum + area, 0) / count);

  // Equal steps along the triangles in Z-order keep neighbours apart; the R2 sequence (Roberts 2018) does so inside them.
  const order = zOrder();
  let step = 0;
  let reached = weights[order[0]!]!;
  for (let splat = 0; splat < count; splat++) {
    const goal = ((splat + random.next()) / count) * total;
    while (reached < goal && step + 1 < triangles) reached += weights[order[++step]!]!;
    place(splat, order[step]!);
  }
  return cloud;

  function corners(triangle: number): [Vec3, Vec3, Vec3] {
    return [0, 1, 2].map((corner) => vectorAt(positions, indices[triangle * 3 + corner]!)) as [Vec3, Vec3, Vec3];
  }

  function zOrder(): Uint32Array {
    const codes = new Float64Array(triangles);
    for (let triangle = 0; triangle < triangles; triangle++) {
      const [a, b, c] = corners(triangle);
      let code = 0;
      const cells = [0, 1, 2].map((axis) =>
        Math.min(1023, Math.max(0, Math.floor(((a[axis]! + b[axis]! + c[axis]!) / 3 + 1) * 512))),
      );
      for (let bit = 9; bit >= 0; bit--) for (const cell of cells) code = code * 2 + ((cell >> bit) & 1);
      codes[triangle] = code;
    }
    return Uint32Array.from(codes.keys()).sort((left, right) => codes[left]! - codes[right]!);
  }

  function place(splat: number, triangle: number): void {
    let u = (0.5 + splat * 0.7548776662466927) % 1;
    let v = (0.5 + splat * 0.5698402909980532) % 1;
    if (u + v > 1) [u, v] = [1 - u, 1 - v];
    const [a, b, c] = corners(triangle);
    const [na, nb, nc] = [0, 1, 2].map((corner) => vectorAt(normals, indices[triangle * 3 + corner]!)) as [
      Vec3,
      Vec3,
      Vec3,
    ];
    const mixed = (p: Vec3, q: Vec3, r: Vec3): Vec3 =>
      [0, 1, 2].map((axis) => p[axis]! * (1 - u - v) + q[axis]! * u + r[axis]! * v) as unknown as Vec3;
    const at = mixed(a, b, c);
    const normal = normalize(mixed(na, nb, nc));
    const own = Math.sqrt((areas[triangle]! * total) / (count * Math.max(weights[triangle]!, 1e-12)));
    // Hardly visible triangles get hardly any splats; those few must not grow to fill them.
    const spacing = Math.min(own, meanSpacing * 2);

    const { along, across } = curvatureFrame([a, b, c], [na, nb, nc], normal, spacing * SPREAD);
    for (let axis = 0; axis < 3; axis++) cloud.positions[splat * 3 + axis] = at[axis]!;
    const sizes = [along.size, across.size, Math.max(spacing * THICKNESS, 0.0015)];
    for (let axis = 0; axis < 3; axis++) cloud.logScales[splat * 3 + axis] = Math.log(sizes[axis]!);
    cloud.rotations.set(quaternionOf(along.axis, across.axis), splat * 4);

    const vertex = indices[triangle * 3]!;
    const paint = paints[partOf[vertex]!]!;
    const tone = paint.glow > 0.5 ? 1 : MID_TONE;
    const color = paint.colors[0] ?? [0.6, 0.6, 0.6];
    for (let channel = 0; channel < 3; channel++)
      cloud.shDc[splat * 3 + channel] = (color[channel]! * tone - 0.5) / SH_C0;
    cloud.opacityLogits[splat] = logitOf(OPACITY * wallOpacity(paint.translucency));
  }
}

interface SplatAxis {
  readonly axis: Vec3;
  readonly size: number;
}

/**
 * The two tangents along and across the strongest bend of a triangle, and how long a flat splat may be on them: half the
 * radius of curvature across a bend, and as much longer along it as keeps the area.
 */
function curvatureFrame(
  points: readonly [Vec3, Vec3, Vec3],
  normals: readonly [Vec3, Vec3, Vec3],
  normal: Vec3,
  size: number,
): { along: SplatAxis; across: SplatAxis } {
  let sharpest = 0;
  let bent: Vec3 | undefined;
  let first: Vec3 = [1, 0, 0];
  for (let corner = 0; corner < 3; corner++) {
    const other = (corner + 1) % 3;
    const edge = subtract(points[other]!, points[corner]!);
    const flat = subtract(edge, scaleBy(normal, dot(edge, normal)));
    const length = Math.sqrt(dot(flat, flat));
    if (length < 1e-9) continue;
    const direction = scaleBy(flat, 1 / length);
    if (corner === 0) first = direction;
    const bend = Math.abs(dot(subtract(normals[other]!, normals[corner]!), direction)) / length;
    if (bend > sharpest) {
      sharpest = bend;
      bent = direction;
    }
  }
  const acrossAxis = normalize(subtract(bent ?? first, scaleBy(normal, dot(bent ?? first, normal))));
  const alongAxis = normalize(cross(acrossAxis, normal));
  const limit = sharpest > 0 ? 0.5 / sharpest : Infinity;
  const acrossSize = Math.max(Math.min(size, limit), 0.002);
  const alongSize = Math.min((size * size) / acrossSize, size * 1.8);
  return { along: { axis: alongAxis, size: alongSize }, across: { axis: acrossAxis, size: acrossSize } };
}

/** The rotation that takes the axes to `x`, `y` and their cross product; w, x, y, z (Shepperd 1978). */
function quaternionOf(x: Vec3, y: Vec3): [number, number, number, number] {
  const z = cross(x, y);
  const trace = x[0] + y[1] + z[2];
  if (trace > 0) {
    const s = Math.sqrt(trace + 1) * 2;
    return [s / 4, (y[2] - z[1]) / s, (z[0] - x[2]) / s, (x[1] - y[0]) / s];
  }
  if (x[0] > y[1] && x[0] > z[2]) {
    const s = Math.sqrt(1 + x[0] - y[1] - z[2]) * 2;
    return [(y[2] - z[1]) / s, s / 4, (y[0] + x[1]) / s, (z[0] + x[2]) / s];
  }
  if (y[1] > z[2]) {
    const s = Math.sqrt(1 + y[1] - x[0] - z[2]) * 2;
    return [(z[0] - x[2]) / s, (y[0] + x[1]) / s, s / 4, (z[1] + y[2]) / s];
  }
  const s = Math.sqrt(1 + z[2] - x[0] - y[1]) * 2;
  return [(x[1] - y[0]) / s, (z[0] + x[2]) / s, (z[1] + y[2]) / s, s / 4];
}

function vectorAt(values: Float32Array, vertex: number): Vec3 {
  return [values[vertex * 3]!, values[vertex * 3 + 1]!, values[vertex * 3 + 2]!];
}
