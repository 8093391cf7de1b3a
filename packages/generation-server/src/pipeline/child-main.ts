import { BLUEPRINT_LOAD, createGuidance } from '../guidance/create-guidance.ts';
import type { Guidance } from '../guidance/guidance.ts';
import { generateSplats } from './generate-splats.ts';
import { plainError, type FromChild, type PipelineLoad, type ToChild } from './messages.ts';
import { createTrainerFactory, type TrainerFactory } from './trainer-factory.ts';
import { warmUp } from './warm-up.ts';

// The pipeline process: owns the device and the guidance, computes one job at a time, and ends with its parent.

const ALIVE_MS = 1000;
const WARMUP_MS = 60_000;

let guidance: Guidance | undefined;
let trainers: TrainerFactory | undefined;
let current: { readonly run: number; readonly cancel: AbortController } | undefined;

function send(message: FromChild): void {
  // A parent that is gone is noticed by 'disconnect'.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

async function load(wanted: PipelineLoad): Promise<void> {
  try {
    trainers = await createTrainerFactory(wanted);
    guidance = createGuidance(wanted.guidance);
    await guidance.load();
    // The first prompt read brings in the lexicon, the first misspelt one the rest of it: not at a caller's expense.
    const prompt = 'a smal ball';
    const signal = AbortSignal.timeout(WARMUP_MS);
    // Networks are warm once loaded; what then is to be compiled are the trainer's kernels, which blueprint shares.
    const rehearsed = guidance.placements ? createGuidance(BLUEPRINT_LOAD) : guidance;
    if (trainers.gpu) await warmUp(prompt, { ...trainers, guidance: rehearsed }, signal);
    else await rehearsed.prepare({ prompt, negativePrompt: '', guidanceScale: 1, seed: 0 }, signal);
    const { name, setting, reason, warning } = trainers.device;
    const { note, placements } = guidance;
    const device = { device: name, deviceSetting: setting, deviceReason: reason, deviceWarning: warning };
    const { acceptsImages } = guidance;
    send({
      type: 'loaded',
      info: { guidance: guidance.name, guidanceNote: note, models: placements ?? [], acceptsImages, ...device },
    });
  } catch (error) {
    process.send?.({ type: 'load-failed', error: plainError(error) } satisfies FromChild, () => process.exit(1));
  }
}

async function run({ run: id, plan }: Extract<ToChild, { type: 'run' }>): Promise<void> {
  const cancel = new AbortController();
  current = { run: id, cancel };
  try {
    if (guidance === undefined || trainers === undefined) throw new Error('A job came before the pipeline was loaded');
    const { createTrainer, gpu, memory } = trainers;
    const result = await generateSplats(
      plan,
      { guidance, createTrainer, gpu, memory },
      {
        signal: cancel.signal,
        onProgress: (progress) => send({ type: 'progress', run: id, progress }),
        onNotice: (notice) => send({ type: 'notice', run: id, notice }),
      },
    );
    send({ type: 'done', run: id, result });
  } catch (error) {
    send({ type: 'failed', run: id, error: plainError(error) });
  } finally {
    current = undefined;
  }
}

process.on('message', (message: ToChild) => {
  switch (message.type) {
    case 'load':
      void load(message.load);
      break;
    case 'run':
      void run(message);
      break;
    case 'cancel':
      if (current?.run === message.run) current.cancel.abort();
      break;
  }
});
process.on('disconnect', () => process.exit(0));
// A terminal's Ctrl-C and pm2 signal the whole process tree; when this process ends is the parent's affair.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

setInterval(() => send({ type: 'alive' }), ALIVE_MS);
