import { Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import type { ServerParts } from '../server-parts.ts';
import { fieldError } from '../errors.ts';
import { disconnectSignal } from '../plugins/disconnect-signal.ts';
import { ErrorBody } from '../plugins/errors.ts';
import { Form } from '../plugins/forms.ts';
import { SCORE_TERMS, type ScoreTerm } from '../score/composite.ts';
import type { ScoreRequest } from '../score/score-report.ts';
import { readPromptText } from './generate-fields.ts';

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
              Type.String({ description: 'What it should show; without it alignment is missing.' }),
            ),
          }),
          response: { 200: ScoreView, '4xx': ErrorBody, '5xx': ErrorBody },
        },
      },
      async (request, reply) => {
        const { score, terms, ...rest } = await pipeline.score(readForm(request.body), disconnectSignal(reply));
        return { ...rest, terms: { ...terms }, ...(score === undefined ? {} : { score }) };
      },
    );
    done();
  });
}

function readForm(body: unknown): ScoreRequest {
  let bytes: Uint8Array | undefined;
  let prompt: string | undefined;
  for (const { name, value } of body instanceof Form ? body.parts : []) {
    if (name === 'file' && bytes === undefined) {
      if (!Buffer.isBuffer(value)) throw fieldError('REQUEST_FIELD_INVALID', 'file', 'must be a file, not text');
      bytes = value;
    } else if (name === 'prompt' && prompt === undefined) prompt = readPromptText(value);
    else if (name === 'file' || name === 'prompt') {
      throw fieldError('REQUEST_FIELD_REPEATED', name, 'sent more than once');
    } else throw fieldError('REQUEST_FIELD_UNKNOWN', name.slice(0, 100), 'unknown field; known are file, prompt');
  }
  if (bytes === undefined || bytes.length === 0) {
    throw fieldError('REQUEST_FIELD_MISSING', 'file', 'send a part named file with the PLY or SPZ');
  }
  return { bytes, prompt: prompt === undefined ? undefined : { text: prompt } };
}
