import { AppError } from '@404-gen/service-kit';
import type { Guidance, PreparedGuidance } from '../guidance.ts';
import { buildScene } from './shapes/compose.ts';
import type { Subject } from './subject.ts';
import { createDeviceGuidance } from './target/gpu/device-guidance.ts';
import { photometricLoss } from './target/photometric-loss.ts';
import { proposeCloud } from './target/propose-cloud.ts';
import { createPoseDealer, TargetViews } from './target/target-views.ts';

/** Reads a prompt into a subject; the same prompt and seed give the same subject. */
export type PromptReader = (prompt: string, seed: number) => Subject;

/**
 * The prior that is built in: a prompt becomes a subject, the subject a painted shape, and views of that shape are what
 * the cloud is fitted to. Needs no weights and no network.
 */
export function createBlueprintGuidance(read: PromptReader): Guidance {
  return {
    name: 'blueprint',
    acceptsImages: false,
    ignores: ['negative_prompt', 'guidance_scale'],
    load: () => Promise.resolve(),
    close: () => Promise.resolve(),
    prepare({ prompt, seed }, signal) {
      signal.throwIfAborted();
      const subject = read(prompt, seed);
      return Promise.resolve(prepareSubject(subject));
    },
  };
}

/** The guidance of a job whose prompt has been read. */
export function prepareSubject(subject: Subject): PreparedGuidance {
  const scene = buildScene(subject);
  if (scene.mesh.indices.length === 0) {
    throw new AppError('BUG_EMPTY_SHAPE', `The recipe of "${subject.archetypeId}" built nothing`);
  }
  // Rendered on the CPU only for who computes there.
  let known: TargetViews | undefined;
  const targets = () => (known ??= new TargetViews(scene));
  const dealPoses = createPoseDealer(subject.seed);
  return {
    warnings: subject.warnings,
    initialCloud: (count) => proposeCloud(scene, targets().renderer.light, count, subject.seed),
    poses: (_, viewCount) => dealPoses(viewCount),
    onDevice: (gpu, fovyDegrees) => createDeviceGuidance(gpu, scene, { fovyDegrees, seed: subject.seed }),
    evaluate(views, { background }, signal) {
      let loss = 0;
      const gradients = views.map(({ camera, image }) => {
        signal.throwIfAborted();
        const result = photometricLoss(image, targets().targetFor(camera), background, 1 / views.length);
        loss += result.loss;
        return result.gradient;
      });
      return Promise.resolve({ loss, gradients });
    },
  };
}
