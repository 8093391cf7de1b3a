import { Type } from '@sinclair/typebox';

/**
 * The keys of upstream's yaml files (404 `generation/configs/*.yaml`), so that a miner's own `text_mv.yaml` works
 * unchanged. Defaults are the tuned `text_mv.yaml`; `guidance_scale` has none, because upstream's code has one for each
 * network and its files cannot name any.
 */
const NETWORKS = 'Guidance networks (upstream)';
const OPTIMISATION = 'Optimisation (upstream)';
const CAMERAS = 'Cameras (upstream)';
const DENSITY = 'Densification (upstream)';

const rate = (value: number, description: string) =>
  Type.Number({ minimum: 0, maximum: 10, default: value, group: OPTIMISATION, description });

const network = (description: string) => Type.Boolean({ default: false, restart: true, group: NETWORKS, description });

export const upstreamProperties = {
  mvdream: network('MVDream, four views at once, from text.'),
  imagedream: network('ImageDream, four views at once, from an image and text.'),
  stablediff: network('Stable Diffusion 2.1, single views, from text.'),
  stable_zero123: network('stable-zero123, single views, from an image.'),
  zero123_xl: network('zero123-xl, single views, from an image.'),
  lambda_sd: Type.Number({
    minimum: 0,
    maximum: 1e6,
    default: 1,
    group: NETWORKS,
    description: "Factor on the text or multi-view network's gradient.",
  }),
  lambda_zero123: Type.Number({
    minimum: 0,
    maximum: 1e6,
    default: 0,
    group: NETWORKS,
    description: "Factor on the Zero123 networks' gradient.",
  }),
  guidance_scale: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1000,
      group: NETWORKS,
      description:
        "Classifier-free guidance scale of every network: higher keeps closer to the prompt. Without it each network's own: " +
        '100 from text, 5 from an image.',
    }),
  ),
  negative_prompt: Type.String({
    maxLength: 4096,
    default: '',
    group: NETWORKS,
    description: 'What the result should not look like.',
  }),
  anneal_timestep: Type.Boolean({
    default: true,
    group: NETWORKS,
    description: 'Let the diffusion timestep fall from 980 to 20 over the run instead of drawing it.',
  }),
  warmup_rgb_loss: Type.Boolean({
    default: true,
    group: NETWORKS,
    description: 'Let the weight of the known view grow over the run (image guidance only).',
  }),
  ref_size: Type.Integer({
    minimum: 16,
    maximum: 2048,
    default: 256,
    group: NETWORKS,
    description: 'Side of the known view, pixels (image guidance only).',
  }),
  H: Type.Integer({
    minimum: 16,
    maximum: 4096,
    default: 800,
    group: NETWORKS,
    description: 'Height to which a reference image is scaled, pixels (image guidance only).',
  }),
  W: Type.Integer({
    minimum: 16,
    maximum: 4096,
    default: 800,
    group: NETWORKS,
    description: 'Width to which a reference image is scaled, pixels (image guidance only).',
  }),

  iters: Type.Integer({
    minimum: 1,
    maximum: 20_000,
    default: 1500,
    group: OPTIMISATION,
    description: 'Optimisation steps.',
  }),
  iters_refine: Type.Integer({
    minimum: 0,
    maximum: 10_000,
    default: 0,
    group: OPTIMISATION,
    description:
      'Steps after iters in which views are noised, cleaned again by the network (ten calls) and fitted to; diffusion only. ' +
      "Upstream's files name it and nothing there reads it.",
  }),
  batch_size: Type.Integer({
    minimum: 1,
    maximum: 16,
    default: 1,
    group: OPTIMISATION,
    description: 'View groups rendered at each step.',
  }),
  num_pts: Type.Integer({
    minimum: 100,
    maximum: 1_000_000,
    default: 8000,
    group: OPTIMISATION,
    description: 'Splats at the start.',
  }),
  sh_degree: Type.Integer({
    minimum: 0,
    maximum: 3,
    default: 0,
    group: OPTIMISATION,
    description: 'Degree of the spherical harmonics; validators read degree 0 only.',
  }),
  position_lr_init: rate(0.001, 'Learning rate of positions at the first step, before the scene factor of 10.'),
  position_lr_final: rate(0.00002, 'Learning rate of positions from position_lr_max_steps on.'),
  position_lr_max_steps: Type.Integer({
    minimum: 1,
    maximum: 1_000_000,
    default: 450,
    group: OPTIMISATION,
    description: 'Steps over which the rate of positions falls exponentially from init to final.',
  }),
  feature_lr: rate(0.01, 'Learning rate of colours; a twentieth of it for higher harmonics.'),
  opacity_lr: rate(0.05, 'Learning rate of opacity.'),
  scaling_lr: rate(0.005, 'Learning rate of scales.'),
  rotation_lr: rate(0.005, 'Learning rate of rotations.'),

  radius: Type.Number({
    exclusiveMinimum: 0,
    maximum: 50,
    default: 3.5,
    group: CAMERAS,
    description: 'Distance of the cameras from the origin, world units; a validator stands at 2.5.',
  }),
  fovy: Type.Number({
    minimum: 1,
    maximum: 170,
    default: 49.1,
    group: CAMERAS,
    description: 'Vertical field of view, degrees.',
  }),
  elevation: Type.Number({
    minimum: -80,
    maximum: 80,
    default: 0,
    group: CAMERAS,
    description: 'Elevation round which cameras are drawn, degrees above the horizon.',
  }),
  min_ver: Type.Integer({
    minimum: -90,
    maximum: 90,
    default: -30,
    group: CAMERAS,
    description: 'Lowest elevation drawn, degrees relative to `elevation`.',
  }),
  max_ver: Type.Integer({
    minimum: -90,
    maximum: 90,
    default: 30,
    group: CAMERAS,
    description: 'Elevation below which cameras are drawn, degrees relative to `elevation`.',
  }),
  invert_bg_prob: Type.Number({
    minimum: 0,
    maximum: 1,
    default: 0.5,
    group: CAMERAS,
    description:
      "Probability of a black background, else white (upstream's own comment says the opposite of its code).",
  }),

  percent_dense: Type.Number({
    minimum: 0,
    maximum: 100,
    default: 0.015,
    group: DENSITY,
    description: 'Splats larger than four times this, world units, are split; smaller ones cloned.',
  }),
  density_start_iter: Type.Integer({
    minimum: 0,
    maximum: 1_000_000,
    default: 0,
    group: DENSITY,
    description: 'First step of the window in which splats are added, pruned and reset.',
  }),
  density_end_iter: Type.Integer({
    minimum: 0,
    maximum: 1_000_000,
    default: 1200,
    group: DENSITY,
    description: 'Last step of that window; 80 % of iters leaves time for refinement.',
  }),
  densification_interval: Type.Integer({
    minimum: 1,
    maximum: 1_000_000,
    default: 50,
    group: DENSITY,
    description: 'Steps between two densifications.',
  }),
  opacity_reset_interval: Type.Integer({
    minimum: 1,
    maximum: 1_000_000,
    default: 700,
    group: DENSITY,
    description: 'Steps between two opacity resets inside the window.',
  }),
  densify_grad_threshold: Type.Number({
    minimum: 0,
    maximum: 1e6,
    default: 0.01,
    group: DENSITY,
    description: 'Mean absolute gradient of the projected centre above which a splat is cloned or split.',
  }),
};

const MESH_STAGE = "has no effect, here as upstream: a leftover of DreamGaussian's mesh stage";
const VIEWER = "has no effect, here as upstream: a leftover of DreamGaussian's viewer";

/** Keys of upstream's files that change nothing, each with the reason. */
export const upstreamIgnored: Readonly<Record<string, string>> = {
  input: 'has no effect: an image comes with its request, in the field `image`',
  prompt: 'has no effect: the prompt comes with its request',
  position_lr_delay_mult: 'has no effect, here as upstream: the delay it scales lasts 0 steps',
  mesh: MESH_STAGE,
  density_thresh: MESH_STAGE,
  mesh_format: MESH_STAGE,
  train_geo: MESH_STAGE,
  geom_lr: MESH_STAGE,
  texture_lr: MESH_STAGE,
  load: VIEWER,
  gui: VIEWER,
  outdir: 'has no effect, here as upstream: results go to the caller',
  save_path: 'has no effect, here as upstream: results go to the caller',
  force_cuda_rast: 'has no effect, here as upstream: there is one rasteriser per device',
};
