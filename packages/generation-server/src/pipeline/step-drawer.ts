import { createRandom, orbitCamera, type Camera, type OrbitPose, type Rgb } from '@404-gen/splat';
import type { GuidanceStep, PreparedGuidance } from '../guidance/guidance.ts';
import { sampleBackground, samplePoses, type Random } from './camera-sampling.ts';
import { renderSize, type GenerationPlan } from './generation-plan.ts';

/** What is drawn for one step. */
export interface DrawnStep {
  readonly guidanceStep: GuidanceStep;
  readonly background: Rgb;
  readonly poses: readonly OrbitPose[];
  /** One per pose. */
  readonly cameras: readonly Camera[];
}

/** Draws backgrounds and cameras step by step, the same whoever computes the steps. */
export function stepDrawer(plan: GenerationPlan, prepared: PreparedGuidance): (step: number) => DrawnStep {
  const { cameras: cameraPlan, trainer } = plan;
  // A stream of its own: how the first cloud was drawn does not change which cameras are.
  const random = randomOf(plan.seed ^ CAMERA_STREAM);
  return (step) => {
    const background = sampleBackground(cameraPlan, random);
    const drawn = samplePoses(cameraPlan, random);
    const guidanceStep: GuidanceStep = { step, iterations: trainer.iterations, background };
    const poses = prepared.poses?.(guidanceStep, drawn.length) ?? drawn;
    const side = renderSize(plan, step);
    const { fovyDegrees } = cameraPlan;
    const cameras = poses.map((pose) => orbitCamera(pose, { fovyDegrees, width: side, height: side }));
    return { guidanceStep, background, poses, cameras };
  };
}

const CAMERA_STREAM = 0x5eedca;

function randomOf(seed: number): Random {
  const random = createRandom(seed);
  return () => random.uniform();
}
