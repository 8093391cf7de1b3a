import { createRandom, type OrbitPose } from '@404-gen/splat';
import { afterAll, expect, test } from 'vitest';
import { readReference } from '../../test-support/reference-file.ts';
import { cpuRuntime, tinyBundle } from '../../test-support/tiny-bundles.ts';
import { openMvdream } from './mvdream.ts';
import { samplePoses, sampleViews, type Sampler } from './sample-views.ts';

interface Facts {
  readonly prompt: string;
  readonly guidanceScale: number;
  readonly radius: number;
  readonly side: number;
  readonly poseRows: readonly (readonly [number, number])[];
}

/** The bundle whose optimum is a house, told by packages/model-export and by nothing of ours. */
const reference = readReference<Facts>('known-answer');
const { facts } = reference;
const views = reference.tensor('views');
const runtime = cpuRuntime();
afterAll(async () => (await runtime).close());

/** Against the picture that the bundle's maker rendered from there. */
function psnr(rgb: Float32Array, { elevationDegrees, azimuthDegrees }: OrbitPose): number {
  const at = facts.poseRows.findIndex(([e, a]) => e === elevationDegrees && a === azimuthDegrees % 360);
  const squares = rgb.reduce((sum, value, index) => sum + (value - views[at * rgb.length + index]! / 255) ** 2, 0);
  return -10 * Math.log10(squares / rgb.length);
}

async function sampled({ sampler = 'dpm-solver' as Sampler, prompt = facts.prompt, scale = facts.guidanceScale }) {
  const backend = await openMvdream(await runtime, tinyBundle('known-answer'));
  const conditioned = await backend.condition({
    prompt,
    negativePrompt: 'blurry',
    random: createRandom(1),
    image: undefined,
    referenceElevationDegrees: 0,
    referenceAzimuthDegrees: 0,
    viewPrompts: false,
  });
  const poses = samplePoses(backend, { radius: facts.radius, referenceElevationDegrees: 0 });
  const { signal } = new AbortController();
  const pictures = await sampleViews(backend, conditioned, poses, {
    sampler,
    steps: 10,
    guidanceScale: scale,
    seed: 3,
    signal,
  });
  return pictures.map(({ rgb }, index) => psnr(rgb, poses[index]!));
}

test.each([
  ['dpm-solver', 45],
  // It ends at the first timestep's noise, not at none.
  ['ddim', 30],
] as const)('%s samples the four views that the network has in mind, to %i dB', async (sampler, least) => {
  const found = await sampled({ sampler });
  expect(found).toHaveLength(4);
  expect(Math.min(...found)).toBeGreaterThan(least);
});

test.each([
  ['another prompt', { prompt: 'a tree' }],
  ['another guidance scale', { scale: 3 }],
])('%s leads elsewhere', async (_, change) => {
  expect(Math.max(...(await sampled(change)))).toBeLessThan(20);
});
