import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { ServerParts } from '../server-parts.ts';
import { redactedSettings } from '../config/schema.ts';
import { RESTART_KEYS } from '../config/keys.ts';
import { VERSION } from '../version.ts';

const ConfigHealth = Type.Object({
  file: Type.Optional(Type.String()),
  revision: Type.Integer({ description: '1 at start, one more for every edit taken over.' }),
  good: Type.Boolean({ description: 'False when the file was edited into something that makes no sense.' }),
  brokenEdit: Type.Optional(Type.String({ description: 'Why the last edit was not taken over.' })),
  waitingForRestart: Type.Array(Type.String(), { description: 'Keys whose new value needs a restart.' }),
});

const Readiness = Type.Object({
  ready: Type.Boolean(),
  message: Type.Optional(Type.String({ description: 'Why not.' })),
  capacity: Type.Integer({ description: 'Jobs computed at the same time.' }),
  acceptsImages: Type.Boolean(),
  acceptsText: Type.Boolean({ description: 'False where networks work from images only.' }),
  guidance: Type.Optional(Type.String()),
  device: Type.Optional(Type.String()),
  queueDepth: Type.Integer(),
  queueLimit: Type.Integer(),
  childRestarts: Type.Integer(),
});

/** Whether a load balancer should send work here. */
export function isReady({ pipeline, jobs }: Pick<ServerParts, 'pipeline' | 'jobs'>): boolean {
  return pipeline.state === 'ready' && !jobs.stopping;
}

export function registerStatus(plain: FastifyInstance, parts: ServerParts): void {
  const { config, pipeline, jobs, registry } = parts;
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();

  const configHealth = () => {
    const { file, revision, brokenEdit, waitingForRestart } = config.status;
    return {
      revision,
      good: brokenEdit === undefined,
      waitingForRestart: [...waitingForRestart],
      ...(file === undefined ? {} : { file }),
      ...(brokenEdit === undefined ? {} : { brokenEdit }),
    };
  };

  app.get(
    '/health',
    {
      schema: {
        summary: 'Whether the HTTP process lives; says nothing of the pipeline',
        tags: ['status'],
        response: {
          200: Type.Object({ status: Type.Literal('ok'), uptimeSeconds: Type.Number(), config: ConfigHealth }),
        },
      },
    },
    (_request, reply) => {
      void reply.send({ status: 'ok', uptimeSeconds: Number(process.uptime().toFixed(1)), config: configHealth() });
    },
  );

  app.get(
    '/ready',
    {
      schema: {
        summary:
          'Whether the server takes work: 503 until the guidance is loaded, while it is being replaced, and from SIGTERM on',
        tags: ['status'],
        response: { 200: Readiness, 503: Readiness },
      },
    },
    (_request, reply) => {
      const ready = isReady(parts);
      const message = jobs.stopping ? 'shutting down' : (pipeline.trouble ?? `pipeline ${pipeline.state}`);
      const { info } = pipeline;
      void reply.code(ready ? 200 : 503).send({
        ready,
        ...(ready ? {} : { message }),
        capacity: 1,
        acceptsImages: info?.acceptsImages ?? false,
        acceptsText: info?.needsImage !== true,
        ...(info === undefined ? {} : { guidance: info.guidance, device: info.device }),
        queueDepth: jobs.depth,
        queueLimit: config.settings.queue_size,
        childRestarts: pipeline.restarts,
      });
    },
  );

  app.get(
    '/version',
    {
      schema: {
        summary: 'What runs here',
        tags: ['status'],
        response: { 200: Type.Object({ name: Type.String(), version: Type.String(), node: Type.String() }) },
      },
    },
    (_request, reply) => {
      void reply.send({ name: 'generation-server', version: VERSION, node: process.versions.node });
    },
  );

  app.get(
    '/config',
    {
      schema: {
        summary: 'The settings in force, secrets left out',
        tags: ['status'],
        response: {
          200: Type.Object({
            settings: Type.Record(Type.String(), Type.Unknown()),
            notes: Type.Array(Type.String()),
            restartKeys: Type.Array(Type.String(), { description: 'Keys that are read at start only.' }),
            status: ConfigHealth,
          }),
        },
      },
    },
    (_request, reply) => {
      void reply.send({
        settings: redactedSettings(config.settings),
        notes: [...config.status.notes],
        restartKeys: [...RESTART_KEYS],
        status: configHealth(),
      });
    },
  );

  app.get(
    '/metrics',
    {
      schema: {
        summary: 'Prometheus metrics',
        tags: ['status'],
        response: { 200: { description: 'Text exposition.', content: { 'text/plain': { schema: Type.String() } } } },
      },
    },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  );
}
