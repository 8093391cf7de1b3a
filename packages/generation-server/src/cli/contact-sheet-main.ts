import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createLogger, parseCommandLine, settingsHelp, toAppError, type OwnFlag } from '@404-gen/service-kit';
import {
  createCpuTrainer,
  encodePng,
  floatImageToBytes,
  orbitCamera,
  readSplatFile,
  renderView,
  type ByteImage,
  type Camera,
  type FloatImage,
} from '@404-gen/splat';
import { createConfigStore } from '../config/config-store.ts';
import { defaultConfigFile } from '../config/default-file.ts';
import { generationSettings } from '../config/schema.ts';
import { fieldError } from '../errors.ts';
import { readPrompt } from '../guidance/blueprint/reading/read-prompt.ts';
import { buildScene } from '../guidance/blueprint/shapes/compose.ts';
import { onBackground, TargetRenderer } from '../guidance/blueprint/target/target-renderer.ts';
import { createGuidance } from '../guidance/create-guidance.ts';
import { planJob } from '../pipeline/plan-job.ts';
import { generateSplats } from '../pipeline/generate-splats.ts';
import { guidanceLoad } from '../pipeline/pipeline-load.ts';
import { CONTACT_SHEET_PROMPTS } from './contact-sheet-prompts.ts';
import { drawText, lineHeight, textWidth, wrapText } from './label-font.ts';

// Many prompts on one picture, for people to look at: are things recognised, do colours and materials read?

const OWN_FLAGS: readonly OwnFlag[] = [
  { name: 'output', short: 'o', value: 'file', description: 'Where the PNG goes; default contact-sheet.png.' },
  { name: 'prompts', value: 'file', description: 'One prompt a line; default 48 prompts of the network.' },
  { name: 'count', value: 'number', description: 'How many of them, spread evenly over the list; default 48.' },
  { name: 'targets-only', description: 'Show what the splats are fitted to; no optimisation, seconds.' },
  { name: 'columns', value: 'number', description: 'Pictures side by side; default 8.' },
  { name: 'size', value: 'number', description: 'Side of a picture, pixels; default 160.' },
  { name: 'azimuth', value: 'degrees', description: 'Where the camera stands; default 24, the validator preview.' },
  { name: 'seed', value: 'number', description: 'Seed of every prompt; default 1.' },
  { name: 'config', value: 'file', description: 'Settings in yaml; default configs/cpu.yaml, which needs no GPU.' },
  { name: 'help', short: 'h', description: 'Show this.' },
];

const LABEL_SCALE = 2;
const LABEL_LINES = 3;
const GAP = 8;

interface Tile {
  readonly prompt: string;
  readonly picture: ByteImage;
}

async function main(argv: readonly string[]): Promise<void> {
  const { own, settings: flags } = parseCommandLine(argv, generationSettings, OWN_FLAGS);
  if (own['help']) {
    console.log(
      settingsHelp(generationSettings, {
        usage: 'npm run contact-sheet -- [-o out.png] [--prompts FILE] [--count 48] [--targets-only] [--iters N] …',
        about: 'Renders many prompts into one labelled picture.',
        ownFlags: OWN_FLAGS,
      }),
    );
    return;
  }
  const number = (name: string, fallback: number, least: number): number => {
    const text = own[name]?.at(-1);
    const value = text === undefined ? fallback : Number(text);
    if (!Number.isFinite(value) || value < least) throw fieldError('CONFIG_COMMAND', `--${name}`, `is ${text ?? ''}`);
    return value;
  };
  const output = own['output']?.at(-1) ?? 'contact-sheet.png';
  const size = Math.round(number('size', 160, 16));
  const columns = Math.round(number('columns', 8, 1));
  const seed = Math.round(number('seed', 1, 0));
  const azimuthDegrees = number('azimuth', 24, -360);
  const file = own['prompts']?.at(-1);
  const prompts = spread(
    file === undefined ? CONTACT_SHEET_PROMPTS : promptsOf(file),
    Math.round(number('count', 48, 1)),
  );

  // The validator's own view, only smaller (pipeline sheet §7.4).
  const pose = { elevationDegrees: 15, azimuthDegrees, radius: 2.5 };
  const camera = orbitCamera(pose, { fovyDegrees: 49.1, width: size, height: size });
  const draw = own['targets-only'] ? drawTarget(seed) : createGenerator(own['config']?.at(-1), flags, seed);
  const tiles: Tile[] = [];
  for (const [index, prompt] of prompts.entries()) {
    const startedAt = performance.now();
    const { image, note } = await draw(prompt, camera);
    tiles.push({ prompt, picture: floatImageToBytes(image) });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.error(`${index + 1}/${prompts.length} ${prompt} (${seconds} s)${note}`);
  }
  writeFileSync(output, encodePng(assemble(tiles, size, columns)));
  console.log(`${output}: ${tiles.length} prompts`);
}

interface Drawn {
  readonly image: FloatImage;
  /** What the user should know of this prompt, to be printed after its line. */
  readonly note: string;
}

function drawTarget(seed: number): (prompt: string, camera: Camera) => Promise<Drawn> {
  return (prompt, camera) => {
    const subject = readPrompt(prompt, seed);
    const image = onBackground(new TargetRenderer(buildScene(subject)).render(camera), [1, 1, 1]);
    return Promise.resolve({ image, note: [` → ${subject.archetypeId}`, ...subject.warnings].join('; ') });
  };
}

function createGenerator(
  file: string | undefined,
  flags: Record<string, string[]>,
  seed: number,
): (prompt: string, camera: Camera) => Promise<Drawn> {
  const logger = createLogger({ service: 'contact-sheet', level: 'silent' });
  const config = createConfigStore({ file: file ?? defaultConfigFile(), env: process.env, flags, logger });
  const { settings } = config;
  config.close();
  const guidance = createGuidance(guidanceLoad(settings));
  const workers = settings.workers === 0 ? availableParallelism() : settings.workers;
  return async (prompt, camera) => {
    const plan = planJob(settings, { prompt, seed, format: 'ply' });
    const { bytes, warnings } = await generateSplats(
      plan,
      { guidance, createTrainer: (start, options) => createCpuTrainer(start, options, { workers }) },
      { signal: new AbortController().signal, onProgress: () => undefined },
    );
    const cloud = await readSplatFile(bytes);
    return { image: renderView(cloud, camera, [1, 1, 1]), note: warnings.map((warning) => `; ${warning}`).join('') };
  };
}

function promptsOf(file: string): string[] {
  const prompts = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (prompts.length === 0) throw fieldError('CONFIG_COMMAND', '--prompts', `${file} holds no prompts`);
  return prompts;
}

/** `count` items at equal distances, or all of them. */
function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return items.filter(
    (_, index) => Math.floor((index * count) / items.length) !== Math.floor(((index - 1) * count) / items.length),
  );
}

/** Pictures in rows, each with its prompt below. */
function assemble(tiles: readonly Tile[], size: number, columns: number): ByteImage {
  const tileHeight = size + LABEL_LINES * lineHeight(LABEL_SCALE) + GAP;
  const tileWidth = size + GAP;
  const across = Math.min(columns, tiles.length);
  const [width, height] = [across * tileWidth + GAP, Math.ceil(tiles.length / across) * tileHeight + GAP];
  const sheet: ByteImage = { width, height, channels: 3, data: new Uint8Array(width * height * 3).fill(255) };
  tiles.forEach(({ prompt, picture }, index) => {
    const left = GAP + (index % across) * tileWidth;
    const top = GAP + Math.floor(index / across) * tileHeight;
    for (let row = 0; row < picture.height; row++) {
      for (let column = 0; column < picture.width; column++) {
        const from = (row * picture.width + column) * picture.channels;
        sheet.data.set(picture.data.subarray(from, from + 3), ((top + row) * width + left + column) * 3);
      }
    }
    wrapText(prompt, size, LABEL_SCALE, LABEL_LINES).forEach((line, number) => {
      const indent = Math.max(0, Math.floor((size - textWidth(line, LABEL_SCALE)) / 2));
      drawText(sheet, line, left + indent, top + size + number * lineHeight(LABEL_SCALE), LABEL_SCALE);
    });
  });
  return sheet;
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (thrown: unknown) => {
    const error = toAppError(thrown);
    console.error(error.code.startsWith('BUG_') ? error : `${error.code}: ${error.message}`);
    process.exit(1);
  },
);
