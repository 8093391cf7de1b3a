import type { Logger, Registry } from '@404-gen/service-kit';
import type { ConfigStore } from './config/config-store.ts';
import type { JobQueue } from './jobs/job-queue.ts';
import type { GenerationMetrics } from './metrics.ts';
import type { Pipeline } from './pipeline/pipeline.ts';
import type { PreviewRenderer } from './preview/preview-renderer.ts';

/** What the HTTP side works with. */
export interface ServerParts {
  readonly config: ConfigStore;
  readonly pipeline: Pipeline;
  readonly jobs: JobQueue;
  readonly preview: PreviewRenderer;
  readonly metrics: GenerationMetrics;
  readonly registry: Registry;
  readonly logger: Logger;
}
