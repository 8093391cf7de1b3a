import { isIP } from 'node:net';
import type { SettingProblem } from '@404-gen/service-kit';
import { densificationRuns, lastDensityStep } from './density-window.ts';
import type { GenerationSettings } from './keys.ts';
import { renderedPixels } from './render-cost.ts';
import { missingNetworks, pullCommands, TEXT_FLAGS, wantedNetworks, ZERO123_FLAGS } from './wanted-networks.ts';

type Check = (settings: GenerationSettings) => SettingProblem | undefined;

/** A share of `iters` left after the last opacity reset below which splats have no time to become opaque again. */
const LEAST_RECOVERY_SHARE = 0.1;
/** A position rate that has fallen to its floor this early leaves splats stuck where they are. */
const LEAST_POSITION_LR_SHARE = 0.1;

/** Measured: text_mv.yaml, 8000 splats, 780 million pixels, 230 s of one core of an EPYC. */
const CPU_SECONDS_PER_PIXEL = 0.3e-6;
const MUCH_CPU_SECONDS = 60;

const error = (key: string, message: string): SettingProblem => ({ key, message });
const warning = (key: string, message: string): SettingProblem => ({ key, message, severity: 'warning' });

/** What only shows when settings are seen together. A note is for what works, but hardly as meant. */
export function crossChecks(settings: GenerationSettings): SettingProblem[] {
  return CHECKS.flatMap((check) => check(settings) ?? []);
}

const CHECKS: readonly Check[] = [
  exposedWithoutToken,
  tooFewSplats,
  startAboveMaximum,
  minimumAboveMaximum,
  emptyElevationRange,
  risingPositionRate,
  windowPastTheEnd,
  windowUpsideDown,
  windowOffTheInterval,
  positionRateOutOfStep,
  lateOpacityReset,
  splatsPastTheHorizon,
  hastyWatchdog,
  slowOnCpu,
  rivalNetworks,
  noNetwork,
  missingNetwork,
  viewsOfNoGroup,
  strongZero123,
  samplesThatDisagree,
];

function exposedWithoutToken(s: GenerationSettings) {
  if (isLoopback(s.host) || s.token !== undefined || s.insecure) return undefined;
  return error(
    'host',
    `others can reach ${s.host}: set a token (GENERATION_TOKEN or the key token) or say --insecure; 127.0.0.1 needs neither`,
  );
}

export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

function tooFewSplats(s: GenerationSettings) {
  if (s.num_pts >= s.min_gaussians || densificationRuns(s) > 0) return undefined;
  return error(
    'num_pts',
    `starts with ${s.num_pts} splats and densification never runs (iters ${s.iters}, window ${s.density_start_iter} to ` +
      `${s.density_end_iter}, every ${s.densification_interval}), so it cannot reach min_gaussians ${s.min_gaussians}: ` +
      `raise num_pts to ${s.min_gaussians} or let densification run`,
  );
}

function startAboveMaximum(s: GenerationSettings) {
  if (s.num_pts <= s.max_gaussians) return undefined;
  return error('num_pts', `${s.num_pts} is above max_gaussians ${s.max_gaussians}`);
}

function minimumAboveMaximum(s: GenerationSettings) {
  if (s.min_gaussians <= s.max_gaussians) return undefined;
  return error('max_gaussians', `${s.max_gaussians} is below min_gaussians ${s.min_gaussians}`);
}

function emptyElevationRange(s: GenerationSettings) {
  if (s.min_ver < s.max_ver) return undefined;
  return error('max_ver', `${s.max_ver} is not above min_ver ${s.min_ver}`);
}

function risingPositionRate(s: GenerationSettings) {
  if (s.position_lr_final > s.position_lr_init) {
    return error('position_lr_final', `${s.position_lr_final} is above position_lr_init ${s.position_lr_init}`);
  }
  if (s.position_lr_final > 0 || s.position_lr_init === 0) return undefined;
  return warning('position_lr_final', 'the rate falls exponentially, so with an end of 0 positions never move');
}

function windowPastTheEnd(s: GenerationSettings) {
  if (s.density_end_iter <= s.iters || densificationRuns(s) === 0) return undefined;
  return warning(
    'density_end_iter',
    `${s.density_end_iter} lies past the last step, iters ${s.iters}: splats are added to the very end and the last ones ` +
      `are never optimised; 80 % of iters (${Math.round(s.iters * 0.8)}) is usual`,
  );
}

function windowUpsideDown(s: GenerationSettings) {
  if (s.density_start_iter <= lastDensityStep(s)) return undefined;
  return warning(
    'density_start_iter',
    `${s.density_start_iter} comes after the end of the window (${lastDensityStep(s)}): densification is off`,
  );
}

function windowOffTheInterval(s: GenerationSettings) {
  const last = lastDensityStep(s);
  if (densificationRuns(s) === 0 || last % s.densification_interval === 0) return undefined;
  return warning(
    'densification_interval',
    `the window's last step ${last} is no multiple of ${s.densification_interval}: upstream's final prune would then ` +
      `delete every splat seen since the last densification (this optimiser does not)`,
  );
}

function positionRateOutOfStep(s: GenerationSettings) {
  const steps = s.position_lr_max_steps;
  if (steps > s.iters) {
    return warning(
      'position_lr_max_steps',
      `${steps} lies past the last step, iters ${s.iters}: positions never settle at position_lr_final; 30 % of iters ` +
        `(${Math.round(s.iters * 0.3)}) is usual`,
    );
  }
  if (steps < s.iters * LEAST_POSITION_LR_SHARE) {
    return warning(
      'position_lr_max_steps',
      `${steps} is under ${LEAST_POSITION_LR_SHARE * 100} % of iters ${s.iters}: positions hardly move after that; 30 % ` +
        `(${Math.round(s.iters * 0.3)}) is usual`,
    );
  }
  return undefined;
}

function lateOpacityReset(s: GenerationSettings) {
  const interval = s.opacity_reset_interval;
  const last = Math.floor(lastDensityStep(s) / interval) * interval;
  if (last === 0 || last < s.density_start_iter) return undefined;
  const left = s.iters - last;
  if (left >= s.iters * LEAST_RECOVERY_SHARE) return undefined;
  return warning(
    'opacity_reset_interval',
    `the opacity reset at step ${last} leaves ${left} of ${s.iters} steps to become opaque again: move ` +
      `density_end_iter before it or change the interval`,
  );
}

function splatsPastTheHorizon(s: GenerationSettings) {
  // Initial splats lie in a ball of radius 0.5, and exported objects span 1.5 from side to side.
  if (s.radius > 0.75) return undefined;
  return warning('radius', `at ${s.radius} the cameras stand inside the object`);
}

function hastyWatchdog(s: GenerationSettings) {
  if (s.stall_seconds < s.deadline_seconds) return undefined;
  return warning(
    'stall_seconds',
    `${s.stall_seconds} is not below deadline_seconds ${s.deadline_seconds}: a hung pipeline shows as a missed deadline`,
  );
}

function slowOnCpu(s: GenerationSettings) {
  if (s.device.startsWith('webgpu')) return undefined;
  const pixels = renderedPixels(s);
  const seconds = pixels * CPU_SECONDS_PER_PIXEL;
  if (seconds < MUCH_CPU_SECONDS) return undefined;
  return warning(
    'iters',
    `a job renders ${Math.round(pixels / 1e6)} million pixels with these sizes and views, on a CPU about ` +
      `${Math.round(seconds / 10) * 10} s of processor time; configs/cpu.yaml takes a twentieth of text_mv.yaml's`,
  );
}

function rivalNetworks(s: GenerationSettings) {
  for (const flags of [TEXT_FLAGS, ZERO123_FLAGS]) {
    const [first, second] = flags.filter((flag) => s[flag]);
    if (second !== undefined)
      return error(second, `only one of ${flags.join(', ')} can guide, and ${first} is set too`);
  }
  return undefined;
}

function noNetwork(s: GenerationSettings) {
  if (s.guidance !== 'diffusion' || wantedNetworks(s).length > 0) return undefined;
  return error(
    'guidance',
    'diffusion needs a network: set mvdream, imagedream or stablediff with lambda_sd above 0, or stable_zero123 or ' +
      'zero123_xl with lambda_zero123 above 0',
  );
}

function missingNetwork(s: GenerationSettings) {
  const missing = missingNetworks(s);
  const [first] = missing;
  if (first === undefined) return undefined;
  const told = `${s.models_dir} has no bundle ${missing.map(({ bundle }) => bundle).join(' and no bundle ')}`;
  if (s.guidance === 'diffusion') return error(first.flag, `${told}: run ${pullCommands(missing)}`);
  const fromImages = missing.some(({ flag }) => flag !== 'mvdream' && flag !== 'stablediff');
  return warning(
    first.flag,
    `${told}, so guidance is blueprint, the embedded prior, for which negative_prompt, guidance_scale, the lambdas and ` +
      `anneal_timestep make no difference; to have the network run ${pullCommands(missing)}` +
      (fromImages
        ? '. This preset waits for a network that takes images: until there is one, requests with an image are refused (422) and prompts are served by blueprint'
        : ''),
  );
}

function viewsOfNoGroup(s: GenerationSettings) {
  const [flag] = (['mvdream', 'imagedream'] as const).filter((each) => s[each]);
  if (flag === undefined || wantedNetworks(s).length === 0 || s.views_per_step % 4 === 0) return undefined;
  return error('views_per_step', `${flag} looks at groups of 4 views, not of ${s.views_per_step}: leave it at 0`);
}

/** Far above what Zero123 was tuned for: colours burn out. */
const STRONG_ZERO123 = 20;

function strongZero123(s: GenerationSettings) {
  if (!wantedNetworks(s).some(({ flag }) => flag === 'stable_zero123' || flag === 'zero123_xl')) return undefined;
  const scale = s.guidance_scale_zero123 ?? s.guidance_scale ?? 0;
  if (scale <= STRONG_ZERO123) return undefined;
  const key = s.guidance_scale_zero123 === undefined ? 'guidance_scale' : 'guidance_scale_zero123';
  return warning(key, `${scale} reaches Zero123 too, for which 5 is usual: set guidance_scale_zero123`);
}

function samplesThatDisagree(s: GenerationSettings) {
  if (s.strategy !== 'sample-then-fit' || wantedNetworks(s)[0]?.flag !== 'stablediff') return undefined;
  return warning(
    'strategy',
    'Stable Diffusion samples each view by itself, so the four show no single object: take mvdream',
  );
}
