import { afterAll, describe, expect, it } from 'vitest';
import { orbitCamera, type Camera } from '../camera.ts';
import { createCloud, SH_C0, type GaussianCloud } from '../cloud.ts';
import type { RenderedView, Rgb } from '../image.ts';
import { knownViewLoss, psnr } from '../optimise/losses.ts';
import { DEFAULT_TRAINER_OPTIONS } from '../optimise/options.ts';
import { randomBallCloud } from '../optimise/random-ball.ts';
import { createRandom } from '../optimise/random.ts';
import { createCpuTrainer } from './cpu-trainer.ts';
import { renderView } from './render-view.ts';

const SIZE = 40;
const ITERATIONS = 100;
const WHITE: Rgb = [1, 1, 1];
const BLACK: Rgb = [0, 0, 0];

const eye = (elevationDegrees: number, azimuthDegrees: number): Camera =>
  orbitCamera({ elevationDegrees, azimuthDegrees, radius: 2 }, { fovyDegrees: 49.1, width: SIZE, height: SIZE });

/** A ring lying flat, coloured round its turn, with a post of one colour through it. */
function ringAndPost(): GaussianCloud {
  const [ring, post] = [400, 80];
  const cloud = createCloud(ring + post);
  cloud.opacityLogits.fill(3);
  cloud.logScales.fill(Math.log(0.03));
  const random = createRandom(12);
  for (let index = 0; index < ring + post; index++) {
    const turn = (2 * Math.PI * index) / ring;
    const wobble = () => 0.04 * random.normal();
    const onRing = index < ring;
    const position = onRing
      ? [0.4 * Math.cos(turn), wobble(), 0.4 * Math.sin(turn)]
      : [wobble(), random.uniform() - 0.5, wobble()];
    const color = onRing ? [0.5 + 0.4 * Math.cos(turn), 0.5 + 0.4 * Math.sin(turn), 0.2] : [0.1, 0.2, 0.9];
    cloud.positions.set(position, index * 3);
    cloud.shDc.set(
      color.map((value) => (value - 0.5) / SH_C0),
      index * 3,
    );
  }
  return cloud;
}

describe('a random ball optimised towards the views of a known cloud', () => {
  const target = ringAndPost();
  const trainer = createCpuTrainer(
    randomBallCloud(600, 4),
    {
      ...DEFAULT_TRAINER_OPTIONS,
      iterations: ITERATIONS,
      positionLrMaxSteps: ITERATIONS,
      densityEndStep: 80,
      densificationInterval: 20,
      opacityResetInterval: 1000,
      densifyGradThreshold: 0.2,
      minSplats: 500,
      maxSplats: 1200,
    },
    { workers: 0 },
  );
  afterAll(() => trainer.close());
  const unseen = [eye(25, 45), eye(0, 200), eye(-15, 290)];
  const quality = (cloud: GaussianCloud) => {
    const of = (camera: Camera) => psnr(renderView(cloud, camera, WHITE).rgb, renderView(target, camera, WHITE).rgb);
    return Math.min(...unseen.map(of));
  };

  it('comes to look like it from directions it was never compared in', async () => {
    const before = quality(await trainer.finish());
    const counts = new Set<number>();
    for (let step = 1; step <= ITERATIONS; step++) {
      // Four directions a quarter turn apart, as the pipeline draws them, none closer than 10° to the unseen ones.
      const cameras = [0, 90, 180, 270].map((turn) => eye([-30, 10, 40][step % 3]!, turn + 15 * (step % 2)));
      const background = step % 2 === 0 ? WHITE : BLACK;
      const views = await trainer.render(cameras, background);
      const gradient = (view: RenderedView, index: number) =>
        knownViewLoss(view, renderView(target, cameras[index]!, background), 1).gradient;
      counts.add((await trainer.update(views.map(gradient))).count);
    }
    const after = quality(await trainer.finish());
    // Measured 15.1 dB before and 29.0 dB after.
    expect(before).toBeLessThan(17);
    expect(after).toBeGreaterThan(27);
    expect(counts.size).toBeGreaterThan(1);
  }, 60_000);
});
