import { MAX_ALPHA, MIN_TRANSMITTANCE } from '../raster-constants.ts';
import { SIZES_WGSL, SPLAT_VEC4S, STATE_WGSL, VIEW_WGSL } from './layout.ts';

/** How a tile is shared out among threads. */
export interface TileShape {
  /** Side of a tile in pixels. */
  readonly tileSize: number;
  /** Pixels of one thread: more of them share the reading of a splat. */
  readonly pixelsPerThread: number;
}

export function threadsPerTile({ tileSize, pixelsPerThread }: TileShape): number {
  return (tileSize * tileSize) / pixelsPerThread;
}

/** `body(k)` for each pixel of a thread: its state lives in variables of its own, which stay in registers. */
export function perPixel({ pixelsPerThread }: TileShape, body: (k: number) => string): string {
  return Array.from({ length: pixelsPerThread }, (_, k) => body(k)).join('\n');
}

/** What a tile's threads need to know of where they are; shared by both directions. */
export function tileWgsl(shape: TileShape): string {
  return /* wgsl */ `
const TILE = ${shape.tileSize}u;
const THREADS = ${threadsPerTile(shape)}u;

struct Place {
  view: u32,
  /** First pixel of the tile. */
  corner: vec2u,
}

struct Pixel {
  /** Number within the tile. */
  number: u32,
  /** Centre. */
  at: vec2f,
  /** Index among the pixels of all views. */
  index: u32,
  inside: bool,
}

fn place_of(tile: u32) -> Place {
  let tiles = sizes.tiles_x * sizes.tiles_y;
  let view = tile / tiles;
  let within = tile - view * tiles;
  let row = within / sizes.tiles_x;
  return Place(view, vec2u(within - row * sizes.tiles_x, row) * TILE);
}

/** Pixel k of a thread. Neighbouring threads have neighbouring pixels of a row. */
fn pixel_of(place: Place, local: u32, k: u32) -> Pixel {
  let number = k * THREADS + local;
  let pixel = place.corner + vec2u(number % TILE, number / TILE);
  return Pixel(
    number,
    vec2f(pixel) + 0.5,
    (place.view * sizes.height + pixel.y) * sizes.width + pixel.x,
    pixel.x < sizes.width && pixel.y < sizes.height,
  );
}

/** σ of a splat at a pixel: half the squared Mahalanobis distance. */
fn sigma_at(offset: vec2f, conic: vec3f) -> f32 {
  return 0.5 * (conic.x * offset.x * offset.x + conic.z * offset.y * offset.y) + conic.y * offset.x * offset.y;
}
`;
}

/**
 * One workgroup per tile: C += cᵢ·αᵢ·T, T ×= 1 − αᵢ with αᵢ = min(0.999, oᵢ·e^−σ), front to back, then the background.
 * Writes the picture and, for the way back, T and where each pixel stopped.
 */
export function rasterizeForwardWgsl(shape: TileShape & { readonly depth: boolean }): string {
  const { depth } = shape;
  const threads = threadsPerTile(shape);
  const each = (body: (k: number) => string) => perPixel(shape, body);
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
${tileWgsl(shape)}
var<workgroup> near_a: array<vec4f, ${threads}>;
var<workgroup> near_b: array<vec4f, ${threads}>;
var<workgroup> near_c: array<vec4f, ${threads}>;
/** Threads whose pixels are all finished. */
var<workgroup> finished: atomic<u32>;
var<workgroup> all_finished: bool;

@compute @workgroup_size(${threads})
fn rasterize(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
             @builtin(local_invocation_index) local: u32) {
  let tile = group.x + group.y * groups.x;
  if (tile >= sizes.views * sizes.tiles_x * sizes.tiles_y) {
    return;
  }
  let place = place_of(tile);
  let range = tile_ranges[tile];
  var open = 0u;
  ${each(
    (k) => /* wgsl */ `
  let pixel_${k} = pixel_of(place, local, ${k}u);
  var through_${k} = 1.0;
  var color_${k} = vec3f(0.0);
  ${depth ? `var depth_${k} = 0.0;` : ''}
  var end_${k} = range.y;
  var open_${k} = pixel_${k}.inside;
  open += select(0u, 1u, open_${k});`,
  )}
  if (local == 0u) {
    atomicStore(&finished, 0u);
  }
  workgroupBarrier();
  if (open == 0u) {
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
    let batch = select(min(THREADS, range.y - first), 0u, open == 0u);
    for (var j = 0u; j < batch; j++) {
      let a = near_a[j];
      let b = near_b[j];
      let conic = vec3f(a.zw, b.x);
      ${each(
        (k) => /* wgsl */ `
      {
        let sigma = sigma_at(a.xy - pixel_${k}.at, conic);
        // The reach of a splat is where its alpha falls below what is drawn.
        if (open_${k} && sigma >= 0.0 && sigma <= b.z) {
          let alpha = min(${MAX_ALPHA}, b.y * exp(-sigma));
          let next = through_${k} * (1.0 - alpha);
          if (next <= ${MIN_TRANSMITTANCE}) {
            end_${k} = first + j;
            open_${k} = false;
            open--;
            if (open == 0u) {
              atomicAdd(&finished, 1u);
            }
          } else {
            let share = alpha * through_${k};
            color_${k} += share * near_c[j].xyz;
            ${depth ? `depth_${k} += share * b.w;` : ''}
            through_${k} = next;
          }
        }
      }`,
      )}
    }
  }

  let background = views[(state.cursor - 1u) * sizes.views + place.view].background.xyz;
  ${each(
    (k) => /* wgsl */ `
  if (pixel_${k}.inside) {
    pixels[pixel_${k}.index] = vec4f(color_${k} + through_${k} * background, 1.0 - through_${k});
    pixel_states[pixel_${k}.index] = vec2u(bitcast<u32>(through_${k}), end_${k});
    ${depth ? `depths[pixel_${k}.index] = depth_${k};` : ''}
  }`,
  )}
}
`;
}
