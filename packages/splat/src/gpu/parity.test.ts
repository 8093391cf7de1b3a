import { expect, it } from 'vitest';
import { createCloud } from '../cloud.ts';
import { renderView } from '../cpu/render-view.ts';
import type { Rgb } from '../image.ts';
import { PARAMETER_NAMES } from '../optimise/trainable-cloud.ts';
import { rasterOnGpu } from '../test-support/gpu-backward.ts';
import { describeGpu } from '../test-support/gpu.ts';
import { lookFrom, PARITY_CASES, type ParityCase } from '../test-support/parity-clouds.ts';
import { expectSameGradients, expectSameViews, randomGradients, rasterOnCpu } from '../test-support/parity.ts';
import { renderViewsOnGpu } from './render-views.ts';

const BACKGROUND: Rgb = [0.3, 0.1, 0.8];

describeGpu('the rasteriser on the device agrees with the CPU, forward and backward', (gpu) => {
  it.each(PARITY_CASES)('$name', async ({ cloud: make, cameras, drawn }: ParityCase) => {
    const cloud = make();
    const incoming = randomGradients(cameras);
    const expected = rasterOnCpu(cloud, cameras, BACKGROUND, incoming);
    const actual = await rasterOnGpu(gpu(), cloud, cameras, BACKGROUND, incoming);
    expectSameViews(actual.views, expected.views);
    expectSameGradients(actual, expected);
    expect(await renderViewsOnGpu(gpu(), cloud, cameras, BACKGROUND), 'the same bytes again').toEqual(actual.views);
    const seen = expected.samples.reduce((sum, views) => sum + views, 0);
    const all = cloud.count * cameras.length;
    expect(seen === 0 ? 'none' : seen === all ? 'all' : 'some').toBe(drawn);
  });
});

describeGpu('the rasteriser on the device', (gpu) => {
  it('gives the same gradients to the last bit for the same input', async () => {
    const { cloud: make, cameras } = PARITY_CASES.find(({ name }) => name === 'four cameras')!;
    const incoming = randomGradients(cameras);
    const run = () => rasterOnGpu(gpu(), make(), cameras, BACKGROUND, incoming);
    const [first, second] = [await run(), await run()];
    for (const name of PARAMETER_NAMES) expect(second.gradients[name]).toEqual(first.gradients[name]);
    expect([second.pulls, second.samples]).toEqual([first.pulls, first.samples]);
  });

  it('draws the background where there is nothing, and nothing for no camera', async () => {
    const [view] = await renderViewsOnGpu(gpu(), createCloud(0), lookFrom(1, { width: 9, height: 5 }), BACKGROUND);
    expect(view!.rgb).toEqual(Float32Array.from({ length: 9 * 5 * 3 }, (_, index) => BACKGROUND[index % 3]!));
    expect([...view!.alpha, ...view!.depth].every((value) => value === 0)).toBe(true);
    expect(await renderViewsOnGpu(gpu(), createCloud(1), [], BACKGROUND)).toEqual([]);
  });

  it('makes room when splats cover more than was thought', async () => {
    const cloud = PARITY_CASES.find(({ name }) => name.startsWith('splats a hundred'))!.cloud();
    const cameras = lookFrom(2, { width: 260, height: 200 });
    const views = await renderViewsOnGpu(gpu(), cloud, cameras, BACKGROUND);
    expectSameViews(
      views,
      cameras.map((camera) => renderView(cloud, camera, BACKGROUND)),
    );
  });

  it('refuses views of different sizes', async () => {
    const cameras = [...lookFrom(1), ...lookFrom(1, { width: 38 })];
    await expect(renderViewsOnGpu(gpu(), createCloud(1), cameras, BACKGROUND)).rejects.toMatchObject({
      code: 'BUG_CAMERA',
    });
  });
});
