import { AppError } from '@404-gen/service-kit/app-error';
import type { Rgb } from '../../image.ts';

/** Factors of the means that make up the loss of a known view; one that is left out is 0. */
export interface KnownViewWeights {
  /** Of the mean squared error over all colour values. */
  readonly rgbMse?: number;
  /** Of the mean squared error over all alpha values. */
  readonly alphaMse?: number;
  /** Of the mean absolute error over all colour values. */
  readonly rgbMae?: number;
  /** Of the mean absolute error over all alpha values. */
  readonly alphaMae?: number;
  /** Of 1 − mean structural similarity of the colours. */
  readonly ssim?: number;
}

/** Stands in `targetOf` for a view whose picture is not known: its loss is 0, its gradient is left as it is. */
export const NO_TARGET = 0xffff_ffff;

/** What one step compares with what. */
export interface KnownViewStep {
  /** For each rendered view, the index of its picture among the targets, or `NO_TARGET`. */
  readonly targetOf: readonly number[];
  /** What the views were rendered on; laid under the targets. */
  readonly background: Rgb;
  /** Of every view's loss; include the share (1 / views) where the mean over views is wanted. */
  readonly weights: KnownViewWeights;
  /** Whether `encode` also sums up the loss; else only gradients are written. */
  readonly measured?: boolean;
}

/** A step as the kernels see it. The factors are weights by the number of values that the mean is taken over. */
export const KNOWN_VIEW_STEP_WGSL = /* wgsl */ `
struct KnownViewStep {
  /** Per squared difference of r, g, b, alpha. */
  mse: vec4f,
  /** Per absolute difference of r, g, b, alpha. */
  mae: vec4f,
  background: vec3f,
  /** Per 1 − similarity of r, g, b. */
  ssim: f32,
  /** Where the losses of the step's views go. */
  first_loss: u32,
  measured: u32,
  /** Pixels of a picture. */
  width: u32,
  height: u32,
  /** Room for each view's sums of workgroups, and how many there are. */
  sums_per_view: u32,
  sum_count: u32,
  target_of: array<u32>,
}
const NO_TARGET = ${NO_TARGET}u;
`;

/** Words of `KnownViewStep` before `target_of`, and where its members start. */
const HEADER_WORDS = 18;
const WORD = {
  mse: 0,
  mae: 4,
  background: 8,
  ssim: 11,
  firstLoss: 12,
  measured: 13,
  width: 14,
  height: 15,
  sumsPerView: 16,
  sumCount: 17,
} as const;

/** Bytes of a step of so many views, when steps start at multiples of `alignment`. */
export function stepStrideBytes(maxViews: number, alignment: number): number {
  return Math.ceil((4 * (HEADER_WORDS + maxViews)) / alignment) * alignment;
}

export interface StepShape {
  readonly width: number;
  readonly height: number;
  readonly maxViews: number;
  readonly targetCount: number;
  readonly ssim: boolean;
  readonly sumsPerView: number;
}

/** Where a step's results go. */
export interface StepPlace {
  readonly firstLoss: number;
  /** Workgroups that add to a view's loss. */
  readonly sumCount: number;
}

/** Writes a step in the layout of `KNOWN_VIEW_STEP_WGSL`. Throws `BUG_LOSS_SHAPE` for what the kernels cannot do. */
export function packStep(step: KnownViewStep, place: StepPlace, shape: StepShape, into: DataView): void {
  const { targetOf, background, weights, measured = false } = step;
  assertStep(step, shape);
  const pixels = shape.width * shape.height;
  const float = (word: number, value: number) => into.setFloat32(4 * word, value, true);
  const word = (index: number, value: number) => into.setUint32(4 * index, value, true);
  const { rgbMse = 0, alphaMse = 0, rgbMae = 0, alphaMae = 0, ssim = 0 } = weights;
  for (let channel = 0; channel < 3; channel++) {
    float(WORD.mse + channel, rgbMse / (3 * pixels));
    float(WORD.mae + channel, rgbMae / (3 * pixels));
    float(WORD.background + channel, background[channel]!);
  }
  float(WORD.mse + 3, alphaMse / pixels);
  float(WORD.mae + 3, alphaMae / pixels);
  float(WORD.ssim, ssim / (3 * pixels));
  word(WORD.firstLoss, place.firstLoss);
  word(WORD.measured, measured ? 1 : 0);
  word(WORD.width, shape.width);
  word(WORD.height, shape.height);
  word(WORD.sumsPerView, shape.sumsPerView);
  word(WORD.sumCount, place.sumCount);
  for (let view = 0; view < targetOf.length; view++) word(HEADER_WORDS + view, targetOf[view]!);
}

function assertStep({ targetOf, weights }: KnownViewStep, { maxViews, targetCount, ssim }: StepShape): void {
  if (targetOf.length > maxViews) {
    throw new AppError('BUG_LOSS_SHAPE', `A step compares ${targetOf.length} views; there is room for ${maxViews}`);
  }
  // An index beyond the targets reads whatever the device clamps it to, and nobody notices.
  const astray = targetOf.find(
    (index) => index !== NO_TARGET && !(Number.isInteger(index) && index >= 0 && index < targetCount),
  );
  if (astray !== undefined) {
    throw new AppError('BUG_LOSS_SHAPE', `A step names target ${astray} of ${targetCount}`);
  }
  if (weights.ssim && !ssim) {
    throw new AppError('BUG_LOSS_SHAPE', 'A step weighs SSIM in a loss that was made without');
  }
}
