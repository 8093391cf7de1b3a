import { AppError } from '@404-gen/service-kit';
import type { Bundle } from '../../models/bundle.ts';
import type { ModelRuntime } from '../../models/model-runtime.ts';

/** Inputs of one half of a guided call, by name; `timesteps` is added. */
export type HalfFeeds = Readonly<Record<string, Float32Array>>;

/** A UNet that is asked twice about the same noisy latents: with the prompt and without. */
export interface Denoiser {
  /** Pictures in a half. */
  readonly halfBatch: number;
  /**
   * The outputs of both halves, which go into the network in this order. Arrays are not to be changed afterwards: what is
   * the same array as in the call before, of texts for instance, is not put together anew.
   */
  run(first: HalfFeeds, second: HalfFeeds, timestep: number): Promise<readonly [Float32Array, Float32Array]>;
}

/** The bundle's `unet`, or its `unet-half`, which is called once per half, when that is all it has. */
export async function openDenoiser(runtime: ModelRuntime, bundle: Bundle): Promise<Denoiser> {
  const split = bundle.manifest.graphs['unet'] === undefined && bundle.manifest.graphs['unet-half'] !== undefined;
  const session = await runtime.open(bundle, split ? 'unet-half' : 'unet');
  const batch = session.spec.inputs.find(({ name }) => name === 'latents')?.shape[0] ?? 0;
  const joined = new Map<string, { readonly first: Float32Array; readonly second: Float32Array; both: Float32Array }>();
  const join = (name: string, first: Float32Array, second: Float32Array): Float32Array => {
    const known = joined.get(name);
    if (known?.first === first && known.second === second) return known.both;
    const both = concatenate([first, second]);
    joined.set(name, { first, second, both });
    return both;
  };
  const timestepsOf = (timestep: number) => new BigInt64Array(batch).fill(BigInt(timestep));
  return {
    halfBatch: split ? batch : batch / 2,
    async run(first, second, timestep) {
      const timesteps = timestepsOf(timestep);
      if (split) {
        const { noise: a } = await session.run({ ...first, timesteps });
        const { noise: b } = await session.run({ ...second, timesteps });
        return [a!, b!];
      }
      const feeds = Object.fromEntries(
        Object.entries(first).map(([name, values]) => [name, join(name, values, partner(name, second))]),
      );
      const { noise } = await session.run({ ...feeds, timesteps });
      return [noise!.subarray(0, noise!.length / 2), noise!.subarray(noise!.length / 2)];
    },
  };
}

function partner(name: string, second: HalfFeeds): Float32Array {
  const values = second[name];
  if (values) return values;
  throw new AppError('BUG_FEED', `The second half of a guided call lacks ${name}`);
}

export function concatenate(parts: readonly Float32Array[]): Float32Array {
  const result = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** The same values so many times over. */
export function repeated(values: Float32Array, times: number): Float32Array {
  return concatenate(Array.from({ length: times }, () => values));
}
