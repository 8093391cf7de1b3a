import { writeFileSync } from 'node:fs';
import { createLogger, parseCommandLine, settingsHelp, toAppError, type OwnFlag } from '@404-gen/service-kit';
import { encodePng, type ByteImage } from '@404-gen/splat';
import { createConfigStore } from '../config/config-store.ts';
import { defaultConfigFile } from '../config/default-file.ts';
import { generationSettings } from '../config/schema.ts';
import { generationError } from '../errors.ts';
import { createGuidance } from '../guidance/create-guidance.ts';
import type { SampledPicture } from '../guidance/diffusion/latent-decoder.ts';
import { planJob } from '../pipeline/plan-job.ts';
import { guidanceLoad } from '../pipeline/pipeline-load.ts';

// What a diffusion network makes of a prompt, before there is any splat: its views side by side.

const OWN_FLAGS: readonly OwnFlag[] = [
  { name: 'output', short: 'o', value: 'file', description: 'Where the PNG goes; default views.png.' },
  { name: 'seed', value: 'number', description: 'The same seed gives the same picture; default 1.' },
  { name: 'config', value: 'file', description: 'Settings in yaml that name a network of text.' },
  { name: 'help', short: 'h', description: 'Show this.' },
];

async function main(argv: readonly string[]): Promise<void> {
  const { own, settings: flags, positionals } = parseCommandLine(argv, generationSettings, OWN_FLAGS);
  if (own['help']) {
    console.log(
      settingsHelp(generationSettings, {
        usage: 'npm run sample-views -- "red and black snake" --config configs/text_mv.yaml [-o views.png] [--seed 7]',
        about: 'Samples views of a prompt from a diffusion network, as strategy sample-then-fit does.',
        ownFlags: OWN_FLAGS,
      }),
    );
    return;
  }
  const [prompt, ...rest] = positionals;
  if (prompt === undefined || rest.length > 0) {
    throw generationError(
      'CONFIG_COMMAND',
      'Give one prompt, in quotes: npm run sample-views -- "red and black snake"',
    );
  }
  const logger = createLogger({ service: 'sample-views', level: 'silent' });
  const file = own['config']?.at(-1) ?? defaultConfigFile();
  const config = createConfigStore({ file, env: process.env, flags, logger });
  const { settings } = config;
  config.close();
  const guidance = createGuidance({ ...guidanceLoad(settings), samples: true });
  if (!('preview' in guidance)) {
    throw generationError('CONFIG_COMMAND', guidance.note ?? 'These settings name no diffusion network: see --config');
  }
  await guidance.load();
  try {
    const plan = planJob(settings, { prompt, seed: Number(own['seed']?.at(-1) ?? 1), format: 'ply' });
    const { negativePrompt, guidanceScale, seed, diffusion } = plan;
    const { signal } = new AbortController();
    const request = { prompt, negativePrompt, guidanceScale, seed, diffusion };
    const output = own['output']?.at(-1) ?? 'views.png';
    writeFileSync(output, encodePng(sideBySide(await guidance.preview(request, signal))));
    console.log(`${output}: ${guidance.name}, ${settings.sampler}, ${settings.sample_steps} steps, seed ${seed}`);
  } finally {
    await guidance.close();
  }
}

function sideBySide(pictures: readonly SampledPicture[]): ByteImage {
  const side = pictures[0]?.side ?? 0;
  const width = side * pictures.length;
  const data = new Uint8Array(width * side * 3);
  pictures.forEach(({ rgb }, nth) => {
    for (let row = 0; row < side; row++) {
      const bytes = rgb.subarray(row * side * 3, (row + 1) * side * 3).map((value) => Math.round(255 * value));
      data.set(bytes, (row * width + nth * side) * 3);
    }
  });
  return { width, height: side, channels: 3, data };
}

main(process.argv.slice(2)).then(
  // Dawn keeps a process alive.
  () => process.exit(0),
  (thrown: unknown) => {
    const error = toAppError(thrown);
    console.error(error.code.startsWith('BUG_') ? error : `${error.code}: ${error.message}`);
    process.exit(1);
  },
);
