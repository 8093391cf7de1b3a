/**
 * Side of a tile in pixels. On an H100, tiles of 16 made the rasteriser two to three times as slow: most of their pixels
 * look at a splat in vain. See PERFORMANCE.md.
 */
export const TILE_SIZE = 8;
/** One thread per pixel. */
export const TILE_THREADS = TILE_SIZE * TILE_SIZE;

/** What a tile's threads need to know of where they are; shared by both directions. */
export const TILE_WGSL = /* wgsl */ `
const TILE = ${TILE_SIZE}u;
const THREADS = ${TILE_THREADS}u;

struct Place {
  view: u32,
  /** First pixel of the tile. */
  corner: vec2u,
  /** Centre of the thread's pixel. */
  at: vec2f,
  /** Index of the pixel among those of all views. */
  index: u32,
  inside: bool,
}

fn place_of(tile: u32, local: u32) -> Place {
  let tiles = sizes.tiles_x * sizes.tiles_y;
  let view = tile / tiles;
  let within = tile - view * tiles;
  let row = within / sizes.tiles_x;
  let corner = vec2u(within - row * sizes.tiles_x, row) * TILE;
  let pixel = corner + vec2u(local % TILE, local / TILE);
  return Place(
    view,
    corner,
    vec2f(pixel) + 0.5,
    (view * sizes.height + pixel.y) * sizes.width + pixel.x,
    pixel.x < sizes.width && pixel.y < sizes.height,
  );
}

/**
 * Weight o·e^−σ of a splat at a pixel, σ being half the squared Mahalanobis distance; 0 beyond the splat's reach, where
 * alpha would not be drawn.
 */
fn weight_at(at: vec2f, a: vec4f, b: vec4f) -> f32 {
  let offset = a.xy - at;
  let sigma = 0.5 * (a.z * offset.x * offset.x + b.x * offset.y * offset.y) + a.w * offset.x * offset.y;
  return select(0.0, b.y * exp(-sigma), sigma >= 0.0 && sigma <= b.z);
}
`;
