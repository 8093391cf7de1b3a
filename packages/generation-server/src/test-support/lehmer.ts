import type { FloatImage, Random } from '@404-gen/splat';

/** The numbers that the scripts of packages/model-export draw: Lehmer's generator, and normals as sums of twelve. */
export function lehmer(seed: number): Random {
  let state = seed;
  const uniform = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return {
    uniform,
    normal: () => {
      let sum = -6;
      // In this order: rounding differs otherwise.
      let total = 0;
      for (let count = 0; count < 12; count++) total += uniform();
      sum += total;
      return sum;
    },
  };
}

/** The picture that sds_reference.py shows to image networks. */
export function slopesWithNoise(side: number): FloatImage {
  const random = lehmer(5);
  const rgb = new Float32Array(side * side * 3);
  for (let index = 0; index < rgb.length; index++) {
    const [row, column, channel] = [Math.floor(index / (side * 3)), Math.floor(index / 3) % side, index % 3];
    rgb[index] = ((3 * row + 5 * column + 40 * channel + Math.floor(random.uniform() * 32)) % 256) / 255;
  }
  return { width: side, height: side, rgb, alpha: new Float32Array(side * side).fill(1) };
}
