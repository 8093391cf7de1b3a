import type { Paint } from '../subject.ts';
import type { Mesh } from '../shapes/mesh.ts';

/** A shape with its colours, ready to be lit: what targets are rendered from. */
export interface Scene {
  readonly mesh: Mesh;
  /** One per entry of `mesh.parts`. */
  readonly paints: readonly Paint[];
}

/** Light that reaches every vertex, from all sides at once, so that it looks the same to every camera. */
export interface LightMap {
  /** [V] factor on the surface's colour: about 0.3 in a crevice, 1 in the open facing the key light. */
  readonly shade: Float32Array;
  /** [V] share of the directions above the surface that are open: 0 inside the shape, 1 in the open. */
  readonly exposure: Float32Array;
}
