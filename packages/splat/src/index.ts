export { createCloud, SH_C0, shRestCoefficients, type GaussianCloud, type ShDegree } from './cloud.ts';
export {
  assertSound,
  cloudStatistics,
  concatClouds,
  copyCloud,
  describeFlaw,
  findFlaw,
  selectSplats,
  type CloudFlaw,
  type CloudStatistics,
} from './cloud-ops.ts';
export { cameraPosition, orbitCamera, type Camera, type OrbitLens, type OrbitPose } from './camera.ts';
export type { ByteImage, FloatImage, RenderedView, Rgb } from './image.ts';
export type { SplatTrainer, StepReport, TrainerOptions, ViewGradient } from './trainer.ts';
export type { FormatErrorCode } from './formats/format-error.ts';
export { readPly } from './formats/ply-read.ts';
export { writePly } from './formats/ply-write.ts';
export { readSplatFile, sniffSplatFormat, type SplatFormat } from './formats/splat-file.ts';
export { decodeSpz, encodeSpz, spzRoundTrip, type DecodeSpzOptions, type EncodeSpzOptions } from './formats/spz.ts';
