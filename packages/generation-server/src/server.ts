import type { AddressInfo } from 'node:net';
import {
  createLogger,
  createRegistry,
  installShutdown,
  type LoadSettingsOptions,
  type Logger,
} from '@404-gen/service-kit';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { assembleParts } from './assemble-parts.ts';
import { createConfigStore } from './config/config-store.ts';
import { generationError } from './errors.ts';
import { createGenerationMetrics } from './metrics.ts';
import { pipelineLoad } from './pipeline/pipeline-load.ts';
import { createPipelineProcess } from './pipeline/pipeline-process.ts';
import { createPreviewRenderer } from './preview/preview-renderer.ts';
import type { ServerParts } from './server-parts.ts';
import { VERSION } from './version.ts';

export interface ServerOptions extends Pick<LoadSettingsOptions, 'file' | 'env' | 'flags'> {
  /** Default metrics of the process are collected once per process, so the entry file alone asks for them. */
  readonly processMetrics?: boolean;
  /** Called once, when the first job can be computed. */
  readonly onReady?: () => void;
  /** Ends the process after a signal. */
  readonly exit: (code: number) => void;
  readonly logger?: Logger;
}

export interface RunningServer {
  readonly url: string;
  readonly parts: ServerParts;
  /** What a SIGTERM does. */
  readonly shutdown: (reason: string) => Promise<void>;
}

/** Beyond the time that jobs get: for closing connections and processes. */
const CLOSING_MS = 10_000;
/** Of those, what clients get to finish sending or reading. */
const CONNECTION_GRACE_MS = 4000;

/**
 * Loads the settings, listens, then brings up the pipeline, and handles signals.
 *
 * Rejects with `CONFIG_…` for settings that make no sense and an address that cannot be listened on.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const registry = createRegistry('generation-server', { processMetrics: options.processMetrics ?? false });
  const metrics = createGenerationMetrics(registry);
  const { file, env, flags } = options;
  // The level is a setting, so what is wrong with the settings is told before there is a logger.
  const quiet = createLogger({ service: 'generation-server', level: 'silent' });
  const { log_level: level } = createConfigStore({ file, env, flags, logger: quiet }).settings;
  const logger = options.logger ?? createLogger({ service: 'generation-server', version: VERSION, level });
  const config = createConfigStore({ file, env, flags, logger, onReload: metrics.configReloaded });
  const { settings } = config;
  for (const note of config.status.notes) logger.warn({ note }, 'configuration note');

  const pipeline = createPipelineProcess({
    load: pipelineLoad(settings),
    logger,
    stallMs: settings.stall_seconds * 1000,
    warmupMs: settings.warmup_seconds * 1000,
    onRestart: (reason) => metrics.childRestarted(reason),
    onLoaded: ({ models = [] }) => metrics.modelsPlaced(models),
  });
  const preview = createPreviewRenderer();
  const parts = assembleParts({ config, pipeline, preview, metrics, registry, logger });

  const app = await buildApp(parts);
  try {
    await app.listen({ host: settings.host, port: settings.port });
  } catch (cause) {
    await app.close();
    throw listenError(cause, settings.host, settings.port);
  }
  const { address, port, family } = app.server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  logger.info({ url, file, settings: settings.guidance, docs: `${url}/docs` }, 'listening');

  pipeline.start();
  config.watch();
  void pipeline.whenReady().then(
    () => options.onReady?.(),
    () => undefined,
  );

  const shutdown = installShutdown({
    logger,
    deadlineMs: settings.shutdown_seconds * 1000 + CLOSING_MS,
    exit: options.exit,
    steps: () => [
      { name: 'stop intake', run: () => parts.jobs.stop() },
      { name: 'jobs', run: () => parts.jobs.drain(settings.shutdown_seconds * 1000) },
      { name: 'http', run: () => closeHttp(app) },
      { name: 'preview', run: () => preview.close() },
      { name: 'pipeline', run: () => pipeline.close() },
      { name: 'config', run: () => config.close() },
    ],
  });
  return { url, parts, shutdown };
}

/** A client that stopped in the middle of its request, or reads nothing, would hold a plain close() up for good. */
async function closeHttp(app: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), CONNECTION_GRACE_MS);
  await app.close();
  clearTimeout(timer);
}

function listenError(cause: unknown, host: string, port: number) {
  const { code, message } = cause as NodeJS.ErrnoException;
  return code === 'EADDRINUSE'
    ? generationError(
        'CONFIG_PORT_IN_USE',
        `Port ${port} on ${host} is in use by another process; choose one with --port`,
        { cause },
      )
    : generationError('CONFIG_LISTEN', `Cannot listen on ${host} port ${port}: ${message}`, { cause });
}
