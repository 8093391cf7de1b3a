import { KNOWN_VIEW_STEP_WGSL } from './known-view-step.ts';

/**
 * How target pictures are stored: colour times coverage, then coverage, as four floats or four bytes (255 is 1) a
 * pixel. Pictures that carry their background already can be stored too, and used with a black one.
 */
export type TargetFormat = 'rgba32float' | 'rgba8unorm';

export const TARGET_PIXEL_BYTES: Readonly<Record<TargetFormat, number>> = { rgba32float: 16, rgba8unorm: 4 };

const STORED: Readonly<Record<TargetFormat, { type: string; read: string }>> = {
  rgba32float: { type: 'vec4f', read: 'targets[index]' },
  rgba8unorm: { type: 'u32', read: 'unpack4x8unorm(targets[index])' },
};

/** The step, the rendered pictures and the targets: bindings 0 to 2, of group 0 in kernels that only compare. */
export function comparisonWgsl(format: TargetFormat, group = 0): string {
  const { type, read } = STORED[format];
  return /* wgsl */ `
${KNOWN_VIEW_STEP_WGSL}
@group(${group}) @binding(0) var<storage, read> known: KnownViewStep;
@group(${group}) @binding(1) var<storage, read> pixels: array<vec4f>;
@group(${group}) @binding(2) var<storage, read> targets: array<${type}>;

/** What a pixel of a view should be, on the step's background. */
fn wanted_at(view: u32, pixel: u32) -> vec4f {
  let index = known.target_of[view] * (known.width * known.height) + pixel;
  let stored = ${read};
  return vec4f(stored.rgb + (1.0 - stored.a) * known.background, stored.a);
}

/** What a pixel of a view is beside what it should be. */
fn difference_at(view: u32, pixel: u32) -> vec4f {
  return pixels[view * (known.width * known.height) + pixel] - wanted_at(view, pixel);
}

/** ∂/∂(r, g, b, alpha) of squared and absolute errors. */
fn gradient_of(difference: vec4f) -> vec4f {
  return 2.0 * known.mse * difference + known.mae * sign(difference);
}
`;
}

/** Sum over a workgroup of `threads` (a power of two) in an order that never changes; lane 0 holds it. */
export function workgroupSumWgsl(threads: number): string {
  return /* wgsl */ `
var<workgroup> partial_sums: array<f32, ${threads}>;

fn workgroup_sum(lane: u32, value: f32) -> f32 {
  partial_sums[lane] = value;
  for (var distance = ${threads / 2}u; distance > 0u; distance >>= 1u) {
    workgroupBarrier();
    if (lane < distance) {
      partial_sums[lane] += partial_sums[lane + distance];
    }
  }
  return partial_sums[lane];
}
`;
}

export const PIXEL_THREADS = 256;

/**
 * Squared and absolute errors, one thread per pixel, views in z: writes ∂L/∂(r, g, b, alpha); when `measured`, also the
 * sum of each workgroup to view_sums[view · sums_per_view + workgroup]. A variant, because the barriers of the sum cost
 * software adapters most of the time even where they are jumped over.
 */
export function pixelLossWgsl(format: TargetFormat, { measured }: { measured: boolean }): string {
  const declared = /* wgsl */ `${workgroupSumWgsl(PIXEL_THREADS)}
@group(0) @binding(4) var<storage, read_write> view_sums: array<f32>;
`;
  const summed = /* wgsl */ `
  let sum = workgroup_sum(lane, loss);
  if (lane == 0u && part < known.sums_per_view) {
    view_sums[view * known.sums_per_view + part] = sum;
  }`;
  return /* wgsl */ `
${comparisonWgsl(format)}${measured ? declared : ''}
@group(0) @binding(3) var<storage, read_write> gradients: array<vec4f>;

@compute @workgroup_size(${PIXEL_THREADS})
fn pixel_loss(
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(num_workgroups) workgroups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let view = workgroup.z;
  if (known.target_of[view] == NO_TARGET) {
    return;
  }
  let part = workgroup.x + workgroup.y * workgroups.x;
  let pixel = part * ${PIXEL_THREADS}u + lane;
  var loss = 0.0;
  if (pixel < known.width * known.height) {
    let index = view * (known.width * known.height) + pixel;
    let difference = difference_at(view, pixel);
    gradients[index] = gradient_of(difference);
    loss = dot(known.mse, difference * difference) + dot(known.mae, abs(difference));
  }
${measured ? summed : ''}
}
`;
}

export const SUM_THREADS = 256;

/** One workgroup per view: the first `sum_count` of its sums become its loss. */
export const SUM_LOSSES_WGSL = /* wgsl */ `
${KNOWN_VIEW_STEP_WGSL}${workgroupSumWgsl(SUM_THREADS)}

@group(0) @binding(0) var<storage, read> known: KnownViewStep;
@group(0) @binding(1) var<storage, read> view_sums: array<f32>;
@group(0) @binding(2) var<storage, read_write> losses: array<f32>;

@compute @workgroup_size(${SUM_THREADS})
fn sum_losses(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let view = workgroup.x;
  var sum = 0.0;
  if (known.target_of[view] != NO_TARGET) {
    for (var part = lane; part < known.sum_count; part += ${SUM_THREADS}u) {
      sum += view_sums[view * known.sums_per_view + part];
    }
  }
  let loss = workgroup_sum(lane, sum);
  if (lane == 0u) {
    losses[known.first_loss + view] = loss;
  }
}
`;
