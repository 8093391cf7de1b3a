import { createJobQueue } from './jobs/job-queue.ts';
import { isReady } from './routes/status.ts';
import type { ServerParts } from './server-parts.ts';

/** Puts the queue in front of the pipeline, and the state of all into the metrics. */
export function assembleParts(given: Omit<ServerParts, 'jobs'>): ServerParts {
  const { config, pipeline, metrics, logger } = given;
  const jobs = createJobQueue({ pipeline, settings: () => config.settings, metrics, logger });
  const parts: ServerParts = { ...given, jobs };
  metrics.watch({
    queueDepth: () => jobs.depth,
    queueCapacity: () => config.settings.queue_size,
    running: () => jobs.running !== undefined,
    ready: () => isReady(parts),
    configGood: () => config.status.brokenEdit === undefined,
  });
  return parts;
}
