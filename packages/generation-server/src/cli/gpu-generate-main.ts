import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSettings } from '@404-gen/service-kit';
import {
  createCpuTrainer,
  createGpuTrainer,
  openGpu,
  encodePng,
  readSplatFile,
  renderValidatorGrid,
  type GpuContext,
} from '@404-gen/splat';
import { generationSettings } from '../config/schema.ts';
import { BLUEPRINT_LOAD, createGuidance } from '../guidance/create-guidance.ts';
import { planJob } from '../jobs/plan-job.ts';
import { generateSplats, type PipelineParts } from '../pipeline/generate-splats.ts';
import { warmUp } from '../pipeline/warm-up.ts';

// Times whole blueprint generations on the GPU, prints one JSON line per prompt, and writes clouds and validator views.
// Usage: gpu-generate-main.js [--config configs/text_mv.yaml] [--out out] [--cpu] [prompt …]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    config: { type: 'string', default: 'configs/text_mv.yaml' },
    out: { type: 'string', default: 'out' },
    cpu: { type: 'boolean', default: false },
  },
});
const prompts = positionals.length > 0 ? positionals : ['a red wooden chair', 'a striped tiger', 'a plaid sofa'];
const { settings } = loadSettings(generationSettings, {
  text: readFileSync(values.config, 'utf8'),
});
mkdirSync(values.out, { recursive: true });

const MOST_PASSES = 2048;

/** Adds up what the device's clock says of every pass. */
function clockPasses(gpu: GpuContext) {
  const { device } = gpu;
  const usage = GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC;
  const results = gpu.createBuffer('pass times', MOST_PASSES * 16, usage);
  const querySet = device.createQuerySet({ type: 'timestamp', count: MOST_PASSES * 2 });
  const create = device.createCommandEncoder.bind(device);
  let passes = 0;
  let on = false;
  device.createCommandEncoder = (descriptor) => {
    const encoder = create(descriptor);
    if (!on) return encoder;
    const timestampWrites = () => {
      if (passes >= MOST_PASSES) throw new Error(`More than ${MOST_PASSES} passes`);
      const first = passes++ * 2;
      return { querySet, beginningOfPassWriteIndex: first, endOfPassWriteIndex: first + 1 };
    };
    const compute = encoder.beginComputePass.bind(encoder);
    const render = encoder.beginRenderPass.bind(encoder);
    encoder.beginComputePass = (pass) => compute({ ...pass, timestampWrites: timestampWrites() });
    encoder.beginRenderPass = (pass) => render({ ...pass, timestampWrites: timestampWrites() });
    return encoder;
  };
  return {
    start() {
      passes = 0;
      on = true;
    },
    async seconds(): Promise<number> {
      on = false;
      if (passes === 0) return 0;
      const encoder = create();
      encoder.resolveQuerySet(querySet, 0, passes * 2, results, 0);
      device.queue.submit([encoder.finish()]);
      const times = new BigInt64Array(await gpu.read(results, 0, passes * 16));
      let sum = 0n;
      for (let pass = 0; pass < passes; pass++) sum += (times[pass * 2 + 1] ?? 0n) - (times[pass * 2] ?? 0n);
      return Number(sum) / 1e9;
    },
  };
}

const gpu = await openGpu();
const guidance = createGuidance(BLUEPRINT_LOAD);
await guidance.load();
const onGpu: PipelineParts = {
  guidance,
  gpu,
  createTrainer: (start, options) => createGpuTrainer(gpu, start, options),
};
const onCpu: PipelineParts = { guidance, createTrainer: (start, options) => createCpuTrainer(start, options) };
const signal = new AbortController().signal;
const warmedAt = performance.now();
await warmUp('a smal ball', onGpu, signal);
console.log(JSON.stringify({ device: gpu.name, warmUpSeconds: (performance.now() - warmedAt) / 1000 }));
const clock = gpu.device.features.has('timestamp-query') ? clockPasses(gpu) : undefined;

for (const prompt of prompts) {
  const name = prompt.replaceAll(/[^a-z0-9]+/gi, '-');
  for (const [device, parts] of Object.entries(values.cpu ? { gpu: onGpu, cpu: onCpu } : { gpu: onGpu })) {
    const plan = planJob(settings, { prompt, seed: 1, format: 'ply' });
    let loss: number | undefined;
    gpu.resetPeak();
    if (device === 'gpu') clock?.start();
    const startedAt = performance.now();
    const onProgress = (progress: { readonly loss: number | undefined }) => (loss = progress.loss ?? loss);
    const { bytes, splats, stageSeconds } = await generateSplats(plan, parts, { signal, onProgress });
    const wallSeconds = (performance.now() - startedAt) / 1000;
    const passSeconds = device === 'gpu' ? await clock?.seconds() : undefined;
    const outsideShare = passSeconds === undefined ? undefined : 1 - passSeconds / wallSeconds;
    const row = { prompt, device, wallSeconds, passSeconds, outsideShare, stageSeconds, splats, loss };
    console.log(JSON.stringify({ ...row, peakBytes: gpu.peakBytes }));
    writeFileSync(join(values.out, `${name}-${device}.ply`), bytes);
    const grid = renderValidatorGrid(await readSplatFile(bytes));
    writeFileSync(join(values.out, `${name}-${device}.png`), encodePng(grid));
  }
}
gpu.close();
process.exit(0);
