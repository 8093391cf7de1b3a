import { createGpuTrainer, readSplatFile } from '@404-gen/splat';
import { expect, it } from 'vitest';
import { BLUEPRINT_LOAD, createGuidance } from '../guidance/create-guidance.ts';
import { describeGpu } from '../test-support/gpu.ts';
import { planOf } from '../test-support/plans.ts';
import { generateSplats } from './generate-splats.ts';
import type { GenerationProgress } from './pipeline.ts';

const TINY =
  'iters: 6\nnum_pts: 100\nmin_gaussians: 0\nrender_sizes: [16, 20]\ndensity_end_iter: 4\ndensification_interval: 3\n' +
  'position_lr_max_steps: 6\nviews_per_step: 2\n';

/** Software adapters compile each kernel for seconds. */
const TIMEOUT_MS = 120_000;

describeGpu('a job on the device', (gpu) => {
  const generate = async (signal: AbortSignal, onProgress: (progress: GenerationProgress) => void, fits = true) => {
    const guidance = createGuidance(BLUEPRINT_LOAD);
    return generateSplats(
      planOf('a red ball', TINY),
      {
        guidance,
        gpu: fits ? gpu() : undefined,
        createTrainer: (start, options) => createGpuTrainer(gpu(), start, options),
      },
      { signal, onProgress },
    );
  };

  it(
    'reports as it goes, gives its memory back and computes what the step loop does',
    async () => {
      const before = gpu().allocatedBytes;
      const seen: GenerationProgress[] = [];
      const { bytes, splats } = await generate(new AbortController().signal, (each) => seen.push(each));
      expect(gpu().allocatedBytes).toBe(before);
      const iterations = seen.filter(({ phase }) => phase === 'optimise').map(({ iteration }) => iteration);
      expect(iterations[0]).toBe(0);
      expect(iterations.at(-1)).toBe(6);
      expect(iterations).toEqual([...iterations].sort((a, b) => a - b));
      expect((await readSplatFile(bytes)).count).toBe(splats);

      const stepped: GenerationProgress[] = [];
      await generate(new AbortController().signal, (each) => stepped.push(each), false);
      const lossAt = (list: GenerationProgress[], step: number) =>
        list.find(({ iteration }) => iteration === step)!.loss!;
      // The same cameras and backgrounds, and pictures that differ by what `target-painter.test.ts` allows.
      expect(lossAt(seen, 6) / lossAt(stepped, 6)).toBeCloseTo(1, 1);
    },
    TIMEOUT_MS,
  );

  it(
    'ends when it is cancelled, between two submissions',
    async () => {
      const before = gpu().allocatedBytes;
      const cancel = new AbortController();
      const promise = generate(cancel.signal, ({ iteration }) => {
        if (iteration > 0) cancel.abort(new Error('no more'));
      });
      await expect(promise).rejects.toThrow('no more');
      expect(gpu().allocatedBytes).toBe(before);
    },
    TIMEOUT_MS,
  );
});
