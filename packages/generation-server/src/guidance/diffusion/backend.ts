import type { Camera, FloatImage, OrbitPose, Random } from '@404-gen/splat';
import type { Network } from '../../models/manifest.ts';
import type { LatentDecoder } from './latent-decoder.ts';
import type { LatentEncoder } from './latent-encoder.ts';
import type { NoiseSchedule } from './noise-schedule.ts';

/** From where a view is seen; both say the same. */
export interface ViewGeometry {
  readonly camera: Camera;
  readonly pose: OrbitPose;
}

/** What networks are conditioned on. */
export interface Conditioning {
  readonly prompt: string;
  readonly negativePrompt: string;
  /** For what is drawn once per job. */
  readonly random: Random;
  /** Square, on white. */
  readonly image: FloatImage | undefined;
  /** From where `image` was taken. */
  readonly referenceElevationDegrees: number;
  readonly referenceAzimuthDegrees: number;
  /** Whether single-view networks are told from which side they look. */
  readonly viewPrompts: boolean;
}

/** How a network's gradient is made; the numbers are upstream's (pipeline sheet §6). */
export interface SdsRules {
  /** Of classifier-free guidance, where the settings name none. */
  readonly guidanceScale: number;
  /** w(t): 1, or 1 − ᾱ_t. */
  readonly weight: 'constant' | 'noise-variance';
  /** What the loss is divided by. */
  readonly normaliser: 'views' | 'none';
}

export interface SamplingDefaults {
  readonly guidanceScale: number;
  /** Of the first view; the others follow evenly round the object. */
  readonly azimuthDegrees: number;
  /** Added to the reference elevation. */
  readonly elevationDegrees: number;
}

/** The network's output for one group at one timestep. */
export interface GuidedOutput {
  /** [viewsPerGroup, channels, size, size] */
  readonly unconditional: Float32Array;
  readonly conditional: Float32Array;
}

/** A network that knows what it should see. */
export interface ConditionedBackend {
  /** What the caller should know, of a prompt cut off for instance. */
  readonly warnings: readonly string[];
  /** @param noisy [viewsPerGroup, channels, size, size] */
  predict(noisy: Float32Array, timestep: number, views: readonly ViewGeometry[]): Promise<GuidedOutput>;
}

/** A diffusion network with its autoencoder, as distillation and sampling see it. */
export interface DiffusionBackend {
  readonly network: Network;
  readonly needsImage: boolean;
  /** Views that it looks at together. */
  readonly viewsPerGroup: number;
  readonly schedule: NoiseSchedule;
  readonly encoder: LatentEncoder;
  readonly rules: SdsRules;
  readonly sampling: SamplingDefaults;
  /** Loaded on first use: guidance by distillation alone never needs it. */
  decoder(): Promise<LatentDecoder>;
  /** Everything of a job that is computed once. */
  condition(conditioning: Conditioning): Promise<ConditionedBackend>;
}
