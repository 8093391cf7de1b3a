import type { Bundle } from '../../models/bundle.ts';
import { required } from '../../models/bundle.ts';
import type { ModelRuntime } from '../../models/model-runtime.ts';
import type { DiffusionBackend } from './backend.ts';
import { openLatentDecoder, type LatentDecoder } from './latent-decoder.ts';
import { openLatentEncoder } from './latent-encoder.ts';
import { createNoiseSchedule } from './noise-schedule.ts';

/** What every network has: its schedule and its autoencoder. */
export async function openParts(
  runtime: ModelRuntime,
  bundle: Bundle,
): Promise<Pick<DiffusionBackend, 'schedule' | 'encoder' | 'decoder'>> {
  let decoder: Promise<LatentDecoder> | undefined;
  return {
    schedule: createNoiseSchedule(required(bundle, 'scheduler')),
    encoder: await openLatentEncoder(runtime, bundle),
    decoder: () => (decoder ??= openLatentDecoder(runtime, bundle)),
  };
}
