import {
  createCpuTrainer,
  createGpuTrainer,
  floatImageToBytes,
  normaliseForValidator,
  randomBallCloud,
  renderView,
  validatorCameras,
} from '@404-gen/splat';
import { expect, test } from 'vitest';
import { describeGpu } from '../test-support/gpu.ts';
import { largestDifference } from '../test-support/picture-reference.ts';
import { renderValidatorViews } from './render-views.ts';

const SIDE = 48;
const options = { viewSize: SIDE, signal: new AbortController().signal };

/** Off the middle and of another size than validators draw. */
function cloud() {
  const ball = randomBallCloud(600, 7, 0);
  for (let at = 0; at < ball.count; at++) ball.positions[at * 3]! += 0.3;
  ball.opacityLogits.fill(1);
  return ball;
}

test('16 views from 0° to 360°, as validators normalise, draw and cut to bytes', async () => {
  const views = await renderValidatorViews(
    cloud(),
    (start, each) => createCpuTrainer(start, each, { workers: 0 }),
    options,
  );
  expect(views).toHaveLength(16);
  const seen = normaliseForValidator(cloud());
  validatorCameras(SIDE).forEach((camera, view) => {
    const expected = floatImageToBytes(renderView(seen, camera, [1, 1, 1])).data;
    expect(largestDifference(views[view]!.data, expected)).toBeLessThanOrEqual(1);
  });
  expect(largestDifference(views[15]!.data, views[0]!.data)).toBeLessThanOrEqual(1);
  expect(largestDifference(views[5]!.data, views[0]!.data)).toBeGreaterThan(50);
});

describeGpu('on a device', (gpu) => {
  test('the same views, to a byte', async () => {
    const [there, here] = [
      await renderValidatorViews(cloud(), (start, each) => createGpuTrainer(gpu(), start, each), options),
      await renderValidatorViews(cloud(), (start, each) => createCpuTrainer(start, each, { workers: 0 }), options),
    ];
    there.forEach(({ data }, view) => expect(largestDifference(data, here[view]!.data)).toBeLessThanOrEqual(1));
  });
});
