export const PLANES_GROUP = 64;

/** Bilinear, samples at pixel centres ("align_corners" off), no smoothing before shrinking. */
const SHARED = /* wgsl */ `
struct Shape {
  width: u32,
  height: u32,
  side: u32,
  views: u32,
}
@group(0) @binding(0) var<uniform> shape: Shape;
// [views, height, width]
@group(0) @binding(1) var<storage, read> pixels: array<vec4f>;

/** Which two samples of a row make up a new one, and how much of the second. */
struct Taps {
  low: u32,
  high: u32,
  far: f32,
}

fn taps_of(index: u32, samples: u32, side: u32) -> Taps {
  let place = max(0.0, (f32(index) + 0.5) * f32(samples) / f32(side) - 0.5);
  let low = min(samples - 1, u32(place));
  return Taps(low, min(samples - 1, low + 1), place - f32(low));
}
`;

/** Pictures [views, height, width] vec4f, clipped to [0, 1] → planes [views, 3, side, side] in [−1, 1]. */
export const TO_PLANES_WGSL = /* wgsl */ `${SHARED}
@group(0) @binding(2) var<storage, read_write> planes: array<f32>;

fn color_at(view: u32, row: u32, column: u32) -> vec3f {
  return saturate(pixels[(view * shape.height + row) * shape.width + column].rgb);
}

@compute @workgroup_size(${PLANES_GROUP})
fn to_planes(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let index = id.x + id.y * groups.x * ${PLANES_GROUP};
  let area = shape.side * shape.side;
  if (index >= shape.views * area) {
    return;
  }
  let view = index / area;
  let at = index % area;
  let across = taps_of(at % shape.side, shape.width, shape.side);
  let down = taps_of(at / shape.side, shape.height, shape.side);
  let above = mix(color_at(view, down.low, across.low), color_at(view, down.low, across.high), across.far);
  let below = mix(color_at(view, down.high, across.low), color_at(view, down.high, across.high), across.far);
  let color = 2.0 * mix(above, below, down.far) - 1.0;
  for (var channel = 0u; channel < 3; channel++) {
    planes[(view * 3 + channel) * area + at] = color[channel];
  }
}
`;

/**
 * The transpose: each pixel gathers from the samples that looked at it, ∂L/∂planes [views, 3, side, side] → ∂L/∂pixels
 * [views, height, width] vec4f, alpha's 0. A value outside [0, 1] gets none, since clipping lets none through.
 */
export const FROM_PLANES_WGSL = /* wgsl */ `${SHARED}
@group(0) @binding(2) var<storage, read> planes: array<f32>;
@group(0) @binding(3) var<storage, read_write> gradients: array<vec4f>;

struct Range {
  first: u32,
  last: u32,
}

/** Samples that may look at a pixel, and perhaps one more on each side. */
fn samples_at(pixel: u32, samples: u32, side: u32) -> Range {
  let per_pixel = f32(side) / f32(samples);
  let first = floor((f32(pixel) - 0.5) * per_pixel - 0.5);
  let last = ceil((f32(pixel) + 1.5) * per_pixel - 0.5);
  return Range(u32(max(0.0, first)), min(side - 1, u32(max(0.0, last))));
}

fn weight_of(taps: Taps, pixel: u32) -> f32 {
  return select(0.0, 1.0 - taps.far, taps.low == pixel) + select(0.0, taps.far, taps.high == pixel);
}

@compute @workgroup_size(${PLANES_GROUP})
fn from_planes(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let index = id.x + id.y * groups.x * ${PLANES_GROUP};
  let pixel_count = shape.width * shape.height;
  if (index >= shape.views * pixel_count) {
    return;
  }
  let view = index / pixel_count;
  let column = index % shape.width;
  let row = (index % pixel_count) / shape.width;
  let area = shape.side * shape.side;
  let across = samples_at(column, shape.width, shape.side);
  let down = samples_at(row, shape.height, shape.side);
  var sum = vec3f(0.0);
  for (var y = down.first; y <= down.last; y++) {
    let high = weight_of(taps_of(y, shape.height, shape.side), row);
    if (high == 0.0) {
      continue;
    }
    for (var x = across.first; x <= across.last; x++) {
      let weight = high * weight_of(taps_of(x, shape.width, shape.side), column);
      if (weight == 0.0) {
        continue;
      }
      let at = view * 3 * area + y * shape.side + x;
      sum += weight * vec3f(planes[at], planes[at + area], planes[at + 2 * area]);
    }
  }
  let color = pixels[index].rgb;
  // Not a number is outside as well.
  let inside = (color >= vec3f(0.0)) & (color <= vec3f(1.0));
  gradients[index] = vec4f(select(vec3f(0.0), 2.0 * sum, inside), 0.0);
}
`;
