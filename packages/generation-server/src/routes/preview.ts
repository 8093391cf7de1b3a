import { Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import type { ServerParts } from '../server-parts.ts';
import { fieldError } from '../errors.ts';
import { disconnectSignal } from '../plugins/disconnect-signal.ts';
import { ErrorBody } from '../plugins/errors.ts';
import { Form } from '../plugins/forms.ts';

export function registerPreview(app: FastifyInstance, { config, preview, metrics }: ServerParts): void {
  void app.register((scope, _options, done) => {
    // Only here: elsewhere a body of bytes is a wrong content type, and here every other one is.
    for (const type of ['application/json', 'application/x-www-form-urlencoded']) scope.removeContentTypeParser(type);
    for (const type of ['application/octet-stream', 'model/ply', 'application/ply']) {
      scope.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    }
    scope.post(
      '/preview',
      {
        bodyLimit: config.settings.max_preview_bytes,
        validatorCompiler: () => () => true,
        schema: {
          summary: 'Draw a splat file as a validator sees it: four views, two by two',
          tags: ['preview'],
          consumes: ['application/octet-stream', 'multipart/form-data'],
          body: Type.String({ format: 'binary', description: 'PLY or SPZ; in a multipart form, the field `file`.' }),
          response: {
            200: {
              description: 'PNG, 1041 × 1041.',
              content: { 'image/png': { schema: Type.String({ format: 'binary' }) } },
            },
            '4xx': ErrorBody,
            '5xx': ErrorBody,
          },
        },
      },
      async (request, reply) => {
        const startedAt = performance.now();
        const signal = disconnectSignal(reply);
        const png = await preview.render(fileOf(request.body), signal);
        metrics.previewed((performance.now() - startedAt) / 1000);
        return reply.type('image/png').send(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
      },
    );
    done();
  });
}

/** A copy of its own, because the thread takes the memory over and small buffers share theirs. */
function fileOf(body: unknown): Uint8Array {
  if (body instanceof Form) {
    const [part, ...others] = body.parts;
    if (part === undefined || part.name !== 'file' || others.length > 0) {
      throw fieldError('REQUEST_FIELD_MISSING', 'file', 'send one part named file with the PLY or SPZ');
    }
    if (!Buffer.isBuffer(part.value)) throw fieldError('REQUEST_FIELD_INVALID', 'file', 'must be a file, not text');
    return new Uint8Array(part.value);
  }
  if (Buffer.isBuffer(body) && body.length > 0) return new Uint8Array(body);
  throw fieldError('REQUEST_FIELD_MISSING', 'file', 'the body must be the bytes of a PLY or SPZ file');
}
