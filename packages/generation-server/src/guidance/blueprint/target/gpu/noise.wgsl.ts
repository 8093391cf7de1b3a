/** `blueprint/noise.ts` in WGSL, value for value as far as 32 bits go. */
export const NOISE_WGSL = /* wgsl */ `
fn lattice_bits(at: vec3i) -> u32 {
  let p = bitcast<vec3u>(at);
  var h = (p.x * 0x27d4eb2du) ^ (p.y * 0x165667b1u) ^ (p.z * 0x9e3779b1u);
  h = (h ^ (h >> 15u)) * 0x85ebca6bu;
  h = (h ^ (h >> 13u)) * 0xc2b2ae35u;
  return h ^ (h >> 16u);
}

/** 32 bits as a number in [0, 1]. */
fn unit(bits: u32) -> f32 {
  return f32(bits) / 4294967296.0;
}

fn lattice_hash(at: vec3i) -> f32 {
  return unit(lattice_bits(at));
}

/** fraction(unit(bits) · (whole + tenths / 10)) without the rounding that a large product would bring. */
fn spread(bits: u32, whole: u32, tenths: f32) -> f32 {
  return fract(unit(bits * whole) + unit(bits) * tenths * 0.1);
}

fn value_noise(at: vec3f) -> f32 {
  let corner = floor(at);
  let cell = vec3i(corner);
  let t = at - corner;
  let fade = t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
  let low = noise_plane(cell, fade.xy);
  let high = noise_plane(cell + vec3i(0, 0, 1), fade.xy);
  return low + (high - low) * fade.z;
}

fn noise_plane(cell: vec3i, fade: vec2f) -> f32 {
  let a = lattice_hash(cell);
  let b = lattice_hash(cell + vec3i(1, 0, 0));
  let c = lattice_hash(cell + vec3i(0, 1, 0));
  let d = lattice_hash(cell + vec3i(1, 1, 0));
  let near = a + (b - a) * fade.x;
  return near + (c + (d - c) * fade.x - near) * fade.y;
}

fn fractal_noise(at: vec3f, octaves: u32) -> f32 {
  var sum = 0.0;
  var total = 0.0;
  var amplitude = 1.0;
  var frequency = 1.0;
  for (var octave = 0u; octave < octaves; octave++) {
    sum += amplitude * value_noise(at * frequency + f32(octave) * vec3f(17.3, 5.1, 0.0));
    total += amplitude;
    amplitude *= 0.5;
    frequency *= 2.0;
  }
  return sum / total;
}

struct Cell {
  nearest: f32,
  second: f32,
  id: f32,
}

fn cell_noise(at: vec3f, jitter: f32) -> Cell {
  let corner = vec3i(floor(at));
  var first = 9.0;
  var second = 9.0;
  var nearest_bits = 0u;
  for (var index = 0; index < 27; index++) {
    let cell = corner + vec3i(index % 3, (index / 3) % 3, index / 9) - 1;
    let bits = lattice_bits(cell);
    let place = vec3f(unit(bits), spread(bits, 173u, 3.0), spread(bits, 761u, 7.0));
    let offset = vec3f(cell) + 0.5 + (place - 0.5) * jitter - at;
    let squared = dot(offset, offset);
    if (squared < first) {
      second = first;
      first = squared;
      nearest_bits = bits;
    } else if (squared < second) {
      second = squared;
    }
  }
  return Cell(sqrt(first), sqrt(second), spread(nearest_bits, 3571u, 9.0));
}

/** A cubic from 0 at \`low\` to 1 at \`high\`, which may lie in either order. */
fn smooth_between(low: f32, high: f32, value: f32) -> f32 {
  let t = clamp((value - low) / (high - low), 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

/** \`pow\` that is 0 at 0 on every driver. */
fn power(base: f32, exponent: f32) -> f32 {
  if (base <= 0.0) { return 0.0; }
  return pow(base, exponent);
}

/** The remainder that is never negative. */
fn wrapped(value: i32, count: i32) -> i32 {
  let rest = value % count;
  return select(rest, rest + count, rest < 0);
}
`;
