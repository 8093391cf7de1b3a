import { LOG_LEVELS, type LogLevel, type SettingsOf } from '@404-gen/service-kit';
import { Type } from '@sinclair/typebox';
import { diffusionProperties } from './diffusion-keys.ts';
import { pictureProperties } from './picture-keys.ts';
import { upstreamProperties } from './upstream-keys.ts';

const SERVICE = 'Service';
const QUEUE = 'Queue and time limits';
const PIPELINE = 'Pipeline';

/** Keys of our own. `restart: true` marks what is read at start only; the rest applies to the next request. */
const ownProperties = {
  host: Type.String({
    minLength: 1,
    maxLength: 255,
    default: '127.0.0.1',
    restart: true,
    group: SERVICE,
    description: 'Address to listen on; any but loopback wants a token, or insecure.',
  }),
  port: Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: 10_006,
    restart: true,
    group: SERVICE,
    description: 'TCP port; 0 takes a free one.',
  }),
  token: Type.Optional(
    Type.String({
      minLength: 8,
      maxLength: 512,
      secret: true,
      restart: true,
      group: SERVICE,
      description: 'Bearer token wanted by every route but /health, /ready, /version, /metrics and /docs.',
    }),
  ),
  insecure: Type.Boolean({
    default: false,
    restart: true,
    group: SERVICE,
    description: 'Serve without a token on an address that others can reach.',
  }),
  log_level: Type.Unsafe<LogLevel>(
    Type.Union(
      LOG_LEVELS.map((level) => Type.Literal(level)),
      { default: 'info', restart: true, group: SERVICE, description: 'Least severe log line written.' },
    ),
  ),
  max_body_bytes: Type.Integer({
    minimum: 1024,
    maximum: 256 * 1024 * 1024,
    default: 12 * 1024 * 1024,
    restart: true,
    group: SERVICE,
    description: 'Largest body of /generate, image included.',
  }),
  max_preview_bytes: Type.Integer({
    minimum: 1024,
    maximum: 1024 * 1024 * 1024,
    default: 64 * 1024 * 1024,
    restart: true,
    group: SERVICE,
    description: 'Largest splat file that /preview takes.',
  }),

  queue_size: Type.Integer({
    minimum: 0,
    maximum: 10_000,
    default: 8,
    group: QUEUE,
    description: 'Requests that may wait behind the one being computed; more are refused with 503 and Retry-After.',
  }),
  deadline_seconds: Type.Number({
    minimum: 1,
    maximum: 86_400,
    default: 900,
    group: QUEUE,
    description: 'Longest time from accepting a request to its result (504 after it).',
  }),
  time_budget_min_share: Type.Number({
    minimum: 0.01,
    maximum: 1,
    default: 0.5,
    group: QUEUE,
    description:
      'Smallest share of the steps that the time budget of a request (X-Time-Budget-Seconds) may leave of them; 1 never ' +
      'takes any.',
  }),
  stall_seconds: Type.Number({
    minimum: 1,
    maximum: 3600,
    default: 60,
    restart: true,
    group: QUEUE,
    description:
      'Time without any progress after which the pipeline process is taken for hung and replaced. A call of a network may ' +
      'take this or five times the longest of its calls before, whichever is more.',
  }),
  warmup_seconds: Type.Number({
    minimum: 1,
    maximum: 3600,
    default: 300,
    restart: true,
    group: QUEUE,
    description: 'Longest time the pipeline process may take to load its guidance, and later on a network of a score.',
  }),
  shutdown_seconds: Type.Number({
    minimum: 0.1,
    maximum: 3600,
    default: 25,
    restart: true,
    group: QUEUE,
    description: 'After SIGTERM, time in which accepted requests may finish before they are cancelled.',
  }),
  jobs_kept: Type.Integer({
    minimum: 0,
    maximum: 10_000,
    default: 100,
    group: QUEUE,
    description: 'Finished jobs that /jobs still shows.',
  }),

  device: Type.Union(
    [
      Type.Literal('auto'),
      Type.Literal('cpu'),
      Type.Literal('webgpu'),
      Type.String({ pattern: String.raw`^webgpu:\d{1,3}$`, title: 'webgpu:N' }),
    ],
    {
      default: 'auto',
      restart: true,
      group: PIPELINE,
      description:
        'Where splats are rendered and optimised: auto takes a GPU or else the CPU; webgpu insists on WebGPU, software ' +
        'included; webgpu:N takes the adapter of that number in `npm run generation -- devices`. Several cards of one ' +
        'name need the Vulkan layer of mesa-vulkan-drivers, or a container each; CUDA_VISIBLE_DEVICES makes no difference.',
    },
  ),
  workers: Type.Integer({
    minimum: 0,
    maximum: 64,
    default: 0,
    restart: true,
    group: PIPELINE,
    description: 'Threads of the CPU rasteriser; 0 takes as many as there are cores, at most one per view.',
  }),
  guidance: Type.Union([Type.Literal('auto'), Type.Literal('blueprint'), Type.Literal('diffusion')], {
    default: 'auto',
    restart: true,
    group: PIPELINE,
    description:
      'What knows how a prompt looks: blueprint, the embedded prior, or the diffusion networks whose flags are set; auto ' +
      'takes the networks when their bundles are there, else blueprint.',
  }),
  init: Type.Union([Type.Literal('auto'), Type.Literal('ball'), Type.Literal('surface')], {
    default: 'auto',
    group: PIPELINE,
    description:
      "Where splats start: ball is upstream's random ball, surface what the guidance proposes, auto surface if it does.",
  }),
  views_per_step: Type.Integer({
    minimum: 0,
    maximum: 16,
    default: 0,
    group: PIPELINE,
    description:
      'Views in a group, a turn of 360° divided among them; 0 takes 4 with mvdream or imagedream and 1 without, as upstream.',
  }),
  render_sizes: Type.Array(Type.Integer({ minimum: 16, maximum: 1024 }), {
    minItems: 1,
    maxItems: 3,
    default: [128, 256, 512],
    group: PIPELINE,
    description:
      'Sides of the rendered views, pixels: until 30 % of iters, until 60 %, and after. A shorter list repeats its last.',
  }),
  min_gaussians: Type.Integer({
    minimum: 0,
    maximum: 1_000_000,
    default: 7000,
    group: PIPELINE,
    description: 'Splats a result has at least; validators reject fewer than 7000.',
  }),
  max_gaussians: Type.Integer({
    minimum: 1,
    maximum: 10_000_000,
    default: 30_000,
    group: PIPELINE,
    description: 'Densification stops adding at this many splats.',
  }),
  densify_grad_unit: Type.Union([Type.Literal('pixel'), Type.Literal('ndc')], {
    default: 'pixel',
    group: PIPELINE,
    description:
      "Unit of densify_grad_threshold: pixel as upstream compares it, ndc (times half the image side) as DreamGaussian's files mean it.",
  }),
};

export const generationProperties = {
  ...ownProperties,
  ...pictureProperties,
  ...diffusionProperties,
  ...upstreamProperties,
};

export type GenerationSettings = SettingsOf<typeof generationProperties>;

/** Keys that are read at start only. */
export const RESTART_KEYS: readonly string[] = Object.entries(generationProperties)
  .filter(([, schema]) => (schema as { restart?: unknown }).restart === true)
  .map(([key]) => key);
