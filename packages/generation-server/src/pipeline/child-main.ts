import type { ProviderChoice } from '../models/execution-provider.ts';
import { createModelRuntime } from '../models/model-runtime.ts';
import { BLUEPRINT_LOAD, createGuidance } from '../guidance/create-guidance.ts';
import type { ModelPlacement } from '../models/placement.ts';
import type { Guidance } from '../guidance/guidance.ts';
import { scoreSplats } from '../score/scorer.ts';
import type { ScoreReport, ScoreRequest } from '../score/score-report.ts';
import { announcedRuntime } from './announced-runtime.ts';
import { generateSplats } from './generate-splats.ts';
import { loadPictureNetworks, type PictureNetworks } from './picture-networks.ts';
import { plainError, type FromChild, type PipelineLoad, type ToChild } from './messages.ts';
import { createTrainerFactory, type TrainerFactory } from './trainer-factory.ts';
import type { GenerationProgress } from './pipeline.ts';
import { warmUp } from './warm-up.ts';

// The pipeline process: owns the device and the guidance, computes one job at a time, and ends with its parent.

const ALIVE_MS = 1000;

let guidance: Guidance | undefined;
let trainers: TrainerFactory | undefined;
let pictures: PictureNetworks | undefined;
/** Work accepted and not yet done, by its number. */
const open = new Map<number, AbortController>();
let previous: Promise<void> = Promise.resolve();

function send(message: FromChild): void {
  // A parent that is gone is noticed by 'disconnect'.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

/** The parent must know of a call before it blocks: settles once the message is on its way. */
function sent(message: FromChild): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected) resolve();
    else process.send?.(message, undefined, undefined, () => resolve());
  });
}

async function createRuntime(choice: ProviderChoice) {
  return announcedRuntime(await createModelRuntime(choice), {
    enter: (call) => sent({ type: 'entered', call }),
    leave: () => send({ type: 'left' }),
  });
}

/** Those that the parent knows of. */
let placed = '';

function placementsNow(): readonly ModelPlacement[] {
  const models = [...(guidance?.placements ?? []), ...(pictures?.placements ?? [])];
  placed = models.map(({ model }) => model).join();
  return models;
}

/** Some networks are loaded when they are first asked for: on which provider is news then too. */
function tellOfModels(): void {
  const before = placed;
  const models = placementsNow();
  if (placed !== before) send({ type: 'models', models });
}

async function load(wanted: PipelineLoad): Promise<void> {
  try {
    trainers = await createTrainerFactory(wanted);
    guidance = createGuidance(wanted.guidance, createRuntime);
    await guidance.load();
    const { modelsDir, providers } = wanted.guidance;
    const { acceptsImages } = guidance;
    const { scoreResults = 'never', fitsSamples = false } = wanted;
    const cutsOut = acceptsImages || (fitsSamples && guidance.placements !== undefined);
    pictures = await loadPictureNetworks({ modelsDir, providers, cutsOut, acceptsImages, scoreResults, createRuntime });
    // The first prompt read brings in the lexicon, the first misspelt one the rest of it: not at a caller's expense.
    const prompt = 'a smal ball';
    // How long this may take is the parent's to say: a software adapter needs a minute where a card needs a second.
    const { signal } = new AbortController();
    // Networks are warm once loaded; what then is to be compiled are the trainer's kernels, which blueprint shares.
    const rehearsed = guidance.placements ? createGuidance(BLUEPRINT_LOAD) : guidance;
    if (trainers.gpu) await warmUp(prompt, { ...trainers, guidance: rehearsed }, signal);
    else await rehearsed.prepare({ prompt, negativePrompt: '', guidanceScale: 1, seed: 0 }, signal);
    const { name, setting, reason, warning } = trainers.device;
    const { note } = guidance;
    const device = { device: name, deviceSetting: setting, deviceReason: reason, deviceWarning: warning };
    send({
      type: 'loaded',
      info: {
        guidance: guidance.name,
        guidanceNote: note,
        models: placementsNow(),
        acceptsImages,
        needsImage: guidance.needsImage ?? false,
        removesBackgrounds: acceptsImages && pictures.remover !== undefined,
        ...device,
      },
    });
  } catch (error) {
    process.send?.({ type: 'load-failed', error: plainError(error) } satisfies FromChild, () => process.exit(1));
  }
}

/** One thing at a time, in the order it came: there is one device. */
function inTurn(id: number, work: (signal: AbortSignal) => Promise<void>): void {
  const cancel = new AbortController();
  open.set(id, cancel);
  previous = previous.then(async () => {
    try {
      cancel.signal.throwIfAborted();
      await work(cancel.signal);
    } catch (error) {
      send({ type: 'failed', run: id, error: plainError(error) });
    } finally {
      open.delete(id);
      tellOfModels();
    }
  });
}

async function run({ run: id, plan }: Extract<ToChild, { type: 'run' }>, signal: AbortSignal): Promise<void> {
  if (guidance === undefined || trainers === undefined) throw new Error('A job came before the pipeline was loaded');
  const { createTrainer, gpu, memory } = trainers;
  const onProgress = (progress: GenerationProgress) => send({ type: 'progress', run: id, progress });
  const result = await generateSplats(
    plan,
    { guidance, createTrainer, gpu, memory, removeBackground: pictures?.remover },
    { signal, onProgress, onNotice: (notice) => send({ type: 'notice', run: id, notice }) },
  );
  const { bytes } = result;
  // Validators compare with the image as it was sent.
  const prompt = plan.image ? { image: plan.image.upload } : { text: plan.prompt };
  const isWanted = pictures?.scoresResult(plan.image ? 'image' : 'text');
  const scored = isWanted ? { score: await score(id, { bytes, prompt }, signal) } : {};
  send({ type: 'done', run: id, result: { ...result, ...scored } });
}

async function score(id: number, request: ScoreRequest, signal: AbortSignal): Promise<ScoreReport> {
  if (pictures === undefined || trainers === undefined) throw new Error('A score came before the pipeline was loaded');
  const onProgress = () => send({ type: 'scoring', run: id });
  return scoreSplats(request, await pictures.scoreNetworks(), trainers.createTrainer, { signal, onProgress });
}

process.on('message', (message: ToChild) => {
  switch (message.type) {
    case 'load':
      void load(message.load);
      break;
    case 'run':
      inTurn(message.run, (signal) => run(message, signal));
      break;
    case 'score':
      inTurn(message.run, async (signal) => {
        const report = await score(message.run, message.request, signal);
        send({ type: 'scored', run: message.run, report });
      });
      break;
    case 'cancel':
      open.get(message.run)?.abort();
      break;
  }
});
process.on('disconnect', () => process.exit(0));
// A terminal's Ctrl-C and pm2 signal the whole process tree; when this process ends is the parent's affair.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

setInterval(() => send({ type: 'alive' }), ALIVE_MS);
