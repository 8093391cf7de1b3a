import { FAINT_LOGIT } from '../../optimise/prune.ts';
import { SPLIT_SHRINK } from '../../optimise/densify.ts';
import { PLANES } from '../layout.ts';
import { selectionRankWgsl } from './selection.wgsl.ts';

/** Invocations per workgroup of every kernel here; each looks after one splat. */
export const RESHAPE_WORKGROUP_SIZE = 256;

/** The rules' numbers for one reshaping; a uniform. */
export interface ReshapeNumbers {
  /** Splats before. */
  readonly count: number;
  readonly capacity: number;
  readonly planes: number;
  /** Both choose the random numbers, as 32-bit integers. */
  readonly seed: number;
  readonly step: number;
  /** On the mean of the statistics, in their unit. */
  readonly threshold: number;
  /** Natural logarithms, world units: largest scale that is cloned, and that pruning leaves. */
  readonly largestClone: number;
  readonly oversize: number;
}

const NUMBERS_WGSL = /* wgsl */ `
struct Numbers {
  count: u32,
  capacity: u32,
  planes: u32,
  seed: u32,
  step: u32,
  threshold: f32,
  largest_clone: f32,
  oversize: f32,
  /** Not 0 when the steps before were halted: then nothing is a candidate. */
  halted: u32,
}
`;
export const NUMBERS_BYTES = 48;
/** Where `halted` lies, which the device writes. */
export const HALTED_OFFSET_BYTES = 32;

export function packNumbers(numbers: ReshapeNumbers): ArrayBuffer {
  const { count, capacity, planes, seed, step, threshold, largestClone, oversize } = numbers;
  const packed = new ArrayBuffer(NUMBERS_BYTES);
  new Uint32Array(packed, 0, 5).set([count, capacity, planes, seed >>> 0, step >>> 0]);
  new Float32Array(packed, 20, 3).set([threshold, largestClone, oversize]);
  return packed;
}

const COUNTERS_WGSL = /* wgsl */ `
struct Counters {
  cloned: atomic<u32>,
  split: atomic<u32>,
  condemned: atomic<u32>,
}
`;
export const COUNTERS_BYTES = 16;

const INDEX_WGSL = /* wgsl */ `
const WORKGROUP_SIZE = ${RESHAPE_WORKGROUP_SIZE}u;

fn index_of(group: vec3u, groups: vec3u, local: u32) -> u32 {
  return (group.x + group.y * groups.x) * WORKGROUP_SIZE + local;
}
`;

const LARGEST_SCALE_WGSL = /* wgsl */ `
fn largest_log_scale(n: u32) -> f32 {
  let at = ${PLANES.logScales}u * numbers.capacity + n;
  return max(max(params[at], params[at + numbers.capacity]), params[at + 2u * numbers.capacity]);
}
`;

/** Which splats are pulled at: keys that order them by the mean of their statistics, 0 for those below the threshold. */
export const CANDIDATES_WGSL = /* wgsl */ `
${NUMBERS_WGSL}${INDEX_WGSL}
@group(0) @binding(0) var<uniform> numbers: Numbers;
@group(0) @binding(1) var<storage, read> statistics: array<f32>;
@group(0) @binding(2) var<storage, read_write> keys: array<u32>;

@compute @workgroup_size(WORKGROUP_SIZE)
fn find_candidates(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
                   @builtin(local_invocation_index) local: u32) {
  let n = index_of(group, groups, local);
  if (n >= numbers.count) {
    return;
  }
  var mean = 0.0;
  if (statistics[2u * n + 1u] > 0.0) {
    mean = statistics[2u * n] / statistics[2u * n + 1u];
  }
  // Bits of floats from 0 to infinity rise with them; NaN lies beyond, and is no candidate on the CPU either.
  let bits = bitcast<u32>(mean);
  keys[n] = select(0u, bits + 1u, mean >= numbers.threshold && bits <= 0x7f800000u && numbers.halted == 0u);
}
`;

/**
 * Clones or splits the selected. The n-th of them, in the order of their indices, puts its new splat in the n-th place
 * behind the present ones; children of a split get normal numbers from (seed, step, index, child) alone.
 */
export const DENSIFY_WGSL = /* wgsl */ `
${NUMBERS_WGSL}${COUNTERS_WGSL}${INDEX_WGSL}
@group(0) @binding(0) var<uniform> numbers: Numbers;
@group(0) @binding(1) var<storage, read_write> params: array<f32>;
@group(0) @binding(2) var<storage, read_write> first_moments: array<f32>;
@group(0) @binding(3) var<storage, read_write> second_moments: array<f32>;
@group(0) @binding(4) var<storage, read_write> counters: Counters;
${selectionRankWgsl(5)}
${LARGEST_SCALE_WGSL}

const LOG_SHRINK = ${Math.log(SPLIT_SHRINK)};
const TAU = ${2 * Math.PI};

/** Four words of hash: pcg4d of Jarzynski and Olano, "Hash Functions for GPU Rendering", 2020. */
fn pcg4d(key: vec4u) -> vec4u {
  let v = pcg4d_round(key * 1664525u + 1013904223u);
  return pcg4d_round(v ^ (v >> vec4u(16u)));
}

/** Each word takes in two others, as they are by then. */
fn pcg4d_round(key: vec4u) -> vec4u {
  let x = key.x + key.y * key.w;
  let y = key.y + key.z * x;
  let z = key.z + x * y;
  return vec4u(x, y, z, key.w + y * z);
}

/** Box–Muller. The 24 high bits of a word make a uniform number in [0, 1), of which 1 − u is never 0. */
fn normals(n: u32, child: u32) -> vec3f {
  let u = vec4f(pcg4d(vec4u(n, numbers.step, numbers.seed, child)) >> vec4u(8u)) / 16777216.0;
  let radius = sqrt(-2.0 * log(1.0 - u.xy));
  return vec3f(radius.x * cos(TAU * u.z), radius.x * sin(TAU * u.z), radius.y * cos(TAU * u.w));
}

fn load3(plane: u32, n: u32) -> vec3f {
  let at = plane * numbers.capacity + n;
  return vec3f(params[at], params[at + numbers.capacity], params[at + 2u * numbers.capacity]);
}

fn store3(plane: u32, n: u32, value: vec3f) {
  let at = plane * numbers.capacity + n;
  params[at] = value.x;
  params[at + numbers.capacity] = value.y;
  params[at + 2u * numbers.capacity] = value.z;
}

/** Copies the parameters of splat n to the place of another, whose moments start at zero. */
fn append_copy(n: u32, place: u32) {
  for (var plane = 0u; plane < numbers.planes; plane++) {
    let start = plane * numbers.capacity;
    params[start + place] = params[start + n];
  }
  clear_moments(place);
}

fn clear_moments(n: u32) {
  for (var plane = 0u; plane < numbers.planes; plane++) {
    first_moments[plane * numbers.capacity + n] = 0.0;
    second_moments[plane * numbers.capacity + n] = 0.0;
  }
}

fn split(n: u32, place: u32) {
  let position = load3(${PLANES.positions}u, n);
  let log_scale = load3(${PLANES.logScales}u, n);
  let axis_start = ${PLANES.rotations}u * numbers.capacity + n;
  let axis = load3(${PLANES.rotations + 1}u, n);
  let q = normalize(vec4f(axis, params[axis_start]));
  store3(${PLANES.logScales}u, n, log_scale - LOG_SHRINK);
  store3(${PLANES.logScales}u, place, log_scale - LOG_SHRINK);
  clear_moments(n);
  for (var child = 0u; child < 2u; child++) {
    let local = exp(log_scale) * normals(n, child);
    let twice = 2.0 * cross(q.xyz, local);
    store3(${PLANES.positions}u, select(n, place, child == 1u), position + local + q.w * twice + cross(q.xyz, twice));
  }
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn densify(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
           @builtin(local_invocation_index) local: u32) {
  let n = index_of(group, groups, local);
  if (n >= numbers.count) {
    return;
  }
  let found = selection_rank(n);
  if (!found.selected) {
    return;
  }
  let place = numbers.count + found.rank;
  append_copy(n, place);
  if (largest_log_scale(n) <= numbers.largest_clone) {
    atomicAdd(&counters.cloned, 1u);
  } else {
    split(n, place);
    atomicAdd(&counters.split, 1u);
  }
}
`;

/** Which splats are faint or oversized: keys that order them by transparency, 0 for those that are to stay. */
export const CONDEMNED_WGSL = /* wgsl */ `
${NUMBERS_WGSL}${COUNTERS_WGSL}${INDEX_WGSL}
@group(0) @binding(0) var<uniform> numbers: Numbers;
@group(0) @binding(1) var<storage, read> params: array<f32>;
@group(0) @binding(2) var<storage, read_write> keys: array<u32>;
@group(0) @binding(3) var<storage, read_write> counters: Counters;
${LARGEST_SCALE_WGSL}

/** Highest for the most transparent, never 0. */
fn transparency_key(logit: f32) -> u32 {
  // Both zeros have one key.
  let bits = select(bitcast<u32>(logit), 0u, logit == 0.0);
  let ascending = select(bits | 0x80000000u, ~bits, (bits & 0x80000000u) != 0u);
  return max(~ascending, 1u);
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn find_condemned(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
                  @builtin(local_invocation_index) local: u32) {
  let n = index_of(group, groups, local);
  if (n >= numbers.count + atomicLoad(&counters.cloned) + atomicLoad(&counters.split)) {
    return;
  }
  let logit = params[${PLANES.opacityLogits}u * numbers.capacity + n];
  if (logit < ${FAINT_LOGIT} || largest_log_scale(n) > numbers.oversize) {
    keys[n] = transparency_key(logit);
    atomicAdd(&counters.condemned, 1u);
  } else {
    keys[n] = 0u;
  }
}
`;

/** Planes that one round of compaction moves, which bounds its scratch memory. */
export const COMPACTION_PLANES = 16;

/** Writes some planes of one buffer without the selected splats; the others keep their order. */
export function compactWgsl(firstPlane: number, planes: number): string {
  return /* wgsl */ `
${NUMBERS_WGSL}${INDEX_WGSL}
@group(0) @binding(0) var<uniform> numbers: Numbers;
@group(0) @binding(1) var<storage, read> source: array<f32>;
@group(0) @binding(2) var<storage, read_write> compacted: array<f32>;
${selectionRankWgsl(3)}

@compute @workgroup_size(WORKGROUP_SIZE)
fn compact(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
           @builtin(local_invocation_index) local: u32) {
  let n = index_of(group, groups, local);
  if (n >= numbers.count) {
    return;
  }
  let found = selection_rank(n);
  if (found.selected) {
    return;
  }
  for (var plane = 0u; plane < ${planes}u; plane++) {
    compacted[plane * numbers.capacity + n - found.rank] = source[(plane + ${firstPlane}u) * numbers.capacity + n];
  }
}
`;
}

/** Holds every opacity at the threshold of pruning and forgets what Adam knows of it. */
export const RESET_OPACITIES_WGSL = /* wgsl */ `
${NUMBERS_WGSL}${INDEX_WGSL}
@group(0) @binding(0) var<uniform> numbers: Numbers;
@group(0) @binding(1) var<storage, read_write> params: array<f32>;
@group(0) @binding(2) var<storage, read_write> first_moments: array<f32>;
@group(0) @binding(3) var<storage, read_write> second_moments: array<f32>;

@compute @workgroup_size(WORKGROUP_SIZE)
fn reset_opacities(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
                   @builtin(local_invocation_index) local: u32) {
  let n = index_of(group, groups, local);
  // Beyond the splats in use nothing has a meaning, so the count need not be known.
  if (n >= numbers.capacity) {
    return;
  }
  let at = ${PLANES.opacityLogits}u * numbers.capacity + n;
  params[at] = min(params[at], ${FAINT_LOGIT});
  first_moments[at] = 0.0;
  second_moments[at] = 0.0;
}
`;
