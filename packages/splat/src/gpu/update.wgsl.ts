import { SH_C0, type ShDegree } from '../cloud.ts';
import { BETA1, BETA2, EPSILON, NEGLIGIBLE } from '../optimise/adam.ts';
import { HALT, PLANES, SIZES_WGSL, SLOT_VEC4S, SPLAT_VEC4S, STATE_WGSL, VIEW_WGSL } from './layout.ts';
import { PROJECTION_WGSL } from './project.wgsl.ts';
import { shBasisGradientWgsl, shBasisWgsl } from './spherical-harmonics.wgsl.ts';

/** vec4s of a step's rates; see `packRates`. */
export const RATE_VEC4S = 2;

/** Threads of a workgroup, as far as the views divide it. */
const MAX_THREADS = 128;
/** Slots of a splat that a thread asks about before it adds up the first. */
const SLOTS_AT_ONCE = 4;
/** Floats that each thread hands on: gradients of the 14 planes of degree 0, pull and number of views. */
const HANDED = 16;

interface UpdateShape {
  readonly shDegree: ShDegree;
  readonly views: number;
  /** `adam` steps the parameters; `gradients` writes ∂L/∂parameters into `first_moments`, for tests. */
  readonly output: 'adam' | 'gradients';
}

/** Splats that one workgroup updates, given the number of views. */
export function splatsPerGroup(views: number): number {
  return Math.max(1, Math.floor(MAX_THREADS / views));
}

/**
 * One thread per splat and view: adds up the slots of its pairs and goes back through the projection. Then the same
 * threads share out the parameters of the splats, add up over the views, and step Adam: parameters' gradients never
 * leave the workgroup. Source: `cpu/project-bwd.ts`, `optimise/adam.ts`.
 */
export function updateWgsl({ shDegree, views, output }: UpdateShape): string {
  const coefficients = (shDegree + 1) ** 2;
  const slotsAtOnce = Array.from({ length: SLOTS_AT_ONCE }, (_, q) => q);
  const group = splatsPerGroup(views);
  const threads = group * views;
  /** Floats per thread for the colours that the higher bands need: ∂L/∂rgb and the basis in the splat's direction. */
  const lit = 3 + coefficients;
  return /* wgsl */ `
${VIEW_WGSL}${SIZES_WGSL}${STATE_WGSL}${PROJECTION_WGSL}
${shDegree > 0 ? shBasisWgsl(shDegree) + shBasisGradientWgsl(shDegree) : ''}
@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read_write> state: State;
@group(0) @binding(2) var<storage, read> views: array<View>;
@group(0) @binding(3) var<storage, read> rates: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> params: array<f32>;
@group(0) @binding(5) var<storage, read_write> first_moments: array<f32>;
@group(0) @binding(6) var<storage, read_write> second_moments: array<f32>;
@group(0) @binding(7) var<storage, read_write> statistics: array<vec2f>;
@group(0) @binding(8) var<storage, read> splats: array<vec4f>;
/** Bins and tiles that a splat touches in a view. */
@group(0) @binding(9) var<storage, read> counts: array<vec2u>;
/** y: first slot of a splat in a view. */
@group(0) @binding(10) var<storage, read> starts: array<vec2u>;
@group(0) @binding(11) var<storage, read> slot_gradients: array<vec4f>;
/** Number of the step that a slot was last written in. */
@group(0) @binding(12) var<storage, read> slot_stamps: array<u32>;

fn plane(p: u32, n: u32) -> f32 {
  return params[p * sizes.capacity + n];
}

fn plane3(p: u32, n: u32) -> vec3f {
  return vec3f(plane(p, n), plane(p + 1u, n), plane(p + 2u, n));
}

fn is_finite(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u;
}

${
  output === 'adam'
    ? /* wgsl */ `
fn change(p: u32, n: u32, gradient: f32, rate: f32, scale: f32) -> bool {
  let at = p * sizes.capacity + n;
  var first = ${BETA1} * first_moments[at] + ${1 - BETA1} * gradient;
  if (abs(first) < ${NEGLIGIBLE}) {
    first = 0.0;
  }
  let second = ${BETA2} * second_moments[at] + ${1 - BETA2} * gradient * gradient;
  let value = params[at] - rate * first / (sqrt(second) * scale + ${EPSILON});
  if (!is_finite(value) || !is_finite(second)) {
    return false;
  }
  first_moments[at] = first;
  second_moments[at] = second;
  params[at] = value;
  return true;
}`
    : /* wgsl */ `
fn change(p: u32, n: u32, gradient: f32, rate: f32, scale: f32) -> bool {
  let at = p * sizes.capacity + n;
  first_moments[at] = gradient + 0.0 * (rate * scale * params[at] * second_moments[at]);
  return is_finite(gradient);
}`
}

const GROUP = ${group}u;
const THREADS = ${threads}u;
/** [HANDED, THREADS] */
var<workgroup> handed: array<f32, ${HANDED * threads}>;
${
  shDegree > 0
    ? `/** [3 + coefficients, THREADS] */
var<workgroup> lit: array<f32, ${lit * threads}>;`
    : ''
}

fn hand(slot: u32, local: u32, value: f32) {
  handed[slot * THREADS + local] = value;
}

fn hand3(slot: u32, local: u32, value: vec3f) {
  hand(slot, local, value.x);
  hand(slot + 1u, local, value.y);
  hand(slot + 2u, local, value.z);
}

/** Over all views of a splat. */
fn total(slot: u32, splat: u32) -> f32 {
  var sum = 0.0;
  for (var v = 0u; v < ${views}u; v++) {
    sum += handed[slot * THREADS + v * GROUP + splat];
  }
  return sum;
}

@compute @workgroup_size(${threads})
fn update(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
          @builtin(local_invocation_index) local: u32) {
  let step = max(state.cursor, 1u) - 1u;
  let v = local / GROUP;
  let splat = local % GROUP;
  let n = (group.x + group.y * groups.x) * GROUP + splat;
  let in_use = n < sizes.count && atomicLoad(&state.halt) == 0u;

  var d_world = vec3f(0.0);
  var d_log_scale = vec3f(0.0);
  var d_q = vec4f(0.0);
  var d_logit = 0.0;
  var d_color = vec3f(0.0);
  var pull = vec2f(0.0);
  let id = v * sizes.count + n;
  var slots = 0u;
  var shown = vec4f(0.0);
  if (in_use) {
    shown = splats[id * ${SPLAT_VEC4S}u + 2u];
    pull.y = select(0.0, 1.0, shown.w > 0.0);
    slots = counts[id].y;
  }
  if (slots > 0u) {
    var sum0 = vec4f(0.0);
    var sum1 = vec4f(0.0);
    var sum2 = vec4f(0.0);
    let stamp = state.epoch + step;
    let first = starts[id].y;
    let end = first + slots;
    for (var slot = first; slot < end; slot += ${SLOTS_AT_ONCE}u) {
      ${slotsAtOnce.map((q) => `let live_${q} = slot_stamps[min(slot + ${q}u, end - 1u)] == stamp && slot + ${q}u < end;`).join('\n')}
      ${slotsAtOnce
        .map(
          (q) => /* wgsl */ `
      if (live_${q}) {
        let at = (slot + ${q}u) * ${SLOT_VEC4S}u;
        sum0 += slot_gradients[at];
        sum1 += slot_gradients[at + 1u];
        sum2 += slot_gradients[at + 2u];
      }`,
        )
        .join('')}
    }
    pull.x = length(sum2.zw);
    let world = plane3(${PLANES.positions}u, n);
    let raw_q = vec4f(plane3(${PLANES.rotations}u, n), plane(${PLANES.rotations + 3}u, n));
    let log_scale = plane3(${PLANES.logScales}u, n);
    let a = splats[id * ${SPLAT_VEC4S}u];
    let b = splats[id * ${SPLAT_VEC4S}u + 1u];
    let opacity = b.y;
    d_logit = opacity * (1.0 - opacity) * sum2.x;

    let view = views[step * sizes.views + v];
    let pose = pose_of(view, camera_point(view, world), raw_q, log_scale);
    // ∂L/∂covariance = −X·G·X, where X is the conic and G its gradient with the off-diagonal shared out.
    let x0 = vec2f(${2 / Math.LOG2E}, ${1 / Math.LOG2E}) * a.zw;
    let x1 = vec2f(x0.y, ${2 / Math.LOG2E} * b.x);
    let g0 = vec2f(sum0.z, 0.5 * sum0.w);
    let g1 = vec2f(0.5 * sum0.w, sum1.x);
    let gx0 = vec2f(dot(g0, x0), dot(g1, x0));
    let gx1 = vec2f(dot(g0, x1), dot(g1, x1));
    let d_xx = -dot(x0, gx0);
    let d_xy = -2.0 * dot(x0, gx1);
    let d_yy = -dot(x1, gx1);
    let dn0 = 2.0 * d_xx * pose.n0 + d_xy * pose.n1;
    let dn1 = 2.0 * d_yy * pose.n1 + d_xy * pose.n0;

    // N = J·A with A = V·M and J = [[jx, 0, −jx·slope.x], [0, jy, −jy·slope.y]].
    let da0 = pose.focal.x * dn0;
    let da1 = pose.focal.y * dn1;
    let da2 = -pose.slope.x * da0 - pose.slope.y * da1;
    let a_rows = transpose(pose.axes);
    let d_slope = -vec2f(dot(da0, a_rows[2]), dot(da1, a_rows[2]));
    let d_at = pose.focal * sum0.xy;
    let inverse_z = 1.0 / pose.at.z;
    var d_camera = vec3f(
      d_at,
      sum2.y - inverse_z * (dot(pose.at.xy, d_at) + dot(dn0, pose.n0) + dot(dn1, pose.n1)),
    );
    // The slopes are x/z and y/z while they are not held at a limit.
    let moving = select(vec2f(0.0), d_slope, pose.slope == pose.free_slope) * inverse_z;
    d_camera += vec3f(moving, -dot(pose.slope, moving));
    d_world = d_camera.x * view.row0.xyz + d_camera.y * view.row1.xyz + d_camera.z * view.row2.xyz;

    // Columns of ∂L/∂M = Vᵀ·∂L/∂A, then ∂/∂log s = Σ M·∂M and ∂R = ∂M·S.
    let rows = transpose(mat3x3f(da0, da1, da2));
    let to_world = mat3x3f(view.row0.xyz, view.row1.xyz, view.row2.xyz);
    var r = mat3x3f(to_world * rows[0], to_world * rows[1], to_world * rows[2]);
    r = mat3x3f(r[0] * pose.scale.x, r[1] * pose.scale.y, r[2] * pose.scale.z);
    d_log_scale = vec3f(dot(r[0], pose.turn[0]), dot(r[1], pose.turn[1]), dot(r[2], pose.turn[2]));
    let w = pose.q.x;
    let x = pose.q.y;
    let y = pose.q.z;
    let z = pose.q.w;
    let dq = 2.0 * vec4f(
      x * (r[1].z - r[2].y) + y * (r[2].x - r[0].z) + z * (r[0].y - r[1].x),
      -2.0 * x * (r[1].y + r[2].z) + y * (r[0].y + r[1].x) + z * (r[0].z + r[2].x) + w * (r[1].z - r[2].y),
      x * (r[0].y + r[1].x) - 2.0 * y * (r[0].x + r[2].z) + z * (r[1].z + r[2].y) + w * (r[2].x - r[0].z),
      x * (r[0].z + r[2].x) + y * (r[1].z + r[2].y) - 2.0 * z * (r[0].x + r[1].y) + w * (r[0].y - r[1].x),
    );
    d_q = (dq - dot(dq, pose.q) * pose.q) * pose.inverse_norm;

    // Nothing where the colour was held at 0.
    d_color = select(vec3f(0.0), sum1.yzw, shown.xyz > vec3f(0.0));
    ${
      shDegree > 0
        ? /* wgsl */ `
    let to_splat = world - view.eye.xyz;
    let inverse = inverseSqrt(dot(to_splat, to_splat));
    let direction = to_splat * inverse;
    let basis = sh_basis(direction);
    let basis_gradient = sh_basis_gradient(direction);
    var d_direction = vec3f(0.0);
    for (var k = 1u; k < ${coefficients}u; k++) {
      d_direction += dot(d_color, plane3(${PLANES.shRest}u + (k - 1u) * 3u, n)) * basis_gradient[k];
      lit[(3u + k) * THREADS + local] = basis[k];
    }
    d_world += (d_direction - dot(d_direction, direction) * direction) * inverse;`
        : ''
    }
  }
  hand3(${PLANES.positions}u, local, d_world);
  hand3(${PLANES.logScales}u, local, d_log_scale);
  hand3(${PLANES.rotations}u, local, d_q.xyz);
  hand(${PLANES.rotations + 3}u, local, d_q.w);
  hand(${PLANES.opacityLogits}u, local, d_logit);
  hand3(${PLANES.shDc}u, local, ${SH_C0} * d_color);
  hand(14u, local, pull.x);
  hand(15u, local, pull.y);
  ${
    shDegree > 0
      ? /* wgsl */ `
  for (var c = 0u; c < 3u; c++) {
    lit[c * THREADS + local] = d_color[c];
  }`
      : ''
  }
  workgroupBarrier();
  if (!in_use) {
    return;
  }

  // Planes in turn, so that neighbouring threads write neighbouring splats.
  let rate0 = rates[step * ${RATE_VEC4S}u];
  let rate1 = rates[step * ${RATE_VEC4S}u + 1u];
  let scale = rate1.z;
  if (v == 0u && rate1.w > 0.0) {
    statistics[n] += vec2f(rate1.w * total(14u, splat), total(15u, splat));
  }
  var fine = true;
  for (var p = v; p < ${PLANES.shRest}u; p += ${views}u) {
    var rate = rate0.x;
    rate = select(rate, rate1.x, p >= ${PLANES.logScales}u);
    rate = select(rate, rate1.y, p >= ${PLANES.rotations}u);
    rate = select(rate, rate0.w, p >= ${PLANES.opacityLogits}u);
    rate = select(rate, rate0.y, p >= ${PLANES.shDc}u);
    fine = change(p, n, total(p, splat), rate, scale) && fine;
  }
  ${
    shDegree > 0
      ? /* wgsl */ `
  for (var p = v; p < ${(coefficients - 1) * 3}u; p += ${views}u) {
    let k = p / 3u;
    let c = p - k * 3u;
    var gradient = 0.0;
    for (var other = 0u; other < ${views}u; other++) {
      let thread = other * GROUP + splat;
      let d = lit[c * THREADS + thread];
      // The basis of a view that did not draw the splat was not written.
      if (d != 0.0) {
        gradient += d * lit[(4u + k) * THREADS + thread];
      }
    }
    fine = change(${PLANES.shRest}u + p, n, gradient, rate0.z, scale) && fine;
  }`
      : ''
  }
  if (!fine) {
    atomicOr(&state.halt, ${HALT.diverged}u);
  }
}
`;
}
