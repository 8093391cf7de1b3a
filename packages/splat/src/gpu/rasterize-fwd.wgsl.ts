import { MAX_ALPHA, MIN_ALPHA, MIN_TRANSMITTANCE } from '../raster-constants.ts';
import { SIZES_WGSL, SPLAT_VEC4S, STATE_WGSL, VIEW_WGSL } from './layout.ts';

/** What a tile's threads need to know of where they are; shared by both directions. */
export function tileWgsl(tileSize: number): string {
  return /* wgsl */ `
const TILE = ${tileSize}u;
const THREADS = ${tileSize * tileSize}u;

struct Place {
  view: u32,
  /** Number of the tile among those of all views. */
  tile: u32,
  pixel: vec2u,
  /** Centre of the pixel. */
  at: vec2f,
  /** Index of the pixel among those of all views. */
  index: u32,
  inside: bool,
}

fn place_of(tile: u32, local: u32) -> Place {
  var place: Place;
  let tiles = sizes.tiles_x * sizes.tiles_y;
  place.tile = tile;
  place.view = tile / tiles;
  let within = tile - place.view * tiles;
  let row = within / sizes.tiles_x;
  place.pixel = vec2u(within - row * sizes.tiles_x, row) * TILE + vec2u(local % TILE, local / TILE);
  place.at = vec2f(place.pixel) + 0.5;
  place.inside = place.pixel.x < sizes.width && place.pixel.y < sizes.height;
  place.index = (place.view * sizes.height + place.pixel.y) * sizes.width + place.pixel.x;
  return place;
}

/** σ of a splat at a pixel: half the squared Mahalanobis distance. */
fn sigma_at(offset: vec2f, conic: vec3f) -> f32 {
  return 0.5 * (conic.x * offset.x * offset.x + conic.z * offset.y * offset.y) + conic.y * offset.x * offset.y;
}
`;
}

/**
 * One workgroup per tile, one thread per pixel: C += cᵢ·αᵢ·T, T ×= 1 − αᵢ with αᵢ = min(0.999, oᵢ·e^−σ), front to back,
 * then the background. Writes the picture and, for the way back, T and where each pixel stopped.
 */
export function rasterizeForwardWgsl({ tileSize, depth }: { tileSize: number; depth: boolean }): string {
  const threads = tileSize * tileSize;
  return /* wgsl */ `
${VIEW_WGSL}${SIZES_WGSL}${STATE_WGSL}
@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read_write> state: State;
@group(0) @binding(2) var<storage, read> views: array<View>;
@group(0) @binding(3) var<storage, read> splats: array<vec4f>;
@group(0) @binding(4) var<storage, read> slots: array<u32>;
@group(0) @binding(5) var<storage, read> slot_owners: array<u32>;
@group(0) @binding(6) var<storage, read> tile_ranges: array<vec2u>;
@group(0) @binding(7) var<storage, read_write> pixels: array<vec4f>;
/** x: bits of the transmittance; y: end of the pairs that this pixel looked at. */
@group(0) @binding(8) var<storage, read_write> pixel_states: array<vec2u>;
${depth ? '@group(0) @binding(9) var<storage, read_write> depths: array<f32>;' : ''}
${tileWgsl(tileSize)}
var<workgroup> near_a: array<vec4f, ${threads}>;
var<workgroup> near_b: array<vec4f, ${threads}>;
var<workgroup> near_c: array<vec4f, ${threads}>;
var<workgroup> finished: atomic<u32>;
var<workgroup> all_finished: bool;

@compute @workgroup_size(${threads})
fn rasterize(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
             @builtin(local_invocation_index) local: u32) {
  let tile = group.x + group.y * groups.x;
  if (tile >= sizes.views * sizes.tiles_x * sizes.tiles_y) {
    return;
  }
  let place = place_of(tile, local);
  let range = tile_ranges[tile];
  var through = 1.0;
  var color = vec3f(0.0);
  ${depth ? 'var depth = 0.0;' : ''}
  var end = range.y;
  var done = !place.inside;
  if (done) {
    atomicAdd(&finished, 1u);
  }

  for (var first = range.x; first < range.y; first += THREADS) {
    // The barrier also keeps the last batch in place until everyone has read it.
    workgroupBarrier();
    if (local == 0u) {
      all_finished = atomicLoad(&finished) == THREADS;
    }
    if (workgroupUniformLoad(&all_finished)) {
      break;
    }
    if (first + local < range.y) {
      let id = slot_owners[slots[first + local]] * ${SPLAT_VEC4S}u;
      near_a[local] = splats[id];
      near_b[local] = splats[id + 1u];
      near_c[local] = splats[id + 2u];
    }
    workgroupBarrier();
    let batch = select(min(THREADS, range.y - first), 0u, done);
    for (var j = 0u; j < batch; j++) {
      let a = near_a[j];
      let b = near_b[j];
      let sigma = sigma_at(a.xy - place.at, vec3f(a.zw, b.x));
      let alpha = min(${MAX_ALPHA}, b.y * exp(-sigma));
      if (sigma < 0.0 || alpha < ${MIN_ALPHA}) {
        continue;
      }
      let next = through * (1.0 - alpha);
      if (next <= ${MIN_TRANSMITTANCE}) {
        end = first + j;
        done = true;
        atomicAdd(&finished, 1u);
        break;
      }
      let share = alpha * through;
      color += share * near_c[j].xyz;
      ${depth ? 'depth += share * b.w;' : ''}
      through = next;
    }
  }

  if (place.inside) {
    let background = views[(state.cursor - 1u) * sizes.views + place.view].background.xyz;
    pixels[place.index] = vec4f(color + through * background, 1.0 - through);
    pixel_states[place.index] = vec2u(bitcast<u32>(through), end);
    ${depth ? 'depths[place.index] = depth;' : ''}
  }
}
`;
}
