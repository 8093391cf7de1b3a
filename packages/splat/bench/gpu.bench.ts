/**
 * Times the GPU pipeline and compares it with others: `npm run bench:gpu` (PERFORMANCE.md holds what it printed).
 *
 * Prints JSON lines as it goes and tables at the end. Without another mode it times whole optimisation steps, beside
 * gsplat's where Python has it.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { GpuContext } from '../src/gpu/context.ts';
import { provenance } from '../../service-kit/bench/report.ts';
import { openBenchGpu } from './gpu/device.ts';
import { floorsUs, type CardFigures } from './gpu/floors.ts';
import { measureForward } from './gpu/forward.ts';
import { drawByOther } from './gpu/other-process.ts';
import { measureParity } from './gpu/parity.ts';
import { drawPictures } from './gpu/pictures.ts';
import { findReference, type Reference } from './gpu/python.ts';
import { createReport, type Line } from './gpu/report.ts';
import { measureScaling } from './gpu/scaling.ts';
import { ballCloud, orbitCameras, parseScenes, VIEWS, writeScene, type Scene } from './gpu/scenes.ts';
import { measureStep } from './gpu/step.ts';
import { markdownTables } from './gpu/tables.ts';

const HELP = `Usage: npm run bench:gpu -- [modes] [options]
Modes (without one: steps)
  --steps           one optimisation step: 4 views forward, losses, backward, update; beside gsplat
  --forward         one view drawn, beside @playcanvas/splat-transform in a process of its own
  --sizes           steps at doubling sizes: is the cost linear?
  --parity FILE     a splat file drawn and gone back through on CPU, GPU and by gsplat
  --pictures FILE   a PNG of six prompts turned round, runs on the GPU above those on the CPU
  --table FILE      no measurement: the tables of JSON lines that were kept with --out
Options
  --scenes LIST     SPLATS:PIXELS,… for --steps and --forward
  --quick           tiny scenes, few runs: proves the harness on a software adapter
  --limit SECONDS   how long that process may take for one scene (60)
  --runs N          runs that the median is taken over (5)
  --run-ms MS       how long a run of steps should take (500)
  --bandwidth TB/S  of the card, for floors (2.8: a copy on an H100)
  --flops TFLOP/S   of the card, f32 (46: multiply-adds on an H100)
  --python PATH     interpreter that may have gsplat (python3)
  --reference DIR   the reference scripts (packages/model-export)
  --generator FILE  entry of the generator's command line, built (packages/generation-server/dist/cli/generate-main.js)
  --config FILE     settings for it (its own default)
  --iters N         optimisation steps for it (as its settings say)
  --out FILE        appends the JSON lines to a file`;

const SCENES = '8000:128,20000:256,50000:512,300000:512,1000000:1024';
const QUICK_SCENES = '200:32';

const { values: flags } = parseArgs({
  // Package managers hand on the separator that they were given.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    ...{ steps: { type: 'boolean' }, forward: { type: 'boolean' }, sizes: { type: 'boolean' } },
    ...{ parity: { type: 'string', multiple: true }, table: { type: 'string', multiple: true } },
    ...{ limit: { type: 'string', default: '60' }, 'forward-child': { type: 'string' } },
    ...{ scenes: { type: 'string' }, quick: { type: 'boolean', default: false } },
    ...{ runs: { type: 'string' }, 'run-ms': { type: 'string' } },
    ...{ bandwidth: { type: 'string', default: '2.8' }, flops: { type: 'string', default: '46' } },
    ...{ python: { type: 'string', default: 'python3' }, out: { type: 'string' } },
    ...{ pictures: { type: 'string' }, config: { type: 'string' }, iters: { type: 'string' } },
    generator: { type: 'string', default: 'packages/generation-server/dist/cli/generate-main.js' },
    ...{ reference: { type: 'string', default: 'packages/model-export' }, help: { type: 'boolean' } },
  },
});

const { quick } = flags;
const runs = positive('runs', flags.runs ?? (quick ? '2' : '5'));
const runMs = positive('run-ms', flags['run-ms'] ?? (quick ? '1' : '500'));
const scenes = parseScenes(flags.scenes ?? (quick ? QUICK_SCENES : SCENES));
const figures: CardFigures = {
  bytesPerSecond: positive('bandwidth', flags.bandwidth) * 1e12,
  flopsPerSecond: positive('flops', flags.flops) * 1e12,
};

if (flags.help) {
  console.log(HELP);
} else if (flags.table) {
  const texts = await Promise.all(flags.table.map((path) => readFile(path, 'utf8')));
  const lines = texts.flatMap((text) => text.split('\n').filter((line) => line.startsWith('{')));
  console.log(markdownTables(lines.map((line) => JSON.parse(line) as Line)));
} else if (flags['forward-child'] !== undefined) {
  console.log(JSON.stringify(await drawByOther(scenes[0]!, runs, flags['forward-child'])));
} else {
  await measure();
}
// Dawn keeps the process alive.
process.exit(process.exitCode);

async function measure(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-gpu-'));
  const { gpu, card } = await openBenchGpu();
  const report = createReport({ ...card, ...provenance('packages/splat') }, flags.out);
  try {
    const others = flags.forward ?? flags.sizes ?? flags.parity ?? flags.pictures;
    const reference = flags.steps || flags.parity || !others ? await lookForReference() : undefined;
    if (flags.steps || !others) await measureSteps(gpu, report, directory, reference);
    if (flags.forward) {
      const how = { runs, directory, limitS: positive('limit', flags.limit) };
      for (const scene of scenes) {
        report.add({ kind: 'forward', ...scene, runs, ...(await measureForward(gpu, scene, how)) });
      }
    }
    if (flags.sizes) {
      await measureScaling(gpu, { quick, runs, runMs }, (result) => {
        report.add({ kind: 'scaling', ...result });
        if (!result.linear && !quick) process.exitCode = 1;
      });
    }
    for (const file of flags.parity ?? []) {
      const shape = quick ? { size: 64, views: 1 } : { size: 512, views: VIEWS };
      const parity = await measureParity(gpu, file, { ...shape, directory }, reference);
      report.add({ kind: 'parity', ...parity });
      if (!parity.agrees && !quick) process.exitCode = 1;
    }
    if (flags.pictures !== undefined) {
      const { generator, config } = flags;
      const iterations = flags.iters === undefined ? undefined : positive('iters', flags.iters);
      await drawPictures(flags.pictures, { generator, config, directory, quick, iterations }, (line) => {
        report.add({ kind: 'picture', ...line });
      });
    }
    console.log(`\n${markdownTables(report.lines)}`);
  } finally {
    gpu.close();
    await rm(directory, { recursive: true });
  }
}

/** Says on standard error what was found. */
async function lookForReference(): Promise<Reference | undefined> {
  const found = await findReference(flags.python, flags.reference);
  if (typeof found === 'string') {
    console.error(`No comparison with gsplat: ${found}`);
    return undefined;
  }
  console.error(`Compared with gsplat: ${JSON.stringify(found.about)}`);
  return found;
}

async function measureSteps(
  gpu: GpuContext,
  report: ReturnType<typeof createReport>,
  directory: string,
  reference: Reference | undefined,
): Promise<void> {
  const measured = new Map<string, number>();
  const key = ({ splats, size }: Scene) => `${splats}:${size}`;
  for (const scene of scenes) {
    const step = await measureStep(gpu, scene, { runs, runMs });
    measured.set(key(scene), step.stepMs);
    const { pairs, binPairs } = step;
    const floors = floorsUs({ ...scene, views: VIEWS, shDegree: 0, pairs, binPairs }, figures);
    report.add({ kind: 'step', ...scene, views: VIEWS, ...step, floors });
  }
  if (!reference) return;
  const paths = [];
  for (const scene of scenes) {
    const name = `step-${scene.splats}-${scene.size}`;
    paths.push(await writeScene(directory, name, ballCloud(scene.splats), orbitCameras(scene.size), {}));
  }
  const timing = ['--runs', String(runs), '--run-ms', String(runMs)];
  await reference.run('gsplat_step.py', [...paths, ...timing], (line) => {
    const ours = measured.get(key(line as unknown as Scene)) ?? NaN;
    const ratio = Number((Number(line['stepMs']) / ours).toFixed(2));
    report.add({ kind: 'reference', ...line, ratio, ...reference.about });
  });
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} ${text} is not a positive number`);
  return value;
}
