import { hasBundle } from '../models/bundle.ts';

/** Upstream's flags and the bundle each one's network is in. */
export const NETWORK_BUNDLES = {
  mvdream: 'mvdream',
  imagedream: 'imagedream',
  stablediff: 'stable-diffusion',
  stable_zero123: 'stable-zero123',
  zero123_xl: 'zero123-xl',
} as const;
export type NetworkFlag = keyof typeof NETWORK_BUNDLES;

/** Networks of text or of many views, of which one can guide. */
export const TEXT_FLAGS = ['mvdream', 'imagedream', 'stablediff'] as const satisfies readonly NetworkFlag[];
/** Networks of one picture, of which one can guide, beside one of the others or alone. */
export const ZERO123_FLAGS = ['stable_zero123', 'zero123_xl'] as const satisfies readonly NetworkFlag[];

/** The settings that say which networks are wanted, and where they are. */
export interface NetworkSettings extends Readonly<Record<NetworkFlag, boolean>> {
  readonly lambda_sd: number;
  readonly lambda_zero123: number;
  readonly guidance: 'auto' | 'blueprint' | 'diffusion';
  readonly models_dir: string;
  readonly bundles: readonly string[];
}

export interface WantedNetwork {
  readonly flag: NetworkFlag;
  readonly bundle: string;
}

/**
 * Networks whose flag is set and whose loss counts; none where blueprint was chosen on purpose. Text first. Upstream loads
 * those of no weight too.
 */
export function wantedNetworks(settings: NetworkSettings): WantedNetwork[] {
  if (settings.guidance === 'blueprint') return [];
  const { lambda_sd: lambdaSd, lambda_zero123: lambdaZero123 } = settings;
  const flags = [...(lambdaSd > 0 ? TEXT_FLAGS : []), ...(lambdaZero123 > 0 ? ZERO123_FLAGS : [])];
  return flags
    .filter((flag) => settings[flag])
    .map((flag) => {
      const named = settings.bundles.findLast((each) => each.startsWith(`${flag}=`));
      return { flag, bundle: named?.slice(flag.length + 1) ?? NETWORK_BUNDLES[flag] };
    });
}

/** Those of the wanted networks whose bundle is not in the models directory. */
export function missingNetworks(settings: NetworkSettings): WantedNetwork[] {
  return wantedNetworks(settings).filter(({ bundle }) => !hasBundle(settings.models_dir, bundle));
}

/** Whether diffusion networks guide: they are wanted and all there. */
export function diffusionGuides(settings: NetworkSettings): boolean {
  return wantedNetworks(settings).length > 0 && missingNetworks(settings).length === 0;
}

/** Where networks of many views have the front of what they draw, degrees; all others have it at 0 (404 `GaussianProcessor.py`). */
const MULTI_VIEW_FRONT_DEGREES = 90;
const MULTI_VIEW_FLAGS: readonly NetworkFlag[] = ['mvdream', 'imagedream'];

/**
 * The azimuth from which the object is seen from the front, where a picture of it was taken too. One for all networks of a
 * job: that of the network of many views, which cannot be told another; Zero123 is told where its picture stands.
 */
export function frontAzimuthDegrees(settings: NetworkSettings): number {
  const hasMultiView = wantedNetworks(settings).some(({ flag }) => MULTI_VIEW_FLAGS.includes(flag));
  return hasMultiView ? MULTI_VIEW_FRONT_DEGREES : 0;
}

/** Networks that work from a picture. */
const IMAGE_FLAGS: readonly NetworkFlag[] = ['imagedream', ...ZERO123_FLAGS];

/** Whether the networks that guide work from a picture. */
export function takesImages(settings: NetworkSettings): boolean {
  return diffusionGuides(settings) && wantedNetworks(settings).some(({ flag }) => IMAGE_FLAGS.includes(flag));
}

/** What somebody who sends an image to settings that take none is told to do. */
export function imageAdvice(settings: NetworkSettings): string {
  const missing = missingNetworks(settings);
  if (missing.some(({ flag }) => IMAGE_FLAGS.includes(flag))) {
    return `this server has no network that takes images yet: run ${pullCommands(missing)} and start it again`;
  }
  return (
    'the guidance of this server takes no images: start one with configs/imagedream.yaml, configs/image.yaml or ' +
    'configs/image_sai.yaml, and send it there, or send a prompt'
  );
}

/** What to run to have them. */
export function pullCommands(networks: readonly WantedNetwork[]): string {
  return networks.map(({ bundle }) => `\`npm run models -- pull ${bundle}\``).join(' and ');
}
