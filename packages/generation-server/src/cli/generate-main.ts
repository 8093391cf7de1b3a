import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { createLogger, parseCommandLine, settingsHelp, toAppError, type OwnFlag } from '@404-gen/service-kit';
import { createConfigStore } from '../config/config-store.ts';
import { defaultConfigFile } from '../config/default-file.ts';
import { generationSettings } from '../config/schema.ts';
import { imageAdvice, takesImages } from '../config/wanted-networks.ts';
import { fieldError, generationError } from '../errors.ts';
import { createImageDecoder } from '../image-prompt/decode-image.ts';
import { planJob } from '../pipeline/plan-job.ts';
import type { OutputFormat } from '../pipeline/generation-plan.ts';
import { pipelineLoad } from '../pipeline/pipeline-load.ts';
import { createPipelineProcess } from '../pipeline/pipeline-process.ts';
import { createPreviewRenderer } from '../preview/preview-renderer.ts';
import { Form } from '../plugins/forms.ts';
import { MAX_SEED, parseGenerateBody } from '../routes/generate-fields.ts';
import { createProgressView } from './progress-view.ts';

// One prompt, no server: the same pipeline process, a progress bar, the cloud and a picture of it.

const OWN_FLAGS: readonly OwnFlag[] = [
  {
    name: 'output',
    short: 'o',
    value: 'file',
    description: 'Where the cloud goes: .ply or .spz; default from the prompt.',
  },
  {
    name: 'seed',
    value: 'number',
    description: 'The same seed, settings and prompt give the same bytes; default random.',
  },
  {
    name: 'image',
    value: 'file',
    description:
      'A picture of what to make (PNG, JPEG, WebP), for networks that take one; the prompt may then be left out.',
  },
  { name: 'no-preview', description: 'Write no PNG beside the cloud.' },
  { name: 'config', value: 'file', description: 'Settings in yaml; default configs/cpu.yaml, which needs no GPU.' },
  { name: 'help', short: 'h', description: 'Show this.' },
];

const INTERRUPTED_EXIT_CODE = 130;

async function main(argv: readonly string[]): Promise<number> {
  const { own, settings: flags, positionals } = parseCommandLine(argv, generationSettings, OWN_FLAGS);
  if (own['help']) {
    console.log(
      settingsHelp(generationSettings, {
        usage: 'npm run generate -- "red and black snake" [-o snake.ply] [--seed 7] …',
        about: 'Turns one prompt into Gaussian splats, without a server.',
        ownFlags: OWN_FLAGS,
      }),
    );
    return 0;
  }
  const image = own['image']?.at(-1);
  const [prompt = '', ...rest] = positionals;
  if ((prompt === '' && image === undefined) || rest.length > 0) {
    throw generationError(
      'CONFIG_COMMAND',
      'Give one prompt, in quotes: npm run generate -- "red and black snake" -o snake.ply, or --image snake.png',
    );
  }
  const output =
    own['output']?.at(-1) ??
    `${slug(prompt === '' && image !== undefined ? basename(image, extname(image)) : prompt)}.ply`;
  const logger = createLogger({ service: 'generate', level: 'silent' });
  const config = createConfigStore({
    file: own['config']?.at(-1) ?? defaultConfigFile(),
    env: process.env,
    flags,
    logger,
  });
  const { settings } = config;
  const seed = own['seed']?.at(-1);
  const { request, upload } = parseGenerateBody(
    new Form([
      { name: 'prompt', value: prompt },
      { name: 'format', value: formatOf(output) },
      ...(seed === undefined ? [] : [{ name: 'seed', value: seed }]),
      ...(image === undefined ? [] : [{ name: 'image', value: readImage(image) }]),
    ]),
    {
      acceptsImages: takesImages(settings),
      imageAdvice: imageAdvice(settings),
      drawSeed: () => randomInt(MAX_SEED + 1),
    },
  );
  const decoder = createImageDecoder({ maxPixels: settings.max_image_pixels });
  const plan = planJob(settings, {
    ...request,
    ...(upload && { image: await decoder.decode(upload.bytes, '--image') }),
  });

  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort(generationError('CANCELLED_BY_CLIENT', 'Interrupted')));
  const pipeline = createPipelineProcess({
    load: pipelineLoad(settings),
    logger,
    stallMs: settings.stall_seconds * 1000,
    warmupMs: settings.warmup_seconds * 1000,
    // No second try: what keeps the process from loading is what the user has to see.
    onRestart: () => void pipeline.close(),
  });
  const preview = createPreviewRenderer();
  const startedAt = performance.now();
  try {
    pipeline.start();
    await pipeline.whenReady().catch((error: unknown) => {
      throw generationError('PIPELINE_CRASHED', pipeline.trouble ?? toAppError(error).message);
    });
    const view = createProgressView(plan, process.stderr);
    const result = await pipeline
      .run(plan, { signal: interrupted.signal, onProgress: (progress) => view.update(progress) })
      .finally(() => view.end());
    writeFileSync(output, result.bytes);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const kilobytes = Math.round(result.bytes.byteLength / 1000);
    const { device = '', deviceReason = '', deviceWarning } = pipeline.info ?? {};
    console.log(`device: ${device}, ${deviceReason}`);
    if (deviceWarning !== undefined) console.log(`note: ${deviceWarning}`);
    console.log(`${output}: ${result.splats} splats, ${kilobytes} kB, ${seconds} s, seed ${plan.seed}`);
    for (const warning of result.warnings) console.log(`note: ${warning}`);
    if (!own['no-preview']) {
      const picture = `${output.slice(0, -extname(output).length)}.png`;
      writeFileSync(picture, await preview.render(new Uint8Array(result.bytes), interrupted.signal));
      console.log(`${picture}: as a validator sees it`);
    }
    return 0;
  } finally {
    await Promise.all([pipeline.close(), preview.close()]);
    config.close();
  }
}

function readImage(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw fieldError('CONFIG_COMMAND', '--image', `cannot be read: ${message}`);
  }
}

function formatOf(path: string): OutputFormat {
  switch (extname(path).toLowerCase()) {
    case '.ply':
      return 'ply';
    case '.spz':
      return 'spz';
    default:
      throw fieldError('CONFIG_COMMAND', '--output', `"${path}" ends neither in .ply nor in .spz`);
  }
}

/** A file name from a prompt. */
function slug(prompt: string): string {
  const words = prompt
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return words.slice(0, 60) || 'splats';
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (thrown: unknown) => {
    const error = toAppError(thrown);
    console.error(error.code.startsWith('BUG_') ? error : `${error.code}: ${error.message}`);
    process.exit(error.code === 'CANCELLED_BY_CLIENT' ? INTERRUPTED_EXIT_CODE : 1);
  },
);
