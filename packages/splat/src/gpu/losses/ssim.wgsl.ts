import { C1, C2, WINDOW, WINDOW_RADIUS } from '../../optimise/ssim.ts';
import { comparisonWgsl, workgroupSumWgsl, type TargetFormat } from './known-view.wgsl.ts';

/** Pixels that one workgroup answers for. */
export const TILE_WIDTH = 32;
export const TILE_HEIGHT = 16;
/** Each thread blurs this many neighbours at once, so that what it reads serves all of them. */
const ROW_RUN = 4;
const COLUMN_RUN = 4;
const THREADS = (TILE_WIDTH * TILE_HEIGHT) / COLUMN_RUN;

/** The tile with all that the window reaches from it. */
const REACH_WIDTH = TILE_WIDTH + 2 * WINDOW_RADIUS;
const REACH_HEIGHT = TILE_HEIGHT + 2 * WINDOW_RADIUS;
/** Odd, so that threads which read the same column of different rows meet different memory banks. */
const REACH_STRIDE = REACH_WIDTH + 1;
const BLURRED_STRIDE = TILE_WIDTH + 1;

/** Floats that the forward pass leaves for the backward pass, per pixel and colour. */
export const SSIM_MAPS = 3;

interface Blur {
  /** WGSL type of what is blurred. */
  readonly type: 'vec3f' | 'vec4f';
  /** WGSL expression of the value at `index` of the reach. */
  readonly source: (index: string) => string;
  /** WGSL expression of, and statement that stores, the value at `index` of the rows blurred. */
  readonly blurred: (index: string) => string;
  readonly store: (index: string, value: string) => string;
}

/**
 * The window over what the workgroup holds, rows then columns; leaves `COLUMN_RUN` results sum0, sum1, … in a thread
 * that answers for column `lane % TILE_WIDTH`, from row `COLUMN_RUN · (lane / TILE_WIDTH)` of the tile.
 */
function separableBlurWgsl({ type, source, blurred, store }: Blur): string {
  return /* wgsl */ `
  workgroupBarrier();
  // Neighbouring threads take neighbouring rows: see the strides.
  for (var task = lane; task < ${(REACH_HEIGHT * TILE_WIDTH) / ROW_RUN}u; task += ${THREADS}u) {
    let row = task % ${REACH_HEIGHT}u;
    let column = task / ${REACH_HEIGHT}u * ${ROW_RUN}u;
    let first = row * ${REACH_STRIDE}u + column;
${weightedSums(ROW_RUN, type, (tap) => source(`first + ${tap}u`))}
    let start = row * ${BLURRED_STRIDE}u + column;
${lines(ROW_RUN, (index) => `    ${store(`start + ${index}u`, `sum${index}`)}`)}
  }
  workgroupBarrier();
  let top = lane / ${TILE_WIDTH}u * ${COLUMN_RUN}u * ${BLURRED_STRIDE}u + lane % ${TILE_WIDTH}u;
${weightedSums(COLUMN_RUN, type, (tap) => blurred(`top + ${tap * BLURRED_STRIDE}u`))}
`;
}

/** `run` sums over windows that start one tap after another, each tap read once. */
function weightedSums(run: number, type: string, read: (tap: number) => string): string {
  const taps = run + WINDOW.length - 1;
  const terms = (tap: number) =>
    lines(run, (index) => {
      const weight = WINDOW[tap - index];
      return weight === undefined ? '' : `      sum${index} += ${literal(weight)} * value;`;
    });
  return [
    lines(run, (index) => `    var sum${index} = ${type}();`),
    lines(taps, (tap) => `    {\n      let value = ${read(tap)};\n${terms(tap)}\n    }`),
  ].join('\n');
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index))
    .filter((text) => text !== '')
    .join('\n');
}

function literal(value: number): string {
  return `f32(${Math.fround(value)})`;
}

/** Where a workgroup works; channels are next to each other in x, so that they meet in the cache. */
const PLACE_WGSL = /* wgsl */ `
/** Corner of what the tile reaches, which may lie outside the picture. */
fn reach_corner(workgroup: vec3u) -> vec2i {
  return vec2i(vec2u(workgroup.x / 3u * ${TILE_WIDTH}u, workgroup.y * ${TILE_HEIGHT}u)) - ${WINDOW_RADIUS};
}

fn tile_corner(workgroup: vec3u) -> vec2u {
  return vec2u(workgroup.x / 3u * ${TILE_WIDTH}u, workgroup.y * ${TILE_HEIGHT}u);
}

fn is_inside(place: vec2i) -> bool {
  return all(place >= vec2i(0)) && place.x < i32(known.width) && place.y < i32(known.height);
}

/** First value of a plane of the maps between the two passes. */
fn map_start(view: u32, channel: u32, map: u32) -> u32 {
  return ((view * 3u + channel) * ${SSIM_MAPS}u + map) * (known.width * known.height);
}

/** Where a workgroup's part of its view's loss goes. */
fn sum_slot(workgroup: vec3u, workgroups: vec3u) -> u32 {
  return workgroup.z * known.sums_per_view + workgroup.y * workgroups.x + workgroup.x;
}
`;

interface TilePass {
  readonly entryPoint: string;
  readonly blur: Blur;
  /**
   * WGSL statements that fill the reach at `at` for the pixel `place`, which lies in the picture if `inside`, and then
   * is number `pixel` of it.
   */
  readonly load: string;
  /** WGSL expression of what a workgroup adds to its view's loss, given `loss`, the sum of what `finish` returned. */
  readonly loss: string;
  /** WGSL expression of where that goes, from `slot` on. */
  readonly slot: string;
}

/**
 * The entry point of a pass: one workgroup per tile, colour (x) and view (z) loads all that its window reaches, blurs
 * it, and calls `finish(workgroup, place, blurred)` for each pixel, a function that the pass declares.
 */
function tilePassWgsl({ entryPoint, blur, load, loss, slot }: TilePass): string {
  return /* wgsl */ `
@compute @workgroup_size(${THREADS})
fn ${entryPoint}(
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(num_workgroups) workgroups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let view = workgroup.z;
  let channel = workgroup.x % 3u;
  if (known.target_of[view] == NO_TARGET) {
    return;
  }
  let corner = reach_corner(workgroup);
  for (var item = lane; item < ${REACH_HEIGHT * REACH_WIDTH}u; item += ${THREADS}u) {
    let within = vec2u(item % ${REACH_WIDTH}u, item / ${REACH_WIDTH}u);
    let at = within.y * ${REACH_STRIDE}u + within.x;
    let place = corner + vec2i(within);
    let inside = is_inside(place);
    let pixel = u32(place.y) * known.width + u32(place.x);
${load}
  }
${separableBlurWgsl(blur)}
  let place = tile_corner(workgroup) + vec2u(lane % ${TILE_WIDTH}u, lane / ${TILE_WIDTH}u * ${COLUMN_RUN}u);
  var loss = 0.0;
${lines(COLUMN_RUN, (index) => `  loss += finish(workgroup, place + vec2u(0u, ${index}u), sum${index});`)}
  if (known.measured != 0u) {
    let sum = workgroup_sum(lane, ${loss});
    if (lane == 0u) {
      let slot = sum_slot(workgroup, workgroups);
      view_sums[${slot}] = sum;
    }
  }
}
`;
}

/**
 * Structural similarity, first half: per pixel and colour, the loss and what its gradient needs of the neighbourhood.
 *
 * One workgroup per tile, colour (x) and view (z). With d = x − y, and Var and μ under the window,
 * 1 − S = 1 − (1 − l)(1 − c), l = μd² / (μx² + μy² + C1), c = Var d / (Var x + Var y + C2). This is the usual S written
 * in the difference of the pictures: in single precision the usual form loses four digits to cancellation where a
 * picture is flat, this one loses none where the pictures are equal. By the pixel q, summed over the windows p round it,
 * ∂(1 − S)/∂xq = Σp w(p − q)·[2(1 − c)(μd − l·μx)/b1 + 2e·(dq − μd) − 2c·e·(xq − μx)], e = (1 − l)/b2,
 * so that three maps remain to be blurred: what has no q, e, and c·e.
 */
export function ssimForwardWgsl(format: TargetFormat): string {
  const blur: Blur = {
    type: 'vec4f',
    source: (index) => `moments_of(reach[${index}])`,
    blurred: (index) => `blurred[${index}]`,
    store: (index, value) => `blurred[${index}] = ${value};`,
  };
  // Beyond the edges both pictures are 0.
  const load = /* wgsl */ `    var value = vec2f(-0.5, 0.0);
    if (inside) {
      let x = pixels[view * (known.width * known.height) + pixel][channel];
      value = vec2f(x - 0.5, x - wanted_at(view, pixel)[channel]);
    }
    reach[at] = value;`;
  return /* wgsl */ `
${comparisonWgsl(format)}${PLACE_WGSL}${workgroupSumWgsl(THREADS)}
@group(0) @binding(3) var<storage, read_write> maps: array<f32>;
@group(0) @binding(4) var<storage, read_write> view_sums: array<f32>;

/** x − ½ and x − y. */
var<workgroup> reach: array<vec2f, ${REACH_HEIGHT * REACH_STRIDE}>;
var<workgroup> blurred: array<vec4f, ${REACH_HEIGHT * BLURRED_STRIDE}>;

/** What is blurred: x − ½, d, (x − ½)² + (y − ½)², d². The middle of the range is taken off for smaller squares. */
fn moments_of(value: vec2f) -> vec4f {
  let other = value.x - value.y;
  return vec4f(value, value.x * value.x + other * other, value.y * value.y);
}

/** Writes the maps at a pixel, and returns 1 − S there; 0 outside. */
fn finish(workgroup: vec3u, place: vec2u, moments: vec4f) -> f32 {
  if (place.x >= known.width || place.y >= known.height) {
    return 0.0;
  }
  let centred = vec2f(moments.x, moments.x - moments.y);
  let mean = centred + 0.5;
  let b1 = dot(mean, mean) + f32(${C1});
  // Never below zero but by rounding, which would blow up where a diverging picture is bright.
  let b2 = max(moments.z - dot(centred, centred), 0.0) + f32(${C2});
  let l = moments.y * moments.y / b1;
  let c = max(moments.w - moments.y * moments.y, 0.0) / b2;
  let e = (1.0 - l) / b2;
  let own = 2.0 * ((1.0 - c) * (moments.y - l * mean.x) / b1 - e * moments.y + c * e * centred.x);
  let pixel = place.y * known.width + place.x;
  let channel = workgroup.x % 3u;
  maps[map_start(workgroup.z, channel, 0u) + pixel] = own;
  maps[map_start(workgroup.z, channel, 1u) + pixel] = e;
  maps[map_start(workgroup.z, channel, 2u) + pixel] = c * e;
  return l + c - l * c;
}
${tilePassWgsl({ entryPoint: 'ssim_forward', blur, load, loss: 'known.ssim * loss', slot: 'slot' })}`;
}

/**
 * Structural similarity, second half: blurs the maps (the window is its own transpose), adds the errors per pixel, and
 * writes the gradient. Tiles as in the first half; the workgroups of red also answer for alpha.
 */
export function ssimBackwardWgsl(format: TargetFormat): string {
  const plane = (name: string, size: number) => (index: string) =>
    `vec3f(${[0, 1, 2].map((map) => `${name}[${index} + ${map * size}u]`).join(', ')})`;
  const reachSize = REACH_HEIGHT * REACH_STRIDE;
  const blurredSize = REACH_HEIGHT * BLURRED_STRIDE;
  const blur: Blur = {
    type: 'vec3f',
    source: plane('reach', reachSize),
    blurred: plane('blurred', blurredSize),
    store: (index, value) =>
      ['x', 'y', 'z'].map((axis, map) => `blurred[${index} + ${map * blurredSize}u] = ${value}.${axis};`).join(' '),
  };
  const load = /* wgsl */ `    for (var map = 0u; map < ${SSIM_MAPS}u; map++) {
      var value = 0.0;
      if (inside) {
        value = maps[map_start(view, channel, map) + pixel];
      }
      reach[map * ${reachSize}u + at] = value;
    }`;
  // After what the first half adds.
  const slot = 'slot + workgroups.x * workgroups.y';
  return /* wgsl */ `
${comparisonWgsl(format)}${PLACE_WGSL}${workgroupSumWgsl(THREADS)}
@group(0) @binding(3) var<storage, read> maps: array<f32>;
/** [views, height, width, 4] */
@group(0) @binding(4) var<storage, read_write> gradients: array<f32>;
@group(0) @binding(5) var<storage, read_write> view_sums: array<f32>;

/** The maps one after another: threads read a plane side by side, which a vector's stride would spoil. */
var<workgroup> reach: array<f32, ${SSIM_MAPS * reachSize}>;
var<workgroup> blurred: array<f32, ${SSIM_MAPS * blurredSize}>;

/** Writes the gradient at a pixel, and returns the loss per pixel there; 0 outside. */
fn finish(workgroup: vec3u, place: vec2u, maps_around: vec3f) -> f32 {
  if (place.x >= known.width || place.y >= known.height) {
    return 0.0;
  }
  let view = workgroup.z;
  let channel = workgroup.x % 3u;
  let pixel = place.y * known.width + place.x;
  let index = view * (known.width * known.height) + pixel;
  let value = pixels[index];
  let difference = value - wanted_at(view, pixel);
  let errors = known.mse * difference * difference + known.mae * abs(difference);
  let slopes = 2.0 * known.mse * difference + known.mae * sign(difference);
  let d = difference[channel];
  let dissimilar =
    maps_around.x + 2.0 * d * maps_around.y - 2.0 * (value[channel] - 0.5) * maps_around.z;
  gradients[index * 4u + channel] = slopes[channel] + known.ssim * dissimilar;
  if (channel != 0u) {
    return errors[channel];
  }
  gradients[index * 4u + 3u] = slopes.a;
  return errors.r + errors.a;
}
${tilePassWgsl({ entryPoint: 'ssim_backward', blur, load, loss: 'loss', slot })}`;
}
