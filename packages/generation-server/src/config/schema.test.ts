import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSettings, parseCommandLine, settingsReference, toAppError } from '@404-gen/service-kit';
import { expect, test } from 'vitest';
import { generationSettings } from './schema.ts';
import { upstreamIgnored, upstreamProperties } from './upstream-keys.ts';

const load = (text: string, env: Record<string, string> = {}) => loadSettings(generationSettings, { text, env });
const notesOf = (text: string) => load(text).notes.join('\n');
const problemOf = (text: string): string => {
  try {
    load(text);
  } catch (error) {
    return toAppError(error).message;
  }
  return 'no problem';
};
const configs = fileURLToPath(new URL('../../../../configs/', import.meta.url));

/** 404 `generation/configs/text_mv.yaml`, every key of it, dead ones too. */
const UPSTREAM_TEXT_MV = `
input:
prompt:
negative_prompt: "ugly, blurry"
mesh:
elevation: 0
ref_size: 256
density_thresh: 1
outdir: logs
mesh_format: obj
save_path: ???
mvdream: true
imagedream: false
stablediff: false
stable_zero123: false
zero123_xl: false
lambda_sd: 1
lambda_zero123: 0
warmup_rgb_loss: True
batch_size: 1
iters: 1000
anneal_timestep: True
iters_refine: 50
radius: 3.5
fovy: 49.1
min_ver: -30
max_ver: 30
load:
train_geo: False
invert_bg_prob: 0.5
gui: False
force_cuda_rast: False
H: 800
W: 800
num_pts: 5000
sh_degree: 0
position_lr_init: 0.001
position_lr_final: 0.00002
position_lr_delay_mult: 0.02
position_lr_max_steps: 300
feature_lr: 0.01
opacity_lr: 0.05
scaling_lr: 0.005
rotation_lr: 0.005
percent_dense: 0.015
density_start_iter: 0
density_end_iter: 3000
densification_interval: 50
opacity_reset_interval: 700
densify_grad_threshold: 0.01
geom_lr: 0.0001
texture_lr: 0.2
`;

test("upstream's own file works unchanged: dead keys get a note, and guidance_scale is each network's own", () => {
  const { settings, notes } = load(UPSTREAM_TEXT_MV);
  expect(settings).toMatchObject({ iters: 1000, num_pts: 5000, mvdream: true, iters_refine: 50, elevation: 0 });
  expect(settings.guidance_scale).toBeUndefined();
  for (const dead of [
    'density_thresh',
    'outdir',
    'mesh_format',
    'save_path',
    'gui',
    'geom_lr',
    'texture_lr',
    'train_geo',
  ]) {
    expect(notes.join('\n')).toMatch(new RegExp(`^${dead}: has no effect`, 'm'));
  }
});

test('every key of upstream is known, live or dead', () => {
  const keys = [...UPSTREAM_TEXT_MV.matchAll(/^(\w+):/gm)].map((match) => match[1]!);
  const known = { ...upstreamProperties, ...upstreamIgnored };
  expect(keys.filter((key) => !Object.hasOwn(known, key))).toEqual([]);
});

test.each([
  ['itres: 5', /itres: unknown setting; did you mean "iters"\?/],
  ['iters: many', /iters: /],
  ['iters: 0', /iters: /],
  ['sh_degree: 4', /sh_degree: /],
  ['guidance: mvdream', /"mvdream" is none of auto, blueprint/],
  ['iters: [1', /not valid yaml/],
  ['- a\n- b', /must be a mapping/],
])('%s stops the start', (text, message) => {
  expect(problemOf(text)).toMatch(message);
});

test.each([
  [
    "the fork's text_mv_fast",
    'num_pts: 6000\niters: 100\ndensity_start_iter: 999\ndensity_end_iter: 999\ndensification_interval: 999\nposition_lr_max_steps: 40',
    /num_pts: .*cannot reach min_gaussians 7000/,
  ],
  ['more splats than allowed', 'num_pts: 9000\nmax_gaussians: 8000', /num_pts: 9000 is above max_gaussians 8000/],
  [
    'a minimum above the maximum',
    'max_gaussians: 6000\nnum_pts: 5000',
    /max_gaussians: 6000 is below min_gaussians 7000/,
  ],
  ['no elevation to draw', 'min_ver: 10\nmax_ver: 10', /max_ver: 10 is not above min_ver 10/],
  ['a rate that rises', 'position_lr_final: 0.1', /position_lr_final: 0.1 is above position_lr_init/],
  [
    'two networks of text',
    'mvdream: true\nstablediff: true',
    /stablediff: only one of mvdream, imagedream, stablediff/,
  ],
  ['two of Zero123', 'stable_zero123: true\nzero123_xl: true', /zero123_xl: only one of stable_zero123, zero123_xl/],
  ['diffusion without a network', 'guidance: diffusion', /guidance: diffusion needs a network/],
  [
    'diffusion without its bundles',
    'guidance: diffusion\nmvdream: true\nzero123_xl: true\nlambda_zero123: 1\nmodels_dir: nowhere\nbundles: [mvdream=mine]',
    /mvdream: nowhere has no bundle mine and no bundle zero123-xl: run `npm run models -- pull mine` and `npm run/,
  ],
  ['groups that no network sees', 'mvdream: true\nviews_per_step: 3', /views_per_step: mvdream looks at groups of 4/],
  ['an open address without a token', 'host: 0.0.0.0', /host: others can reach 0\.0\.0\.0/],
])('refused: %s', (_, text, message) => {
  expect(problemOf(text)).toMatch(message);
});

test('an open address is fine with a token or --insecure, and loopback without either', () => {
  for (const text of [
    'host: 0.0.0.0\ntoken: long-enough',
    'host: "::"\ninsecure: true',
    'host: 127.0.0.2',
    'host: localhost',
    'host: "::1"',
  ]) {
    expect(problemOf(text)).toBe('no problem');
  }
});

test.each([
  [
    'the window past the end, as before the seed',
    'iters: 1500\ndensity_end_iter: 3000',
    /density_end_iter: 3000 lies past the last step, iters 1500.*\(1200\)/,
  ],
  [
    'a position schedule longer than the run',
    'iters: 300\ndensity_end_iter: 250',
    /position_lr_max_steps: 450 lies past the last step/,
  ],
  [
    'a position schedule much shorter',
    'iters: 6000',
    /position_lr_max_steps: 450 is under 10 % of iters 6000.*\(1800\)/,
  ],
  [
    'a window off its interval',
    'density_end_iter: 1220',
    /densification_interval: the window's last step 1220 is no multiple of 50/,
  ],
  [
    'a window upside down',
    'density_start_iter: 1300',
    /density_start_iter: 1300 comes after the end.*densification is off/,
  ],
  [
    'an opacity reset near the end',
    'density_end_iter: 1450\nopacity_reset_interval: 725',
    /opacity reset at step 1450 leaves 50 of 1500/,
  ],
  [
    'a network that is not there',
    'mvdream: true\nmodels_dir: nowhere',
    /mvdream: nowhere has no bundle mvdream, so guidance is blueprint.*run `npm run models -- pull mvdream`/,
  ],
  ['an image network', 'imagedream: true\nmodels_dir: nowhere', /waits for a network that takes images/],
  [
    "a text network's scale for Zero123",
    'zero123_xl: true\nlambda_zero123: 1\nguidance_scale: 100',
    /guidance_scale: 100 reaches Zero123 too/,
  ],
  ['samples that disagree', 'stablediff: true\nstrategy: sample-then-fit', /strategy: Stable Diffusion samples each/],
  [
    'a watchdog slower than the deadline',
    'stall_seconds: 1000',
    /stall_seconds: 1000 is not below deadline_seconds 900/,
  ],
  ['cameras inside', 'radius: 0.5', /radius: at 0.5 the cameras stand inside/],
])('noted: %s', (_, text, note) => {
  expect(notesOf(text)).toMatch(note);
});

test("the defaults, the seed's tuned values, deserve no note", () => {
  expect(load('').notes).toEqual([]);
});

test('flags and environment reach every kind of setting', () => {
  const flags = parseCommandLine(
    ['--port', '10007', '--render-sizes', '64', '96', '--insecure', '--iters=20'],
    generationSettings,
    [],
  );
  const { settings } = loadSettings(generationSettings, {
    flags: flags.settings,
    env: { GENERATION_TOKEN: 'from-environment', GENERATION_NUM_PTS: '9000', GENERATION_ITERS: '10' },
  });
  expect(settings).toMatchObject({
    port: 10_007,
    render_sizes: [64, 96],
    insecure: true,
    iters: 20,
    token: 'from-environment',
    num_pts: 9000,
  });
});

const PRESETS: Record<string, { values: object; notes: RegExp[] }> = {
  'text_mv.yaml': {
    values: {
      iters: 1500,
      num_pts: 8000,
      guidance_scale: 120,
      density_end_iter: 1200,
      position_lr_max_steps: 450,
      mvdream: true,
    },
    notes: [/^iters: a job renders 777 million/, /^mvdream: /],
  },
  'text_mv_baseline.yaml': {
    values: { iters: 1000, num_pts: 5000, guidance_scale: 100, density_end_iter: 3000, position_lr_max_steps: 300 },
    notes: [/^density_end_iter: 3000 lies past/, /^iters: a job renders/, /^mvdream: /],
  },
  'text_mv_quality.yaml': {
    values: { iters: 2000, num_pts: 10_000, guidance_scale: 150, density_end_iter: 1200 },
    notes: [/^iters: a job renders/, /^mvdream: /],
  },
  'text_mv_speed.yaml': {
    values: { iters: 1200, num_pts: 6000, guidance_scale: 100 },
    notes: [/^iters: /, /^mvdream: /],
  },
  'text.yaml': {
    values: { iters: 500, stablediff: true, radius: 2.5 },
    notes: [/^density_end_iter: /, /^stablediff: /],
  },
  'image.yaml': {
    values: { zero123_xl: true, lambda_zero123: 1, radius: 2 },
    notes: [/^density_end_iter: /, /^zero123_xl: .*waits for a network that takes images/],
  },
  'image_sai.yaml': {
    values: { stable_zero123: true, warmup_rgb_loss: false },
    notes: [/^density_end_iter: /, /^stable_zero123: .*waits for/],
  },
  'imagedream.yaml': {
    values: { imagedream: true, min_ver: -5, max_ver: 0 },
    notes: [/^density_end_iter: /, /^iters: /, /^imagedream: .*waits for/],
  },
  'cpu.yaml': { values: { guidance: 'blueprint', init: 'surface' }, notes: [] },
};

test.each(Object.entries(PRESETS))('configs/%s loads', (file, { values, notes }) => {
  const loaded = loadSettings(generationSettings, { file: configs + file });
  expect(loaded.settings).toMatchObject(values);
  expect(loaded.notes).toHaveLength(notes.length);
  for (const note of notes) expect(loaded.notes).toContainEqual(expect.stringMatching(note));
});

test('every preset is tested', () => {
  const presets = readdirSync(configs).filter((file) => file.endsWith('.yaml') && file !== 'miner.yaml');
  expect(presets.sort()).toEqual(Object.keys(PRESETS).sort());
});

test("the seed's negative prompt has the terms it added and upstream's two slips mended", () => {
  const tuned = loadSettings(generationSettings, { file: `${configs}text_mv.yaml` }).settings.negative_prompt;
  const before = loadSettings(generationSettings, { file: `${configs}text_mv_baseline.yaml` }).settings.negative_prompt;
  expect(before).toMatch(/pixelated obscure.* and unclear/);
  expect(tuned).toMatch(/pixelated, obscure.* dull, unclear/);
  expect(tuned).toMatch(
    /flat, 2d render, low poly, missing details, bad topology, stretched textures, bad geometry, malformed$/,
  );
});

test('the generated reference is up to date', () => {
  const page = readFileSync(`${configs}runtime/generation-server.md`, 'utf8');
  expect(page).toBe(settingsReference(generationSettings, 'Settings of the generation server'));
});
