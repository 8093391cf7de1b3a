import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { orbitCamera, renderView, type GaussianCloud, type OrbitPose } from '@404-gen/splat';
import { multiViewCameraVector } from '../guidance/diffusion/camera-vectors.ts';
import { alphaBarAt, createNoiseSchedule } from '../guidance/diffusion/noise-schedule.ts';
import type { GraphSpec } from '../models/manifest.ts';
import { encodeOnnx, floats, integers, type GraphText, type Node } from './onnx-graph.ts';
import { TINY_BUNDLES } from './tiny-bundles.ts';
import { SD_SCHEDULER } from './sd-scheduler.ts';

/** Side of pictures and of latents, which are pictures with a fourth channel. */
export const KNOWN_SIDE = 32;
export const KNOWN_FOVY = 49.1;
/** Of guidance; with another the optimum lies elsewhere. */
export const KNOWN_SCALE = 20;

const FRAMES = 4;
const CHANNELS = 4;
const TOKENS = 77;
const SCALE = 0.5;
/** The end mark in the tiny tokenizer: what a prompt without words has in its second place. */
/** How far off the network's own ideas are, with and without the prompt; guidance at KNOWN_SCALE makes up for it. */
const OFFSET = 0.6;

export interface KnownAnswer {
  readonly cloud: GaussianCloud;
  /** From where the network knows what it should see; it takes the nearest of them. */
  readonly poses: readonly OrbitPose[];
  /** Which of `poses` the view is of that it shows at pose `index`; its own, if the network is right. */
  readonly shows?: (index: number) => number;
  /** By how much its latents are off at the noisier half of the timesteps, so that only who ends at the others is right. */
  readonly offWhenNoisy?: number;
}

/**
 * Writes a bundle of MVDream's shape whose optimum is known: views of `cloud` on white, chosen by the camera vector it is
 * told. With the prompt it wants each latent OFFSET off, without it OFFSET · s / (s − 1), so that guidance of strength s, and
 * only that and in that order, wants the views themselves.
 */
export function writeKnownAnswerBundle(
  modelsDir: string,
  { cloud, poses, shows = (index) => index, offWhenNoisy = 0 }: KnownAnswer,
): void {
  const directory = join(modelsDir, 'mvdream');
  mkdirSync(directory, { recursive: true });
  const endId = readEndId();
  const side = KNOWN_SIDE;
  const picture = [FRAMES, 3, side, side];
  const latent = [FRAMES, CHANNELS, side, side];
  const moments = [FRAMES, 2 * CHANNELS, side, side];

  const graphs: Record<string, GraphText> = {
    'text-encoder': {
      inputs: [{ name: 'ids', dtype: 'int64', shape: [1, TOKENS] }],
      outputs: [{ name: 'context', dtype: 'float32', shape: [1, TOKENS, 1] }],
      constants: { shape: integers([3], [1, TOKENS, 1]) },
      nodes: [
        { op: 'Cast', inputs: ['ids'], output: 'values', attributes: { to: 1 } },
        { op: 'Reshape', inputs: ['values', 'shape'], output: 'context' },
      ],
    },
    'vae-encoder': {
      inputs: [{ name: 'image', dtype: 'float32', shape: picture }],
      outputs: [{ name: 'moments', dtype: 'float32', shape: moments }],
      constants: {
        mix: floats([8, 3, 1, 1], ENCODE.flat()),
        // The logarithm of the variance: next to none.
        bias: floats([8], [0, 0, 0, 0, -30, -30, -30, -30]),
      },
      nodes: [{ op: 'Conv', inputs: ['image', 'mix', 'bias'], output: 'moments' }],
    },
    'vae-encoder-vjp': {
      inputs: [
        { name: 'image', dtype: 'float32', shape: picture },
        { name: 'moments_gradient', dtype: 'float32', shape: moments },
      ],
      outputs: [{ name: 'image_gradient', dtype: 'float32', shape: picture }],
      constants: {
        transposed: floats(
          [3, 8, 1, 1],
          [0, 1, 2].flatMap((channel) => ENCODE.map((row) => row[channel]!)),
        ),
        zero: floats([1], [0]),
      },
      nodes: [
        { op: 'Conv', inputs: ['moments_gradient', 'transposed'], output: 'gradient' },
        { op: 'Mul', inputs: ['image', 'zero'], output: 'nothing' },
        { op: 'Add', inputs: ['gradient', 'nothing'], output: 'image_gradient' },
      ],
    },
    'vae-decoder': {
      inputs: [{ name: 'latents', dtype: 'float32', shape: latent }],
      outputs: [{ name: 'image', dtype: 'float32', shape: picture }],
      constants: { mix: floats([3, 4, 1, 1], [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]) },
      nodes: [{ op: 'Conv', inputs: ['latents', 'mix'], output: 'image' }],
    },
    unet: denoiser({ cloud, poses, shows, offWhenNoisy }, endId),
  };

  const files = Object.entries(graphs).map(([name, graph]) => {
    writeFileSync(join(directory, `${name}.onnx`), encodeOnnx(graph));
    return `${name}.onnx`;
  });
  copyFileSync(join(TINY_BUNDLES, 'mvdream', 'tokenizer.json'), join(directory, 'tokenizer.json'));
  const manifest = {
    format: 1,
    name: 'known-answer',
    network: 'mvdream',
    revision: '1',
    licence: 'MIT',
    source: 'made by a test',
    files: [...files, 'tokenizer.json'].map((path) => {
      const content = readFileSync(join(directory, path));
      return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
    }),
    graphs: Object.fromEntries(
      Object.entries(graphs).map(([name, { inputs, outputs }]) => [
        name,
        { file: `${name}.onnx`, precision: 'fp32', inputs, outputs } as unknown as GraphSpec,
      ]),
    ),
    scheduler: SD_SCHEDULER,
    latent: { channels: CHANNELS, size: side, scale: SCALE },
    imageSize: side,
    frames: FRAMES,
    tokenizer: { file: 'tokenizer.json', length: TOKENS, padId: 0 },
    text: { width: 1 },
  };
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest));
}

/** Mean channels: r, g, b and their mean; then the logarithms of the variance, which look at nothing. */
const ENCODE = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1 / 3, 1 / 3, 1 / 3], ...Array.from({ length: 4 }, () => [0, 0, 0])];

function denoiser({ cloud, poses, shows, offWhenNoisy }: Required<KnownAnswer>, endId: number): GraphText {
  const side = KNOWN_SIDE;
  const batch = 2 * FRAMES;
  const pixels = side * side;
  const answers = new Float32Array(poses.length * CHANNELS * pixels);
  const vectors = new Float32Array(16 * poses.length);
  const lens = { fovyDegrees: KNOWN_FOVY, width: side, height: side };
  poses.forEach((pose, index) => {
    const vector = multiViewCameraVector(orbitCamera(pose, lens));
    vector.forEach((value, row) => (vectors[row * poses.length + index] = value));
    const { rgb } = renderView(cloud, orbitCamera(poses[shows(index)]!, lens), [1, 1, 1]);
    for (let pixel = 0; pixel < pixels; pixel++) {
      const color = [0, 1, 2].map((channel) => 2 * Math.min(1, Math.max(0, rgb[pixel * 3 + channel]!)) - 1);
      [...color, (color[0]! + color[1]! + color[2]!) / 3].forEach((value, channel) => {
        answers[(index * CHANNELS + channel) * pixels + pixel] = SCALE * value;
      });
    }
  });
  const schedule = createNoiseSchedule(SD_SCHEDULER);
  const table = (of: (alphaBar: number) => number) =>
    floats(
      [SD_SCHEDULER.trainSteps, 1, 1, 1],
      Array.from({ length: SD_SCHEDULER.trainSteps }, (_, t) => of(alphaBarAt(schedule, t))),
    );
  const nodes: Node[] = [
    { op: 'MatMul', inputs: ['camera', 'vectors'], output: 'likeness' },
    { op: 'ArgMax', inputs: ['likeness'], output: 'nearest', attributes: { axis: 1, keepdims: 0 } },
    { op: 'Gather', inputs: ['answers', 'nearest'], output: 'answer' },
    { op: 'Slice', inputs: ['context', 'one', 'two', 'axis'], output: 'word' },
    { op: 'Sub', inputs: ['word', 'end'], output: 'distance' },
    { op: 'Abs', inputs: ['distance'], output: 'away' },
    { op: 'Less', inputs: ['away', 'half'], output: 'empty' },
    { op: 'Cast', inputs: ['empty'], output: 'wordless', attributes: { to: 1 } },
    { op: 'Reshape', inputs: ['wordless', 'column'], output: 'unconditional' },
    { op: 'Mul', inputs: ['unconditional', 'more'], output: 'extra' },
    { op: 'Add', inputs: ['extra', 'offset'], output: 'off' },
    { op: 'Gather', inputs: ['early', 'timesteps'], output: 'noisyOff' },
    { op: 'Add', inputs: ['answer', 'noisyOff'], output: 'shown' },
    { op: 'Add', inputs: ['shown', 'off'], output: 'wanted' },
    { op: 'Gather', inputs: ['signals', 'timesteps'], output: 'signal' },
    { op: 'Gather', inputs: ['spreads', 'timesteps'], output: 'spread' },
    { op: 'Mul', inputs: ['wanted', 'signal'], output: 'clean' },
    { op: 'Sub', inputs: ['latents', 'clean'], output: 'rest' },
    { op: 'Div', inputs: ['rest', 'spread'], output: 'noise' },
  ];
  return {
    inputs: [
      { name: 'latents', dtype: 'float32', shape: [batch, CHANNELS, side, side] },
      { name: 'timesteps', dtype: 'int64', shape: [batch] },
      { name: 'context', dtype: 'float32', shape: [batch, TOKENS, 1] },
      { name: 'camera', dtype: 'float32', shape: [batch, 16] },
    ],
    outputs: [{ name: 'noise', dtype: 'float32', shape: [batch, CHANNELS, side, side] }],
    constants: {
      vectors: { shape: [16, poses.length], data: vectors },
      answers: { shape: [poses.length, CHANNELS, side, side], data: answers },
      signals: table((alphaBar) => Math.sqrt(alphaBar)),
      spreads: table((alphaBar) => Math.sqrt(1 - alphaBar)),
      early: floats(
        [SD_SCHEDULER.trainSteps, 1, 1, 1],
        Array.from({ length: SD_SCHEDULER.trainSteps }, (_, t) =>
          2 * t < SD_SCHEDULER.trainSteps ? 0 : SCALE * offWhenNoisy,
        ),
      ),
      one: integers([1], [1]),
      two: integers([1], [2]),
      axis: integers([1], [1]),
      end: floats([1], [endId]),
      half: floats([1], [0.5]),
      column: integers([4], [batch, 1, 1, 1]),
      offset: floats([1], [SCALE * OFFSET]),
      // s / (s − 1) = 1 + 1 / (s − 1).
      more: floats([1], [(SCALE * OFFSET) / (KNOWN_SCALE - 1)]),
    },
    nodes,
  };
}

function readEndId(): number {
  const { added_tokens: tokens } = JSON.parse(
    readFileSync(join(TINY_BUNDLES, 'mvdream', 'tokenizer.json'), 'utf8'),
  ) as { readonly added_tokens: readonly { readonly id: number; readonly content: string }[] };
  const end = tokens.find(({ content }) => content === '<|endoftext|>');
  if (!end) throw new Error('The tiny tokenizer has no end mark');
  return end.id;
}
