import { createRandom } from '@404-gen/splat';
import { afterEach, expect, test } from 'vitest';
import type { ModelRuntime } from '../../models/model-runtime.ts';
import { cpuRuntime, tinyBundle } from '../../test-support/tiny-bundles.ts';
import { openLatentEncoder } from './latent-encoder.ts';
import { normals } from './normal-noise.ts';

let runtime: ModelRuntime | undefined;
afterEach(() => runtime?.close());

// One picture at a time, and four: of five views the last batch is filled up.
test.each([
  ['stable-diffusion', 3],
  ['mvdream', 5],
])('%s: %d views together are what each of them is alone, there and back', async (network, views) => {
  runtime = await cpuRuntime();
  const encoder = await openLatentEncoder(runtime, tinyBundle(network));
  const { side, latentLength } = encoder;
  const random = createRandom(2);
  const imageLength = 3 * side * side;
  const planes = normals(random, views * imageLength).map((value) => Math.tanh(value));
  const noise = normals(random, views * latentLength);
  const gradient = normals(random, views * latentLength);
  const together = await encoder.encodePlanes(planes, noise);
  const back = (await together.backward(gradient)).slice();
  for (let view = 0; view < views; view++) {
    const own = (values: Float32Array, length: number) => values.slice(view * length, (view + 1) * length);
    const alone = await encoder.encodePlanes(own(planes, imageLength), own(noise, latentLength));
    expectEqual(own(together.latents, latentLength), alone.latents);
    expectEqual(own(back, imageLength), await alone.backward(own(gradient, latentLength)));
  }
  expect(back.some((value) => value !== 0)).toBe(true);
});

function expectEqual(values: Float32Array, wanted: Float32Array): void {
  expect(values).toHaveLength(wanted.length);
  const largest = Math.max(...wanted.map(Math.abs));
  const worst = Math.max(...values.map((value, index) => Math.abs(value - wanted[index]!)));
  expect(worst).toBeLessThan(1e-5 * largest);
}
