import { randomUUID } from 'node:crypto';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { registerAuth } from './plugins/auth.ts';
import { registerBodyLimit } from './plugins/body-limit.ts';
import { registerErrors } from './plugins/errors.ts';
import { registerForms } from './plugins/forms.ts';
import { registerRequestLog } from './plugins/request-log.ts';
import { registerGenerate } from './routes/generate.ts';
import { registerJobs } from './routes/jobs.ts';
import { registerPreview } from './routes/preview.ts';
import { registerScore } from './routes/score.ts';
import { registerStatus } from './routes/status.ts';
import type { ServerParts } from './server-parts.ts';
import { VERSION } from './version.ts';

/** A request must have arrived in full by then; answers may take as long as their jobs. */
const REQUEST_TIMEOUT_MS = 60_000;
const MAX_URL_PARAMETER_CHARACTERS = 200;

/** The HTTP side, put together; it does not listen. */
export async function buildApp(parts: ServerParts): Promise<FastifyInstance> {
  const { config, metrics, logger } = parts;
  const widened: FastifyBaseLogger = logger;
  const app = fastify({
    // Widened to Fastify's own type: an instance typed with pino's fits no function that takes a plain instance.
    loggerInstance: widened,
    // One line per request is written by plugins/request-log.ts.
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: false,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    requestTimeout: REQUEST_TIMEOUT_MS,
    bodyLimit: config.settings.max_body_bytes,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_URL_PARAMETER_CHARACTERS },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });

  await app.register(swagger, {
    openapi: {
      info: {
        title: 'generation-server',
        version: VERSION,
        description: 'Turns prompts into 3D Gaussian splats.',
      },
      ...(config.settings.token === undefined
        ? {}
        : {
            components: { securitySchemes: { bearer: { type: 'http' as const, scheme: 'bearer' } } },
            security: [{ bearer: [] }],
          }),
    },
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });

  app.removeContentTypeParser('text/plain');
  registerErrors(app, metrics);
  await registerForms(app);
  registerRequestLog(app, metrics);
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  if (config.settings.token !== undefined) registerAuth(app, config.settings.token);
  registerBodyLimit(app);

  registerGenerate(app, parts);
  registerJobs(app, parts);
  registerPreview(app, parts);
  registerScore(app, parts);
  registerStatus(app, parts);
  return app;
}

/** A caller's own id, if it can be logged and sent back as it is. */
function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}
