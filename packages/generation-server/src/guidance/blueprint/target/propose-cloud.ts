import { createCloud, logitOf, SH_C0, type GaussianCloud } from '@404-gen/splat';
import { createRandom } from '../random.ts';
import { smoothstep } from '../shapes/vec.ts';
import type { LightMap, Scene } from './scene.ts';
import { wallOpacity } from './shade-mesh.ts';
import { emptyFrame, followCurvature, setNormal, writeQuaternion } from './splat-frame.ts';
import { zOrder } from './z-order.ts';

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
export function proposeCloud(
  scene: Scene,
  light: Pick<LightMap, 'exposure'>,
  count: number,
  seed: number,
): GaussianCloud {
  const cloud = createCloud(count);
  const triangles = scene.mesh.indices.length / 3;
  if (triangles === 0) return cloud;
  const random = createRandom(seed).fork('cloud');
  const { areas, weights, area, total } = weighTriangles(scene, light);
  const meanSpacing = Math.sqrt(area / count);
  const place = createPlacer(scene, cloud);

  // Equal steps along the triangles in Z-order keep neighbours apart; the R2 sequence (Roberts 2018) does so inside them.
  const order = zOrder(scene.mesh);
  let step = 0;
  let reached = weights[order[0]!]!;
  for (let splat = 0; splat < count; splat++) {
    const goal = ((splat + random.next()) / count) * total;
    while (reached < goal && step + 1 < triangles) reached += weights[order[++step]!]!;
    const triangle = order[step]!;
    const own = Math.sqrt((areas[triangle]! * total) / (count * Math.max(weights[triangle]!, 1e-12)));
    // Hardly visible triangles get hardly any splats; those few must not grow to fill them.
    place(splat, triangle, Math.min(own, meanSpacing * 2));
  }
  return cloud;
}

interface TriangleWeights {
  readonly areas: Float64Array;
  /** What a triangle's share of the splats goes by. */
  readonly weights: Float64Array;
  /** Sums of both. */
  readonly area: number;
  readonly total: number;
}

function weighTriangles({ mesh }: Scene, { exposure }: Pick<LightMap, 'exposure'>): TriangleWeights {
  const { indices, positions } = mesh;
  const triangles = indices.length / 3;
  const areas = new Float64Array(triangles);
  const weights = new Float64Array(triangles);
  let area = 0;
  let total = 0;
  for (let triangle = 0; triangle < triangles; triangle++) {
    const [va, vb, vc] = [indices[triangle * 3]!, indices[triangle * 3 + 1]!, indices[triangle * 3 + 2]!];
    const [a, b, c] = [va * 3, vb * 3, vc * 3];
    const ux = positions[b]! - positions[a]!;
    const uy = positions[b + 1]! - positions[a + 1]!;
    const uz = positions[b + 2]! - positions[a + 2]!;
    const vx = positions[c]! - positions[a]!;
    const vy = positions[c + 1]! - positions[a + 1]!;
    const vz = positions[c + 2]! - positions[a + 2]!;
    const own = Math.sqrt((uy * vz - uz * vy) ** 2 + (uz * vx - ux * vz) ** 2 + (ux * vy - uy * vx) ** 2) / 2;
    const open = (exposure[va]! + exposure[vb]! + exposure[vc]!) / 3;
    // Fine triangles are where the shape has detail: area^¾ gives them more splats than their area's share.
    const weight = Math.sqrt(own * Math.sqrt(own)) * smoothstep(0.01, 0.2, open);
    areas[triangle] = own;
    weights[triangle] = weight;
    area += own;
    total += weight;
  }
  return total > 0 ? { areas, weights, area, total } : { areas, weights: areas, area, total: area || 1 };
}

/** Writes splat `splat` of `cloud` onto a triangle, `spacing` world units from its neighbours. */
function createPlacer(
  { mesh, paints }: Scene,
  cloud: GaussianCloud,
): (splat: number, triangle: number, spacing: number) => void {
  const { indices, positions, normals, partOf } = mesh;
  const looks = paints.map(({ colors, glow, translucency }) => {
    const tone = glow > 0.5 ? 1 : MID_TONE;
    return {
      shDc: (colors[0] ?? [0.6, 0.6, 0.6]).map((channel) => (channel * tone - 0.5) / SH_C0),
      opacityLogit: logitOf(OPACITY * wallOpacity(translucency)),
    };
  });
  const corners = { points: new Float64Array(9), normals: new Float64Array(9) };
  const frame = emptyFrame();
  return (splat, triangle, spacing) => {
    for (let corner = 0; corner < 3; corner++) {
      const from = indices[triangle * 3 + corner]! * 3;
      for (let axis = 0; axis < 3; axis++) {
        corners.points[corner * 3 + axis] = positions[from + axis]!;
        corners.normals[corner * 3 + axis] = normals[from + axis]!;
      }
    }
    let u = (0.5 + splat * 0.7548776662466927) % 1;
    let v = (0.5 + splat * 0.5698402909980532) % 1;
    if (u + v > 1) [u, v] = [1 - u, 1 - v];
    const w = 1 - u - v;
    const { points: p, normals: n } = corners;
    for (let axis = 0; axis < 3; axis++) {
      cloud.positions[splat * 3 + axis] = p[axis]! * w + p[axis + 3]! * u + p[axis + 6]! * v;
    }
    setNormal(
      frame,
      n[0]! * w + n[3]! * u + n[6]! * v,
      n[1]! * w + n[4]! * u + n[7]! * v,
      n[2]! * w + n[5]! * u + n[8]! * v,
    );
    followCurvature(frame, corners, spacing * SPREAD);
    cloud.logScales[splat * 3] = Math.log(frame.alongSize);
    cloud.logScales[splat * 3 + 1] = Math.log(frame.acrossSize);
    cloud.logScales[splat * 3 + 2] = Math.log(Math.max(spacing * THICKNESS, 0.0015));
    writeQuaternion(frame, cloud.rotations, splat * 4);
    const { shDc, opacityLogit } = looks[partOf[indices[triangle * 3]!]!]!;
    for (let channel = 0; channel < 3; channel++) cloud.shDc[splat * 3 + channel] = shDc[channel]!;
    cloud.opacityLogits[splat] = opacityLogit;
  };
}
