import type { Registry } from '@404-gen/service-kit';
import { fastify, type FastifyInstance } from 'fastify';
import { minerError } from './errors.ts';
import type { BoardView } from './tasks/task-board.ts';
import type { ValidatorRow } from './validators/validators-table.ts';

/** What `GET /endpoints` shows of one. */
export interface EndpointRow {
  readonly name: string;
  readonly state: string;
  readonly capacity: number;
  readonly outstanding: number;
  readonly lastError: string | null;
}

/** What the status server shows. Nothing here can change the miner. */
export interface StatusView {
  /** Empty when ready, else what is missing. */
  notReady(): readonly string[];
  validators(): readonly ValidatorRow[];
  endpoints(): readonly EndpointRow[];
  tasks(): BoardView;
  /** The settings in force, secrets by their presence only. */
  config(): Readonly<Record<string, unknown>>;
}

/** Builds the status server; `listen` is the caller's. Read-only, for people, supervisors, Prometheus and the launcher. */
export function buildStatusServer(view: StatusView, registry: Registry): FastifyInstance {
  const app = fastify({ logger: false, forceCloseConnections: true });
  app.get('/health', () => ({ status: 'ok' }));
  app.get('/ready', async (_request, reply) => {
    const missing = view.notReady();
    await reply.code(missing.length === 0 ? 200 : 503).send({ ready: missing.length === 0, missing });
  });
  app.get('/metrics', async (_request, reply) => {
    await reply.type(registry.contentType).send(await registry.metrics());
  });
  app.get('/validators', () => ({ validators: view.validators() }));
  app.get('/endpoints', () => ({ endpoints: view.endpoints() }));
  app.get('/tasks', () => view.tasks());
  app.get('/config', () => view.config());
  return app;
}

/**
 * @returns the address that the server is reached at
 * @throws AppError `CONFIG_PORT` naming the setting
 */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    const reason = code === 'EADDRINUSE' ? 'another program (a second miner?) uses it' : String(cause);
    const key = code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' ? 'status.host' : 'status.port';
    throw minerError('CONFIG_PORT', `${key}: cannot listen on ${host}:${port}: ${reason}`, { cause, details: { key } });
  }
}
