export { createCloud, SH_C0, shRestCoefficients, type GaussianCloud, type ShDegree } from './cloud.ts';
export {
  assertSound,
  cloudStatistics,
  concatClouds,
  copyCloud,
  describeFlaw,
  findFlaw,
  selectSplats,
  type Bounds,
  type CloudFlaw,
  type CloudStatistics,
} from './cloud-ops.ts';
export { cameraPosition, orbitCamera, type Camera, type OrbitLens, type OrbitPose } from './camera.ts';
export { floatImageToBytes, type ByteImage, type FloatImage, type RenderedView, type Rgb } from './image.ts';
export { logitOf, opacityOf } from './opacity.ts';
export type { SplatTrainer, StepReport, TrainerOptions, ViewGradient } from './trainer.ts';
export { FORMAT_ERROR_CODES, type FormatErrorCode } from './formats/format-error.ts';
export { decodePng, encodePng } from './formats/png.ts';
export { readPly } from './formats/ply-read.ts';
export { writePly } from './formats/ply-write.ts';
export { readSplatFile, sniffSplatFormat, type SplatFormat } from './formats/splat-file.ts';
export { decodeSpz, encodeSpz, spzRoundTrip, type DecodeSpzOptions, type EncodeSpzOptions } from './formats/spz.ts';
export { createSpzSurveyor, surveySpz, type SpzSurvey, type SpzSurveyor } from './formats/spz-survey.ts';
export { fitToValidatorFrame, normaliseForValidator } from './validator/frame.ts';
export { renderValidatorGrid, type RenderView, type ValidatorGridOptions } from './validator/grid.ts';
export {
  checkDecoded,
  checkSubmission,
  VALIDATOR_MIN_SPLATS,
  type SubmissionCheck,
  type SubmissionReason,
  type SubmissionRule,
} from './validator/rules.ts';
export { VALIDATOR_BACKGROUND, VALIDATOR_VIEW_SIZE, validatorCameras } from './validator/views.ts';
export { createCpuTrainer, type CpuTrainerOptions } from './cpu/cpu-trainer.ts';
export { chooseAdapter } from './gpu/adapter-choice.ts';
export { listAdapters, loadDawn, type GpuAdapter } from './gpu/adapters.ts';
export { renderView, renderViewBackward, type ViewBackward } from './cpu/render-view.ts';
export type { CloudGradients, PixelGradients } from './cpu/view-buffers.ts';
export { knownViewLoss, meanAbsoluteError, meanSquaredError, psnr, type Loss } from './optimise/losses.ts';
export { DEFAULT_TRAINER_OPTIONS } from './optimise/options.ts';
export { resumeOptions } from './optimise/resume-options.ts';
export { randomBallCloud } from './optimise/random-ball.ts';
export { structuralDissimilarity, type SsimShape } from './optimise/ssim.ts';
export { createRandom, type Random } from './optimise/random.ts';
export { hasVulkanDriver, openDevice, openGpu, type OpenedDevice } from './gpu/open.ts';
export type { GpuContext } from './gpu/context.ts';
export type { DeviceTargets, FitStep } from './gpu/fit.ts';
export { createGpuTrainer, type GpuTrainer } from './gpu/gpu-trainer.ts';
export type { KnownViewWeights } from './gpu/losses/known-view-step.ts';
export { predictGpuBytes, type GpuMemoryShape } from './gpu/memory.ts';
export { BLUR_VARIANCE_PX2 } from './raster-constants.ts';
