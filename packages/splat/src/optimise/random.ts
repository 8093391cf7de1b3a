import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Numbers that depend on the seed alone, not on the machine. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
}

/** Xoroshiro128+, of whose seed 32 bits count. */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);

  /** The rare cases of `normal`: outside the part of its layer that lies under the curve as a whole. */
  const beyond = (layer: number, value: number): number | undefined => {
    if (layer === 0) {
      // The tail (Marsaglia 1964); 1 − u is never 0.
      for (;;) {
        const x = -Math.log(1 - uniform()) / TAIL;
        if (-2 * Math.log(1 - uniform()) >= x * x) return value > 0 ? TAIL + x : -TAIL - x;
      }
    }
    const [lower, upper] = [HEIGHTS[layer]!, HEIGHTS[layer - 1]!];
    return lower + uniform() * (upper - lower) < Math.exp(-0.5 * value * value) ? value : undefined;
  };

  return {
    uniform,
    normal() {
      for (;;) {
        // Layer and place come from different words: from one they would go together (Doornik 2005).
        const layer = generator.next() >>> (32 - LAYER_BITS);
        const place = generator.next();
        const value = place * WIDTHS[layer]!;
        if (Math.abs(place) < INSIDE[layer]!) return value;
        const found = beyond(layer, value);
        if (found !== undefined) return found;
      }
    },
  };
}

// The ziggurat of Marsaglia and Tsang (2000, "The Ziggurat Method for Generating Random Variables"): 128 layers of one area
// under exp(−x²/2). Distillation draws tens of thousands of normals at every step.
const LAYER_BITS = 7;
const LAYERS = 2 ** LAYER_BITS;
/** Where the tail begins, and the area of a layer. */
const TAIL = 3.442619855899;
const AREA = 9.91256303526217e-3;
/** Per layer: the width that a whole word stands for, the words that surely lie under the curve, the curve at its edge. */
const WIDTHS = new Float64Array(LAYERS);
const INSIDE = new Float64Array(LAYERS);
const HEIGHTS = new Float64Array(LAYERS);

{
  const WORD = 2 ** 31;
  const curve = (x: number) => Math.exp(-0.5 * x * x);
  // The lowest layer has the tail in it; as a rectangle it would be this wide.
  const lowest = AREA / curve(TAIL);
  const edges = [lowest, TAIL];
  for (let layer = LAYERS - 2; layer >= 1; layer--) {
    const below = edges.at(-1)!;
    edges.push(Math.sqrt(-2 * Math.log(AREA / below + curve(below))));
  }
  edges.push(0);
  // edges: the lowest layer's, then those of layers LAYERS − 1 down to 1, then the top, 0.
  WIDTHS[0] = lowest / WORD;
  INSIDE[0] = (TAIL / lowest) * WORD;
  HEIGHTS[0] = 1;
  for (let index = 1; index < LAYERS; index++) {
    const layer = LAYERS - index;
    const [edge, next] = [edges[index]!, edges[index + 1]!];
    WIDTHS[layer] = edge / WORD;
    INSIDE[layer] = (next / edge) * WORD;
    HEIGHTS[layer] = curve(edge);
  }
}
