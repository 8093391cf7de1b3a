import { createRandom, type Random } from '@404-gen/splat';

/** Independent standard normals. */
export function normals(random: Random, count: number): Float32Array {
  const values = new Float32Array(count);
  for (let index = 0; index < count; index++) values[index] = random.normal();
  return values;
}

/** A stream of its own for each purpose: what one draws does not shift the others. */
export function streamOf(seed: number, purpose: keyof typeof STREAMS): Random {
  return createRandom(seed ^ STREAMS[purpose]);
}

const STREAMS = { distilling: 0x5d51, image: 0x1a6e, sampling: 0x5a3b, refining: 0x4ef1 } as const;
