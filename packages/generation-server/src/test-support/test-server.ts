import { createLogger, createRegistry } from '@404-gen/service-kit';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { assembleParts } from '../assemble-parts.ts';
import { createConfigStore } from '../config/config-store.ts';
import { createGenerationMetrics } from '../metrics.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { createPreviewRenderer, type PreviewRenderer } from '../preview/preview-renderer.ts';
import type { ServerParts } from '../server-parts.ts';

export interface TestServer {
  readonly app: FastifyInstance;
  readonly parts: ServerParts;
  close(): Promise<void>;
}

/** The whole server but its process; settings come as flags, and from a file if there is one. */
export async function createTestServer(
  pipeline: Pipeline,
  settings: Readonly<Record<string, string>> = {},
  preview: PreviewRenderer = createPreviewRenderer(),
  file?: string,
): Promise<TestServer> {
  const logger = createLogger({ service: 'test', level: 'silent' });
  const registry = createRegistry('generation-server');
  const metrics = createGenerationMetrics(registry);
  const flags = Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, [value]]));
  const config = createConfigStore({ file, flags, logger, onReload: metrics.configReloaded });
  const parts = assembleParts({ config, pipeline, preview, metrics, registry, logger });
  const app = await buildApp(parts);
  return {
    app,
    parts,
    async close() {
      await app.close();
      await preview.close();
      await pipeline.close();
    },
  };
}
