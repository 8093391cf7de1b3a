import { BAKING, FULL_LIGHT, LIGHT_DIRECTIONS, MAP_SIDE } from '../bake-light.ts';
import { SCENE_WGSL } from './scene.wgsl.ts';

export const GATHER_WORKGROUP_SIZE = 64;
/** Maps in a row of the atlas. */
const COLUMNS = 8;
export const ATLAS = {
  width: COLUMNS * MAP_SIDE,
  height: Math.ceil(LIGHT_DIRECTIONS.length / COLUMNS) * MAP_SIDE,
} as const;

/** A direction of light; packed by `light-baker.ts`. */
const LIGHTS_WGSL = /* wgsl */ `
struct Light {
  /** Towards the light. */
  direction: vec3f,
  radiance: f32,
  /** The axes of its map. */
  right: vec3f,
  down: vec3f,
}
struct Lights {
  /** Half the side of a map, world units. */
  reach: f32,
  list: array<Light>,
}
const MAP_SIDE = ${MAP_SIDE}.0;

/** Where a point lies on a light's map: pixels, then distance towards the light. */
fn on_map(light: Light, reach: f32, position: vec3f) -> vec3f {
  let place = vec2f(dot(position, light.right), dot(position, light.down)) * (MAP_SIDE / (2.0 * reach));
  return vec3f(place + MAP_SIDE / 2.0, dot(position, light.direction));
}

fn corner_of_map(index: u32) -> vec2u {
  return vec2u(index % ${COLUMNS}u, index / ${COLUMNS}u) * ${MAP_SIDE}u;
}
`;

export const LIGHT_WORDS = 12;
export const LIGHTS_HEADER_WORDS = 4;

/** The scene as all lights see it: depth maps side by side, larger is nearer. One instance per light. */
export const DEPTH_MAPS_WGSL = /* wgsl */ `
${SCENE_WGSL}
${LIGHTS_WGSL}
@group(0) @binding(0) var<storage, read> lights: Lights;
@group(0) @binding(1) var<storage, read> vertices: array<Vertex>;
@group(0) @binding(2) var<storage, read> triangles: array<Triangle>;
@group(0) @binding(3) var<storage, read> drawn: array<u32>;

@vertex
fn place_on_map(@builtin(vertex_index) index: u32, @builtin(instance_index) light: u32) -> @builtin(position) vec4f {
  let corner = triangles[drawn[index / 3u]].corners[index % 3u];
  let at = on_map(lights.list[light], lights.reach, vertices[corner].position);
  // The maps reach farther than the scene, so nothing has to be kept from the neighbours'.
  let place = 2.0 * (vec2f(corner_of_map(light)) + at.xy) / vec2f(${ATLAS.width}.0, ${ATLAS.height}.0);
  return vec4f(place.x - 1.0, 1.0 - place.y, 0.5 + 0.5 * at.z / lights.reach, 1.0);
}
`;

/** Depth maps → light of each vertex, as `bakeLight` sums it up. */
export const GATHER_LIGHT_WGSL = /* wgsl */ `
${SCENE_WGSL}
${LIGHTS_WGSL}
@group(0) @binding(0) var<storage, read> lights: Lights;
@group(0) @binding(1) var<storage, read> vertices: array<Vertex>;
/** Shade, then exposure. */
@group(0) @binding(2) var<storage, read_write> baked: array<vec2f>;
@group(0) @binding(3) var maps: texture_depth_2d;

@compute @workgroup_size(${GATHER_WORKGROUP_SIZE})
fn gather_light(@builtin(global_invocation_id) thread: vec3u) {
  let index = thread.x;
  if (index >= arrayLength(&vertices)) { return; }
  let vertex = vertices[index];
  let sheet = is_sheet(vertex);
  var facing = 0.0;
  var open = 0.0;
  var sum = 0.0;
  for (var number = 0u; number < ${LIGHT_DIRECTIONS.length}u; number++) {
    let light = lights.list[number];
    var cosine = dot(vertex.normal, light.direction);
    if (sheet) { cosine = abs(cosine) * ${BAKING.sheetCosine[0]} + ${BAKING.sheetCosine[1]}; }
    if (cosine <= ${BAKING.leastCosine}) { continue; }
    let at = on_map(light, lights.reach, vertex.position);
    let pixel = corner_of_map(number) + vec2u(clamp(at.xy, vec2f(0.0), vec2f(MAP_SIDE - 1.0)));
    let nearest = (2.0 * textureLoad(maps, pixel, 0) - 1.0) * lights.reach;
    let margin = ${BAKING.marginPixels} * lights.reach / (2.0 * MAP_SIDE) / max(cosine, ${BAKING.steepestCosine});
    let t = clamp((nearest - at.z - margin) / margin, 0.0, 1.0);
    let visible = 1.0 - t * t * (3.0 - 2.0 * t);
    facing += cosine;
    open += cosine * visible;
    sum += light.radiance * cosine * visible;
  }
  var shade = ${BAKING.ambient}f;
  if (sum > 0.0) { shade += ${1 - BAKING.ambient} * pow(sum / ${FULL_LIGHT}, ${BAKING.exponent}); }
  baked[index] = vec2f(shade, select(0.0, open / max(facing, 1e-6), facing > 0.0));
}
`;
