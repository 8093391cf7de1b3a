/**
 * Times guidance by a diffusion network: milliseconds per stage of a step at the three picture sides (render with its
 * read-back, VAE encoder, U-Net, its VJP, host, optimiser), text, sampling and fitting, the share outside network calls, and
 * what whole jobs would take. JSON lines, then a table.
 *
 *   npm run bench:guidance -- --bundle mvdream [--models models] [--provider auto] [--device auto] [--steps 10]
 *   npm run bench:guidance -- --bundle mvdream --unet-only      every way of running the U-Net, with figure or failure
 *   npm run bench:guidance -- --bundle mvdream --leak 50        memory of the pipeline process over so many jobs,
 *                                                              on the CPU unless device and provider are named
 */
import { parseArgs } from 'node:util';
import { loadSettings, toAppError } from '@404-gen/service-kit';
import { provenance } from '../../service-kit/bench/report.ts';
import { NETWORK_BUNDLES, type NetworkFlag } from '../src/config/wanted-networks.ts';
import { generationSettings } from '../src/config/schema.ts';
import { createDiffusionGuidance } from '../src/guidance/diffusion/diffusion-guidance.ts';
import { planJob } from '../src/pipeline/plan-job.ts';
import { openBundle } from '../src/models/bundle.ts';
import { chooseProvider, findProviders, PROVIDERS, type ProviderSetting } from '../src/models/execution-provider.ts';
import { createTrainerFactory } from '../src/pipeline/trainer-factory.ts';
import { FEWEST_JOBS, findLeak } from './guidance/leak.ts';
import { projectJobs } from './guidance/projection.ts';
import { timeFitSteps, timeSteps, type StepStages } from './guidance/stages.ts';
import { timeUnetVariants, type VariantResult } from './guidance/unet-only.ts';

class UsageError extends Error {}

const { values } = orTell(() =>
  parseArgs({
    // Package managers hand on the separator that they were given.
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    options: {
      bundle: { type: 'string', default: 'mvdream' },
      models: { type: 'string', default: 'models' },
      provider: { type: 'string', default: 'auto' },
      device: { type: 'string', default: 'auto' },
      steps: { type: 'string', default: '10' },
      splats: { type: 'string', default: '8000' },
      sides: { type: 'string', default: '128,256,512' },
      'unet-only': { type: 'boolean', default: false },
      leak: { type: 'string' },
    },
  }),
);
const bundle = orTell(() => openBundle(values.models, values.bundle));
const flag = orTell(() => flagOf(bundle.manifest.network));
const setting = orTell(() => providerOf(values.provider));
const steps = orTell(() => wholeNumber('--steps', values.steps));
const print = (line: object) => console.log(JSON.stringify({ bench: 'guidance', bundle: bundle.name, ...line }));
const signal = new AbortController().signal;

try {
  if (values.leak !== undefined) await leak(wholeNumber('--leak', values.leak));
  else if (values['unet-only']) await unetOnly();
  else await stages();
} catch (thrown) {
  tell(thrown);
}
// Dawn keeps a process alive.
process.exit();

function orTell<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    tell(thrown);
  }
}

/** Ends with what went wrong and what to do about it; with the stack only where nobody foresaw it. */
function tell(thrown: unknown): never {
  const error = toAppError(thrown);
  const isBug = error.code.startsWith('BUG_') && !isUsage(thrown);
  console.error(isBug ? error : `${isUsage(thrown) ? 'CONFIG_COMMAND' : error.code}: ${error.message}`);
  if (error.code === 'MODEL_BUNDLE_MISSING') {
    const name = values.bundle;
    console.error(
      'Timings need no public weights: random ones take as long, ' +
        `\`python3 packages/model-export/export_bundle.py ${name} --random-weights 0 --out ${values.models}\`.\n` +
        'To see the bench itself at work: `npm run bench:guidance -- --models packages/model-export/tiny --sides 32`.',
    );
  }
  process.exit(1);
}

/** What `parseArgs` and the checks here have against the command line. */
function isUsage(thrown: unknown): boolean {
  return thrown instanceof UsageError || String((thrown as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
}

async function leak(jobs: number): Promise<void> {
  if (jobs < FEWEST_JOBS) throw new UsageError(`--leak: ${jobs} jobs tell nothing, ${FEWEST_JOBS} are the fewest`);
  // What leaks, leaks anywhere; a card has to be asked for.
  const device = values.device === 'auto' ? 'cpu' : values.device;
  const provider = setting === 'auto' ? 'cpu' : setting;
  const where = { modelsDir: values.models, bundle: values.bundle, flag, device, provider };
  const report = await findLeak({ ...where, jobs });
  print({ kind: 'leak', ...report, ...provenance() });
  process.exitCode = report.leaks ? 1 : 0;
}

async function unetOnly(): Promise<void> {
  const { provider, reason } = chooseProvider(setting, await findProviders(setting === 'auto'));
  const results: VariantResult[] = [];
  for await (const result of timeUnetVariants(bundle, provider, steps)) {
    print({ kind: 'unet', provider, reason, ...result, ...provenance() });
    results.push(result);
  }
  console.log(`\n| U-Net on ${provider} | median ms | p95 ms | load ms |\n|---|---|---|---|`);
  for (const result of results) {
    const figures =
      'failed' in result ? [result.failed, '', ''] : [result.medianMs, result.p95Ms, result.loadMs].map(ms);
    console.log(`| ${[result.variant, ...figures].join(' | ')} |`);
  }
}

async function stages(): Promise<void> {
  const text = `
guidance: diffusion
${flag}: true
lambda_zero123: ${flag.includes('zero123') ? 1 : 0}
lambda_sd: ${flag.includes('zero123') ? 0 : 1}
models_dir: ${values.models}
bundles: [${flag}=${bundle.name}]
num_pts: ${values.splats}
min_gaussians: 0
max_gaussians: ${values.splats}
`;
  const { settings } = loadSettings(generationSettings, { text });
  const plan = planJob(settings, { prompt: 'a red and black snake with golden eyes', seed: 1, format: 'ply' });
  const trainers = await createTrainerFactory({ device: values.device, workers: 0 });
  const providers = { setting, overrides: [] };
  const guidance = createDiffusionGuidance({ bundles: [bundle], providers, verify: false, samples: true });
  await guidance.load();
  for (const placed of guidance.runtime?.placements ?? []) print({ kind: 'placement', ...placed });
  const [placed] = guidance.runtime?.placements ?? [];
  const about = { device: trainers.device.name, provider: placed?.provider, ...provenance() };

  const { prompt, negativePrompt, guidanceScale, seed, diffusion } = plan;
  const image = guidance.acceptsImages ? { image: grey(settings.ref_size) } : {};
  const request = { prompt, negativePrompt, guidanceScale, seed, diffusion, ...image };
  const startedAt = performance.now();
  const prepared = await guidance.prepare(request, signal);
  const textMs = performance.now() - startedAt;
  const views = plan.cameras.viewsPerGroup;
  const parts = { ...trainers, guidance, plan, prepared, steps, views };
  const sides = values.sides.split(',').map((side) => wholeNumber('--sides', side));
  const rows: StepStages[] = [];
  const fitMs: number[] = [];
  for (const side of sides) {
    const row = await timeSteps(parts, side);
    print({ kind: 'step', ...row, ...about });
    rows.push(row);
    const fit = await timeFitSteps(parts, side);
    print({ kind: 'fit', side, ms: fit, ...about });
    fitMs.push(fit);
  }
  const decode = guidance.runtime?.placements.find(({ model }) => model.endsWith('/vae-decoder'));
  const jobs = projectJobs({
    stages: rows,
    fitMs,
    textMs,
    decodeMs: decode?.warmUpMs ?? 0,
    iterations: settings.iters,
    sampleSteps: settings.sample_steps,
    fitSteps: settings.fit_iters,
    sdsSteps: settings.sds_iters,
  });
  print({ kind: 'job', textMs, iterations: settings.iters, ...jobs, ...about });

  const columns = ['render', 'vaeEncoder', 'unet', 'vaeVjp', 'otherNetworks', 'host', 'optimiser', 'total'] as const;
  console.log(`\n| side | ${columns.join(' | ')} | outside | fit step |\n|${'---|'.repeat(columns.length + 3)}`);
  rows.forEach((row, index) => {
    const cells = [
      row.side,
      ...columns.map((column) => ms(row[column])),
      share(row.outsideShare),
      ms(fitMs[index] ?? Number.NaN),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  });
  console.log(
    `\ntext ${ms(textMs)} ms; ${settings.iters} iterations: ${jobs.sdsSeconds.toFixed(1)} s, ${share(jobs.outsideShare)} of ` +
      `it outside network calls; sample-then-fit: ${jobs.sampleThenFitSeconds.toFixed(1)} s`,
  );
  await guidance.close();
}

function flagOf(network: string): NetworkFlag {
  const found = Object.entries(NETWORK_BUNDLES).find(([, name]) => name === network);
  if (!found) throw new UsageError(`--bundle ${values.bundle}: ${network} guides nothing`);
  return found[0] as NetworkFlag;
}

function providerOf(text: string): ProviderSetting {
  const found = (['auto', ...PROVIDERS] as const).find((each) => each === text);
  if (!found) throw new UsageError(`--provider is one of auto, ${PROVIDERS.join(', ')}`);
  return found;
}

function wholeNumber(flag: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new UsageError(`${flag}: "${text}" is no whole number above 0`);
}

/** A picture for networks that want one. */
function grey(side: number) {
  return {
    width: side,
    height: side,
    rgb: new Float32Array(side * side * 3).fill(0.5),
    alpha: new Float32Array(side * side).fill(1),
  };
}

function ms(value: number): string {
  return value.toFixed(1);
}

function share(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
