export { createCloud, SH_C0, shRestCoefficients, type GaussianCloud, type ShDegree } from './cloud.ts';
export { cameraPosition, orbitCamera, type Camera, type OrbitLens, type OrbitPose } from './camera.ts';
export type { ByteImage, FloatImage, RenderedView, Rgb } from './image.ts';
export type { SplatTrainer, StepReport, TrainerOptions, ViewGradient } from './trainer.ts';
