import { Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import type { ServerParts } from '../server-parts.ts';
import { fieldError } from '../errors.ts';
import { disconnectSignal } from '../plugins/disconnect-signal.ts';
import { ErrorBody } from '../plugins/errors.ts';
import { Form } from '../plugins/forms.ts';
import { SCORE_TERMS, type ScoreTerm } from '../score/composite.ts';
import type { ScoreRequest } from '../score/score-report.ts';
import { createImageDecoder } from '../image-prompt/decode-image.ts';
import { imageInPrompt, readPromptText, type ImageUpload } from './generate-fields.ts';

const Term = Type.Unsafe<ScoreTerm>({ type: 'string', enum: SCORE_TERMS });

const ScoreView = Type.Object(
  {
    score: Type.Optional(
      Type.Number({ description: "On the validators' scale, who accept from 0.6 on. Absent while a term is missing." }),
    ),
    terms: Type.Record(Type.String(), Type.Number(), {
      description: 'alignment, iqa, ssim, lpips: those that are known.',
    }),
    missing: Type.Array(Type.Object({ term: Term, reason: Type.String() }), {
      description: 'Terms that cannot be told here, and what to do about it.',
    }),
    refusals: Type.Array(Type.String(), { description: 'Why validators would not look at it, which is a score of 0.' }),
    splats: Type.Integer(),
    seconds: Type.Number(),
  },
  { title: 'Score' },
);

export function registerScore(app: FastifyInstance, { config, pipeline }: ServerParts): void {
  const decoder = createImageDecoder({ maxPixels: config.settings.max_image_pixels });
  void app.register((scope, _options, done) => {
    for (const type of ['application/json', 'application/x-www-form-urlencoded']) scope.removeContentTypeParser(type);
    scope.post(
      '/score',
      {
        bodyLimit: config.settings.max_preview_bytes,
        validatorCompiler: () => () => true,
        schema: {
          summary: "Predict the validators' score of a splat file",
          description:
            'Waits until the pipeline is done with the jobs before it. Terms whose networks are not there are named as missing.',
          tags: ['score'],
          consumes: ['multipart/form-data'],
          body: Type.Object({
            file: Type.String({ format: 'binary', description: 'PLY or SPZ.' }),
            prompt: Type.Optional(
              Type.String({
                description:
                  'What it should show; an image in base64 is taken for one. Without it and `image`, alignment is missing.',
              }),
            ),
            image: Type.Optional(
              Type.String({
                format: 'binary',
                description: 'In place of `prompt`: PNG, JPEG or WebP that it should show.',
              }),
            ),
          }),
          response: { 200: ScoreView, '4xx': ErrorBody, '5xx': ErrorBody },
        },
      },
      async (request, reply) => {
        const { bytes, text, image } = readForm(request.body);
        const asked: ScoreRequest['prompt'] = image
          ? { image: await decoder.decode(image.bytes, image.field) }
          : text === undefined
            ? undefined
            : { text };
        const { score, terms, ...rest } = await pipeline.score({ bytes, prompt: asked }, disconnectSignal(reply));
        return { ...rest, terms: { ...terms }, ...(score === undefined ? {} : { score }) };
      },
    );
    done();
  });
}

const FIELDS = ['file', 'prompt', 'image'] as const;
type FieldName = (typeof FIELDS)[number];

function isFieldName(name: string): name is FieldName {
  return (FIELDS as readonly string[]).includes(name);
}

interface ScoreForm {
  readonly bytes: Uint8Array;
  readonly text?: string | undefined;
  readonly image?: ImageUpload;
}

function readForm(body: unknown): ScoreForm {
  const fields = new Map<FieldName, unknown>();
  for (const { name, value } of body instanceof Form ? body.parts : []) {
    if (!isFieldName(name)) {
      throw fieldError('REQUEST_FIELD_UNKNOWN', name.slice(0, 100), `unknown field; known are ${FIELDS.join(', ')}`);
    }
    if (fields.has(name)) throw fieldError('REQUEST_FIELD_REPEATED', name, 'sent more than once');
    fields.set(name, value);
  }
  const bytes = readFile(fields, 'file');
  if (bytes === undefined || bytes.length === 0) {
    throw fieldError('REQUEST_FIELD_MISSING', 'file', 'send a part named file with the PLY or SPZ');
  }
  const prompt = fields.get('prompt');
  const inPrompt = imageInPrompt(prompt);
  const file = readFile(fields, 'image');
  if (file !== undefined && prompt !== undefined) {
    throw fieldError('REQUEST_FIELD_REPEATED', 'image', 'validators compare with a prompt or an image, not with both');
  }
  if (file !== undefined) return { bytes, image: { field: 'image', bytes: file } };
  if (inPrompt !== undefined) return { bytes, image: { field: 'prompt', bytes: inPrompt } };
  return { bytes, text: prompt === undefined ? undefined : readPromptText(prompt) };
}

function readFile(fields: ReadonlyMap<FieldName, unknown>, name: 'file' | 'image'): Uint8Array | undefined {
  const value = fields.get(name);
  if (value === undefined || Buffer.isBuffer(value)) return value;
  throw fieldError('REQUEST_FIELD_INVALID', name, 'must be a file, not text');
}
