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
  type GpuTrainer,
} from '@404-gen/splat';
import { generationSettings } from '../config/schema.ts';
import { BLUEPRINT_LOAD, createGuidance } from '../guidance/create-guidance.ts';
import type { DeviceGuidance } from '../guidance/guidance.ts';
import { planJob } from '../pipeline/plan-job.ts';
import { generateSplats, type PipelineParts } from '../pipeline/generate-splats.ts';
import { canFit } from '../pipeline/optimise-on-device.ts';
import { warmUp } from '../pipeline/warm-up.ts';
import { startHangGuard } from './hang-guard.ts';

// Times whole blueprint generations on the GPU, prints one JSON line per prompt, and writes clouds and validator views.
// Usage: gpu-generate-main.js [--config configs/text_mv.yaml] [--out out] [--cpu] [--stall-seconds 120] [prompt …]
//
// `phasesMs` adds up to the wall time: `read` the prompt and build the shape, `scene` handed to the device, `cloud` to
// start from (light read back included), `trainer` made, `targets` told to the device, `steps` (the device's work and
// what the host adds to it), `download`, `encode`, `other`. `outsideShare` is what is left without the device's passes.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    config: { type: 'string', default: 'configs/text_mv.yaml' },
    out: { type: 'string', default: 'out' },
    cpu: { type: 'boolean', default: false },
    'stall-seconds': { type: 'string', default: '120' },
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

const PHASES = ['read', 'scene', 'cloud', 'trainer', 'targets', 'steps', 'download'] as const;
type PhaseName = (typeof PHASES)[number];

/** Pipeline parts that keep the time of what the pipeline asks them to do. Nothing is counted twice. */
function clockPhases(parts: PipelineParts) {
  const spentMs = new Map<PhaseName, number>();
  /** Time of phases within the present one. */
  let innerMs = 0;
  const begin = (phase: PhaseName) => {
    const startedAt = performance.now();
    const outerMs = innerMs;
    innerMs = 0;
    return () => {
      const ms = performance.now() - startedAt;
      spentMs.set(phase, (spentMs.get(phase) ?? 0) + ms - innerMs);
      innerMs = outerMs + ms;
    };
  };
  const time = <T>(phase: PhaseName, work: () => T): T => {
    const end = begin(phase);
    try {
      return work();
    } finally {
      end();
    }
  };
  const wait = async <T>(phase: PhaseName, work: () => T | Promise<T>): Promise<T> => {
    const end = begin(phase);
    try {
      return await work();
    } finally {
      end();
    }
  };
  const clockGuide = (guide: DeviceGuidance): DeviceGuidance => {
    const initialCloud = guide.initialCloud?.bind(guide);
    return {
      ...guide,
      ...(initialCloud && { initialCloud: (count) => wait('cloud', () => initialCloud(count)) }),
      targetsFor: (side) => time('targets', () => guide.targetsFor(side)),
    };
  };
  const clocked: PipelineParts = {
    ...parts,
    guidance: {
      ...parts.guidance,
      async prepare(request, signal) {
        const prepared = await wait('read', () => parts.guidance.prepare(request, signal));
        const onDevice = prepared.onDevice?.bind(prepared);
        return {
          ...prepared,
          ...(onDevice && { onDevice: (...of) => clockGuide(time('scene', () => onDevice(...of))) }),
        };
      },
    },
    async createTrainer(start, options) {
      const trainer = await wait('trainer', () => parts.createTrainer(start, options));
      if (!canFit(trainer)) return trainer;
      const own = {
        fit: (...args: Parameters<typeof trainer.fit>) => wait('steps', () => trainer.fit(...args)),
        finish: () => wait('download', () => trainer.finish()),
      };
      return Object.assign(Object.create(trainer) as GpuTrainer, own);
    },
  };
  return {
    parts: clocked,
    phasesMs(wallMs: number, exportMs: number) {
      const named = PHASES.map((phase) => [phase, spentMs.get(phase) ?? 0] as const);
      const encode = Math.max(0, exportMs - (spentMs.get('download') ?? 0));
      const sum = named.reduce((total, [, ms]) => total + ms, encode);
      const all = [...named, ['encode', encode] as const, ['other', wallMs - sum] as const];
      return Object.fromEntries(all.map(([phase, ms]) => [phase, Math.round(ms * 10) / 10]));
    },
  };
}

const guard = startHangGuard(Number(values['stall-seconds']) * 1000);
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
guard.beat();
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
    const onProgress = (progress: { readonly loss: number | undefined }) => {
      guard.beat();
      loss = progress.loss ?? loss;
    };
    const phases = clockPhases(parts);
    const { bytes, splats, stageSeconds } = await generateSplats(plan, phases.parts, { signal, onProgress });
    const wallSeconds = (performance.now() - startedAt) / 1000;
    const phasesMs = phases.phasesMs(wallSeconds * 1000, stageSeconds.export * 1000);
    const passSeconds = device === 'gpu' ? await clock?.seconds() : undefined;
    const outsideShare = passSeconds === undefined ? undefined : 1 - passSeconds / wallSeconds;
    const row = { prompt, device, wallSeconds, passSeconds, outsideShare, phasesMs, splats, loss };
    console.log(JSON.stringify({ ...row, peakBytes: gpu.peakBytes }));
    writeFileSync(join(values.out, `${name}-${device}.ply`), bytes);
    guard.beat();
    const grid = renderValidatorGrid(await readSplatFile(bytes));
    writeFileSync(join(values.out, `${name}-${device}.png`), encodePng(grid));
  }
}
gpu.close();
process.exit(0);
