import type {
  Camera,
  DeviceTargets,
  FloatImage,
  GaussianCloud,
  GpuContext,
  KnownViewWeights,
  OrbitPose,
  Rgb,
  ViewGradient,
} from '@404-gen/splat';
import type { ModelPlacement } from '../models/placement.ts';
import type { BackgroundRemover } from '../image-prompt/remove-background.ts';
import type { CutOutCounts } from './diffusion/matte.ts';
import type { DiffusionOptions } from './diffusion/options.ts';

/** What a guidance needs to know of a job. */
export interface GuidanceRequest {
  /** Empty for a job that has an image only. */
  readonly prompt: string;
  /**
   * An image prompt, only where the guidance `acceptsImages`: `ref_size` × `ref_size` pixels of the subject alone on white,
   * in the middle, a tenth of the side free around it; `alpha` is how much of a pixel the subject covers.
   */
  readonly image?: FloatImage;
  readonly negativePrompt: string;
  /** Undefined: each network's own. */
  readonly guidanceScale: number | undefined;
  readonly seed: number;
  /** What diffusion networks want to know besides. */
  readonly diffusion?: DiffusionOptions;
  /** Takes the background out of pictures that the guidance makes; without it that is up to the guidance. */
  readonly removeBackground?: BackgroundRemover | undefined;
  /** Told of the pictures that were cut out, and in which way. */
  readonly onCutOut?: (counts: CutOutCounts) => void;
  /** Called now and then while a preparation takes its time, so that nobody takes it for hung. */
  readonly onAlive?: () => void;
}

/** One view of the cloud as it is now. */
export interface GuidedView {
  readonly camera: Camera;
  readonly pose: OrbitPose;
  readonly image: FloatImage;
}

export interface GuidanceStep {
  /** 1-based; beyond `iterations` when a guidance that `refines` is asked to do so. */
  readonly step: number;
  readonly iterations: number;
  /** The background the views were rendered on. */
  readonly background: Rgb;
}

export interface GuidanceResult {
  readonly loss: number;
  /** One per view, in order. */
  readonly gradients: readonly ViewGradient[];
}

/**
 * The seam behind which everything that knows what a prompt looks like lives: the embedded prior, and
 * diffusion networks. A guidance looks at views of the current cloud and says how their pixels should change.
 */
export interface Guidance {
  readonly name: string;
  /** Whether a job may carry an image. */
  readonly acceptsImages: boolean;
  /** Whether a job without an image is of no use to it. */
  readonly needsImage?: boolean;
  /** What every caller should know, for instance that this guidance stands in for another. */
  readonly note?: string | undefined;
  /** Networks that it has loaded, and where they run. */
  readonly placements?: readonly ModelPlacement[];
  /** Seconds spent in calls of its networks so far, loading aside; undefined for a guidance that has none. */
  readonly networkSeconds?: number;
  /** Parts of a request that make no difference to it; a caller that sends one is told so. */
  readonly ignores?: readonly ('negative_prompt' | 'guidance_scale')[];
  /** Loads what the guidance needs; called once, before the first job. */
  load(): Promise<void>;
  /** Everything of a job that is computed once. */
  prepare(request: GuidanceRequest, signal: AbortSignal): Promise<PreparedGuidance>;
  close(): Promise<void>;
}

/**
 * A guidance that keeps what it wants to see on the device: with it the optimisation needs the host for nothing between
 * reshapings.
 */
export interface DeviceGuidance {
  /** What the pictures show, in their order; `PreparedGuidance.poses` returns these very objects. */
  readonly poses: readonly OrbitPose[];
  /** Factors of the loss of each of so many views; their sum is the loss that `evaluate` would give. */
  weightsFor(viewCount: number): KnownViewWeights;
  /** As `PreparedGuidance.initialCloud`. Rejects as `GpuContext.read` does. */
  initialCloud?(count: number): Promise<GaussianCloud>;
  /** The pictures at `side` × `side` pixels: on first use the work is handed to the device; kept until `close`. */
  targetsFor(side: number): DeviceTargets;
  /** The last step that is for these pictures; those after it go by `evaluate`. All are when it is left out. */
  readonly lastStep?: number;
  /** Frees everything. */
  close(): void;
}

/** What looks at views through networks of one picture size alone: a device need not hand over more than they see. */
export interface PlanesGuidance {
  /** Of the planes, pixels. */
  readonly side: number;
  /** Draws what chance decides, for which nobody need wait until the views are rendered. */
  begin(views: readonly Omit<GuidedView, 'image'>[], step: GuidanceStep): EvaluatePlanes;
}

/** [views, 3, side, side] in [−1, 1] → the loss and ∂L/∂planes. */
export type EvaluatePlanes = (
  planes: Float32Array,
  signal: AbortSignal,
) => Promise<{ readonly loss: number; readonly gradient: Float32Array }>;

/** A guidance that has read its prompt. */
export interface PreparedGuidance {
  /** What the caller should know of how the prompt was understood; goes into X-Warnings. */
  readonly warnings: readonly string[];
  /** A cloud to start from, in place of the random ball. */
  initialCloud?(count: number): GaussianCloud;
  /** Whether steps beyond the iterations make the result better. */
  readonly refines?: boolean;
  /** Poses this guidance wants looked at. Without them the pipeline draws random ones as upstream does. */
  poses?(step: GuidanceStep, viewCount: number): readonly OrbitPose[] | undefined;
  /** The same as `evaluate` for a trainer on `gpu`. Together with `poses`, of which it knows the pictures. */
  onDevice?(gpu: GpuContext, fovyDegrees: number): DeviceGuidance;
  /** The same as `evaluate` for a step of which planes tell enough; undefined for one that wants pictures. */
  planesFor?(step: GuidanceStep): PlanesGuidance | undefined;
  evaluate(views: readonly GuidedView[], step: GuidanceStep, signal: AbortSignal): Promise<GuidanceResult>;
}
