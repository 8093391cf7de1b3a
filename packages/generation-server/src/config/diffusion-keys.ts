import { Type } from '@sinclair/typebox';
import { NETWORK_BUNDLES } from './wanted-networks.ts';

const DIFFUSION = 'Diffusion';
const MODELS = 'Models';

/** Settings of ours for guidance by diffusion networks. */
export const diffusionProperties = {
  guidance_scale_zero123: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1000,
      group: DIFFUSION,
      description:
        'Guidance scale of Zero123 alone, where another network has guidance_scale; without it both have that.',
    }),
  ),
  view_prompts: Type.Boolean({
    default: true,
    group: DIFFUSION,
    description:
      'Tell Stable Diffusion which side it sees (", front view" and so on), which upstream prepares and never uses.',
  }),
  strategy: Type.Union([Type.Literal('sds'), Type.Literal('sample-then-fit')], {
    default: 'sds',
    restart: true,
    group: DIFFUSION,
    description:
      'How networks guide: sds distils at every step as upstream does; sample-then-fit samples four views once, fits the ' +
      'splats to them for fit_iters steps and distils for sds_iters, a fraction of the network calls.',
  }),
  fit_iters: Type.Integer({
    minimum: 1,
    maximum: 20_000,
    default: 300,
    group: DIFFUSION,
    description: 'Steps of sample-then-fit against the sampled views.',
  }),
  sds_iters: Type.Integer({
    minimum: 0,
    maximum: 20_000,
    default: 20,
    group: DIFFUSION,
    description: 'Steps of sample-then-fit that distil afterwards.',
  }),
  sampler: Type.Union([Type.Literal('dpm-solver'), Type.Literal('ddim')], {
    default: 'dpm-solver',
    group: DIFFUSION,
    description: 'How views are sampled; DPM-Solver++ needs about half the steps of DDIM.',
  }),
  sample_steps: Type.Integer({
    minimum: 1,
    maximum: 500,
    default: 30,
    group: DIFFUSION,
    description: 'Steps of the sampler, one network call each.',
  }),
  sample_scale: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1000,
      group: DIFFUSION,
      description: "Guidance scale of sampling; without it each network's own (7.5, 5 with an image, 3 for Zero123).",
    }),
  ),

  models_dir: Type.String({
    minLength: 1,
    default: 'models',
    restart: true,
    group: MODELS,
    description: 'Folder of the model bundles; `npm run models -- list` shows what is in it.',
  }),
  bundles: Type.Array(Type.String({ pattern: String.raw`^(${Object.keys(NETWORK_BUNDLES).join('|')})=[\w.\-]+$` }), {
    default: [],
    restart: true,
    group: MODELS,
    description: 'Bundles of other names, as FLAG=NAME; without it a network is in the bundle of its own name.',
  }),
  verify_models: Type.Boolean({
    default: false,
    restart: true,
    group: MODELS,
    description: 'Compare the checksum of every model file at start; sizes are compared in any case.',
  }),
  execution_provider: Type.Union(
    [Type.Literal('auto'), Type.Literal('cuda'), Type.Literal('webgpu'), Type.Literal('cpu')],
    {
      default: 'auto',
      restart: true,
      group: MODELS,
      description:
        'What runs the networks: auto takes CUDA when its library lies beside onnxruntime-node, else WebGPU on a hardware ' +
        'adapter, else the CPU; the others insist.',
    },
  ),
  execution_provider_overrides: Type.Array(
    Type.String({ pattern: String.raw`^([\w.\-]+/)?[\w\-]+=(auto|cuda|webgpu|cpu)$` }),
    {
      default: [],
      restart: true,
      group: MODELS,
      description: 'Exceptions, as GRAPH=PROVIDER or BUNDLE/GRAPH=PROVIDER, for instance text-encoder=cpu.',
    },
  ),
};
