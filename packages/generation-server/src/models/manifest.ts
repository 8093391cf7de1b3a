import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { generationError } from '../errors.ts';

/** What a bundle's graphs make up together. */
export const NETWORKS = [
  'mvdream',
  'imagedream',
  'stable-diffusion',
  'zero123-xl',
  'stable-zero123',
  'background',
  'clip-alignment',
  'llm2clip-alignment',
  'dinov2-quality',
  'lpips-alex',
] as const;
export type Network = (typeof NETWORKS)[number];

const DTYPES = ['float32', 'float16', 'int32', 'int64'] as const;

const literals = <const T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>(Type.Union(values.map((value) => Type.Literal(value))));
const PositiveInteger = Type.Integer({ minimum: 1 });
/** Inside the bundle's folder, whatever it says. */
const RelativePath = Type.String({ pattern: String.raw`^(?!/)(?!.*(^|/)\.\.(/|$))[\w.\-/]+$` });

const TensorSpec = Type.Object({
  name: Type.String({ minLength: 1 }),
  dtype: literals(DTYPES),
  shape: Type.Array(PositiveInteger),
});

const Range = { low: Type.Number(), high: Type.Number() };
const Draw = Type.Union([
  Type.Object({ draw: Type.Literal('normal') }),
  Type.Object({ draw: Type.Literal('uniform'), ...Range }),
  Type.Object({ draw: Type.Literal('integer'), ...Range }),
]);

/** What PyTorch makes of inputs that anyone can draw (`draws.ts`), in a few numbers: `known-answer.ts` compares. */
const Check = Type.Object({
  seed: Type.Integer({ minimum: 0 }),
  /** By the input's name. */
  inputs: Type.Record(Type.String(), Draw),
  /** Of the output whole its root mean square, and values at places counted row-major. */
  outputs: Type.Record(
    Type.String(),
    Type.Object({
      rms: Type.Number({ exclusiveMinimum: 0 }),
      samples: Type.Array(Type.Tuple([Type.Integer({ minimum: 0 }), Type.Number()]), { minItems: 1 }),
    }),
  ),
  tolerance: Type.Number({ exclusiveMinimum: 0 }),
});

const Graph = Type.Object({
  file: RelativePath,
  precision: literals(['fp16', 'fp32']),
  inputs: Type.Array(TensorSpec, { minItems: 1 }),
  outputs: Type.Array(TensorSpec, { minItems: 1 }),
  /** Absent where the export had nothing to compare with. */
  check: Type.Optional(Check),
});

const Scheduler = Type.Object({
  trainSteps: PositiveInteger,
  betaStart: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
  betaEnd: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
  betaSchedule: literals(['scaled_linear', 'linear']),
  prediction: literals(['epsilon', 'v_prediction']),
  /** Added to the timesteps of a sampler with leading spacing. */
  stepsOffset: Type.Integer({ minimum: 0 }),
});

/** `manifest.json` of a bundle; packages/model-export writes it. Keys that a network has no use for are absent. */
const Manifest = Type.Object({
  format: Type.Literal(1),
  name: Type.String({ pattern: String.raw`^[\w.\-]+$` }),
  network: literals(NETWORKS),
  revision: Type.String(),
  licence: Type.String({ minLength: 1 }),
  source: Type.String({ minLength: 1 }),
  files: Type.Array(
    Type.Object({
      path: RelativePath,
      bytes: Type.Integer({ minimum: 0 }),
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    }),
    { minItems: 1 },
  ),
  graphs: Type.Record(Type.String(), Graph),
  scheduler: Type.Optional(Scheduler),
  /** `scale` is what latents of the diffusion network are, against those of the autoencoder. */
  latent: Type.Optional(
    Type.Object({ channels: PositiveInteger, size: PositiveInteger, scale: Type.Number({ exclusiveMinimum: 0 }) }),
  ),
  /** Side of the autoencoder's pictures, pixels. */
  imageSize: Type.Optional(PositiveInteger),
  /** Pictures of one group that the network looks at together. */
  frames: Type.Optional(PositiveInteger),
  tokenizer: Type.Optional(
    Type.Object({ file: RelativePath, length: PositiveInteger, padId: Type.Integer({ minimum: 0 }) }),
  ),
  text: Type.Optional(Type.Object({ width: PositiveInteger })),
  /** Of the image encoder: its input, and what comes out. */
  image: Type.Optional(
    Type.Object({
      size: PositiveInteger,
      mean: Type.Array(Type.Number(), { minItems: 3, maxItems: 3 }),
      std: Type.Array(Type.Number({ exclusiveMinimum: 0 }), { minItems: 3, maxItems: 3 }),
      tokens: Type.Optional(PositiveInteger),
      width: Type.Optional(PositiveInteger),
    }),
  ),
});

export type Manifest = Static<typeof Manifest>;
export type TensorSpec = Static<typeof TensorSpec>;
export type CheckSpec = Static<typeof Check>;
export type GraphSpec = Static<typeof Graph>;
export type SchedulerSpec = Static<typeof Scheduler>;

/**
 * Reads a manifest. Throws `MODEL_BUNDLE_BROKEN`, with everything that is wrong and what to run.
 *
 * @param where for the message: where the text comes from
 */
export function parseManifest(text: string, where: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw generationError('MODEL_BUNDLE_BROKEN', `${where} is not valid JSON; ${PULL_AGAIN}`, { cause });
  }
  if (!Value.Check(Manifest, value)) {
    const faults = [...Value.Errors(Manifest as TSchema, value)].slice(0, 5);
    const told = faults.map(({ path, message }) => `${path || '/'}: ${message}`).join('; ');
    throw generationError('MODEL_BUNDLE_BROKEN', `${where} is no manifest (${told}); ${PULL_AGAIN}`);
  }
  const listed = new Set(value.files.map(({ path }) => path));
  const needed = [...Object.values(value.graphs).map(({ file }) => file), value.tokenizer?.file ?? []].flat();
  const unlisted = needed.filter((file) => !listed.has(file));
  if (unlisted.length > 0) {
    const told = `${where} names ${unlisted.join(', ')} and does not list it under files`;
    throw generationError('MODEL_BUNDLE_BROKEN', `${told}; ${PULL_AGAIN}`);
  }
  return value;
}

const PULL_AGAIN = 'make or pull the bundle again: `npm run models -- pull NAME`';
