import { SH_C0, type ShDegree } from '../cloud.ts';
import { BLUR_VARIANCE_PX2, MAX_EXTENT_SIGMAS, MIN_ALPHA } from '../raster-constants.ts';
import { PLANES, SIZES_WGSL, SPLAT_VEC4S, STATE_WGSL, VIEW_WGSL } from './layout.ts';
import { shBasisWgsl } from './spherical-harmonics.wgsl.ts';
import { TILE_WALK_WGSL } from './tile-walk.wgsl.ts';

/** Everything up to the 2×3 matrix N = J·V·M, which forward and backward pass share. Source: `cpu/project-fwd.ts`. */
export const PROJECTION_WGSL = /* wgsl */ `
struct Pose {
  /** Centre in camera axes. */
  at: vec3f,
  /** Normalised quaternion w, x, y, z and the inverse of its length. */
  q: vec4f,
  inverse_norm: f32,
  scale: vec3f,
  /** Rotation of the splat; columns are its axes. */
  turn: mat3x3f,
  /** V·M: the splat's axes, scaled, in camera axes. */
  axes: mat3x3f,
  /** x/z and y/z, held within the limits. */
  slope: vec2f,
  free_slope: vec2f,
  /** fx/z, fy/z */
  focal: vec2f,
  /** Rows of N. */
  n0: vec3f,
  n1: vec3f,
}

fn camera_point(view: View, world: vec3f) -> vec3f {
  return vec3f(dot(view.row0.xyz, world), dot(view.row1.xyz, world), dot(view.row2.xyz, world))
    + vec3f(view.row0.w, view.row1.w, view.row2.w);
}

fn rotation_of(q: vec4f) -> mat3x3f {
  let w = q.x;
  let x = q.y;
  let y = q.z;
  let z = q.w;
  return mat3x3f(
    vec3f(1.0 - 2.0 * (y * y + z * z), 2.0 * (x * y + w * z), 2.0 * (x * z - w * y)),
    vec3f(2.0 * (x * y - w * z), 1.0 - 2.0 * (x * x + z * z), 2.0 * (y * z + w * x)),
    vec3f(2.0 * (x * z + w * y), 2.0 * (y * z - w * x), 1.0 - 2.0 * (x * x + y * y)),
  );
}

fn pose_of(view: View, at: vec3f, raw_q: vec4f, log_scale: vec3f) -> Pose {
  var pose: Pose;
  pose.at = at;
  pose.inverse_norm = inverseSqrt(dot(raw_q, raw_q));
  pose.q = raw_q * pose.inverse_norm;
  pose.scale = exp(log_scale);
  pose.turn = rotation_of(pose.q);
  let m = mat3x3f(pose.turn[0] * pose.scale.x, pose.turn[1] * pose.scale.y, pose.turn[2] * pose.scale.z);
  let v = transpose(mat3x3f(view.row0.xyz, view.row1.xyz, view.row2.xyz));
  pose.axes = v * m;
  let inverse_z = 1.0 / at.z;
  pose.free_slope = at.xy * inverse_z;
  pose.slope = min(view.limits.yw, max(view.limits.xz, pose.free_slope));
  pose.focal = view.lens.xy * inverse_z;
  let rows = transpose(pose.axes);
  pose.n0 = pose.focal.x * (rows[0] - pose.slope.x * rows[2]);
  pose.n1 = pose.focal.y * (rows[1] - pose.slope.y * rows[2]);
  return pose;
}
`;

/**
 * One thread per view and splat: projects, counts the bins and tiles touched, and gives the depth key. Culled splats get
 * counts of 0 and the last key. Also clears the ranges of the bins.
 */
export function projectWgsl(shDegree: ShDegree): string {
  return /* wgsl */ `
${VIEW_WGSL}${SIZES_WGSL}${STATE_WGSL}${PROJECTION_WGSL}${TILE_WALK_WGSL}
${shDegree > 0 ? shBasisWgsl(shDegree) : ''}
@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read_write> state: State;
@group(0) @binding(2) var<storage, read> views: array<View>;
@group(0) @binding(3) var<storage, read> params: array<f32>;
@group(0) @binding(4) var<storage, read_write> splats: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> keys: array<u32>;
@group(0) @binding(6) var<storage, read_write> counts: array<vec2u>;
@group(0) @binding(7) var<storage, read_write> bin_ranges: array<vec2u>;

/** Behind every depth there is. */
const CULLED = 0xffffffffu;

fn plane(p: u32, n: u32) -> f32 {
  return params[p * sizes.capacity + n];
}

fn plane3(p: u32, n: u32) -> vec3f {
  return vec3f(plane(p, n), plane(p + 1u, n), plane(p + 2u, n));
}

fn color_of(view: View, n: u32, world: vec3f) -> vec3f {
  var color = vec3f(0.5) + ${SH_C0} * plane3(${PLANES.shDc}u, n);
  ${
    shDegree > 0
      ? /* wgsl */ `
  let basis = sh_basis(normalize(world - view.eye.xyz));
  for (var k = 1u; k < ${(shDegree + 1) ** 2}u; k++) {
    color += basis[k] * plane3(${PLANES.shRest}u + (k - 1u) * 3u, n);
  }`
      : ''
  }
  return max(color, vec3f(0.0));
}

/** Writes what there is to know of a splat in a view; its key. */
fn project_splat(id: u32) -> u32 {
  let v = id / sizes.count;
  let n = id - v * sizes.count;
  let view = views[state.cursor * sizes.views + v];
  counts[id] = vec2u(0u);
  splats[id * ${SPLAT_VEC4S}u + 2u] = vec4f(0.0);

  let world = plane3(${PLANES.positions}u, n);
  let at = camera_point(view, world);
  // Written so that NaN fails, here and below.
  if (!(at.z >= view.eye.w && at.z <= view.background.w)) {
    return CULLED;
  }
  let opacity = 1.0 / (1.0 + exp(-plane(${PLANES.opacityLogits}u, n)));
  if (!(opacity >= ${MIN_ALPHA})) {
    return CULLED;
  }
  let raw_q = vec4f(plane3(${PLANES.rotations}u, n), plane(${PLANES.rotations + 3}u, n));
  let pose = pose_of(view, at, raw_q, plane3(${PLANES.logScales}u, n));
  let cov_xx = dot(pose.n0, pose.n0) + ${BLUR_VARIANCE_PX2};
  let cov_xy = dot(pose.n0, pose.n1);
  let cov_yy = dot(pose.n1, pose.n1) + ${BLUR_VARIANCE_PX2};
  let determinant = cov_xx * cov_yy - cov_xy * cov_xy;
  if (!(determinant > 0.0 && determinant < 3e38)) {
    return CULLED;
  }
  let mean = view.lens.xy * pose.free_slope + view.lens.zw;
  let reach = log(opacity * ${1 / MIN_ALPHA});
  let extent = min(${MAX_EXTENT_SIGMAS}, sqrt(2.0 * max(reach, 0.0)));
  let radius = ceil(extent * sqrt(vec2f(cov_xx, cov_yy)));
  let picture = vec2f(f32(sizes.width), f32(sizes.height));
  if (all(radius == vec2f(0.0)) || any(mean + radius <= vec2f(0.0)) || any(mean - radius >= picture)) {
    return CULLED;
  }
  let conic = vec3f(cov_yy, -cov_xy, cov_xx) / determinant;
  splats[id * ${SPLAT_VEC4S}u] = vec4f(mean, vec2f(${0.5 * Math.LOG2E}, ${Math.LOG2E}) * conic.xy);
  splats[id * ${SPLAT_VEC4S}u + 1u] = vec4f(${0.5 * Math.LOG2E} * conic.z, opacity, ${Math.LOG2E} * reach, at.z);
  splats[id * ${SPLAT_VEC4S}u + 2u] = vec4f(color_of(view, n, world), max(radius.x, radius.y));

  let walk = start_walk(mean, conic, reach, sizes.width, sizes.height);
  var count = vec2u(0u);
  for (var row = first_bin_row(walk); row < end_bin_row(walk); row++) {
    let found = walk_bin_row(walk, row);
    count += vec2u(found.bins.y - found.bins.x, tiles_left_of(found, sizes.tiles_x));
  }
  counts[id] = count;
  // Positive floats order like the integers they are stored as.
  return select(CULLED, bitcast<u32>(at.z), count.y > 0u);
}

var<workgroup> nearest: atomic<u32>;
var<workgroup> farthest: atomic<u32>;

@compute @workgroup_size(128)
fn project(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
           @builtin(local_invocation_index) local: u32) {
  let id = (group.x + group.y * groups.x) * 128u + local;
  if (local == 0u) {
    // Where others found nearer and farther ones already, there is less to do here.
    atomicStore(&nearest, atomicLoad(&state.nearest));
    atomicStore(&farthest, atomicLoad(&state.farthest));
  }
  workgroupBarrier();
  if (id < sizes.views * sizes.bins_x * sizes.bins_y) {
    bin_ranges[id] = vec2u(0u);
  }
  if (id == 0u) {
    state.projected = sizes.views * sizes.count;
  }
  if (id < sizes.views * sizes.count) {
    let key = project_splat(id);
    keys[id] = key;
    if (key != CULLED) {
      if (key < atomicLoad(&nearest)) {
        atomicMin(&nearest, key);
      }
      if (key > atomicLoad(&farthest)) {
        atomicMax(&farthest, key);
      }
    }
  }
  workgroupBarrier();
  if (local == 0u) {
    if (atomicLoad(&nearest) < atomicLoad(&state.nearest)) {
      atomicMin(&state.nearest, atomicLoad(&nearest));
    }
    if (atomicLoad(&farthest) > atomicLoad(&state.farthest)) {
      atomicMax(&state.farthest, atomicLoad(&farthest));
    }
  }
}
`;
}
