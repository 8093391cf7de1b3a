import { randomInt } from 'node:crypto';
import { toAppError } from '@404-gen/service-kit';
import { Type } from '@sinclair/typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerParts } from '../server-parts.ts';
import { imageAdvice } from '../config/wanted-networks.ts';
import { createImageDecoder, type UploadedImage } from '../image-prompt/decode-image.ts';
import { backgroundError } from '../image-prompt/prepare-image.ts';
import { planJob } from '../pipeline/plan-job.ts';
import type { Job } from '../jobs/job.ts';
import { budgetText } from '../jobs/time-budget.ts';
import type { GenerationResult, GpuMemory } from '../pipeline/pipeline.ts';
import { fieldError } from '../errors.ts';
import { disconnectSignal } from '../plugins/disconnect-signal.ts';
import { ErrorBody } from '../plugins/errors.ts';
import { headerText } from './header-text.ts';
import { scoreHeaders } from './score-headers.ts';
import { BUDGET_HEADER, readTimeBudget } from './time-budget-header.ts';
import { GenerateBody, MAX_SEED, parseGenerateBody, type ImageUpload } from './generate-fields.ts';

const schema = {
  summary: 'Turn a prompt into splats',
  description:
    'Waits for its turn, then computes; progress is told by /jobs and /jobs/{id}/events. Closing the connection cancels the job. ' +
    'X-Time-Budget-Seconds tells how long the result is worth waiting for; the job then takes as many steps as fit, within ' +
    'time_budget_min_share, and X-Time-Budget of the answer tells what was done about it. ' +
    'Headers of the answer: X-Job-Id, X-Seed, X-Gaussian-Count, X-Generation-Seconds, X-Warnings (texts separated by "; ", ' +
    'other than ASCII as \\uXXXX), Server-Timing (milliseconds per stage, and as networks what all of them spent in network ' +
    'calls), and on a GPU X-Gpu-Predicted-Bytes and X-Gpu-Peak-Bytes (device memory, as predicted before the job and as it was), and where results are scored (setting ' +
    'score_results) X-Validator-Score and X-Validator-Terms.',
  tags: ['generation'],
  consumes: ['multipart/form-data', 'application/x-www-form-urlencoded', 'application/json'],
  body: GenerateBody,
  response: {
    200: {
      description: 'The splat file: PLY or SPZ.',
      content: { 'application/octet-stream': { schema: Type.String({ format: 'binary' }) } },
    },
    '4xx': ErrorBody,
    '5xx': ErrorBody,
  },
};

export function registerGenerate(app: FastifyInstance, { config, jobs, pipeline }: ServerParts): void {
  const decoder = createImageDecoder({ maxPixels: config.settings.max_image_pixels });
  /** Everything that can be wrong with an image is told before a job is made of it. */
  const readImage = async ({ bytes, field }: ImageUpload): Promise<UploadedImage> => {
    const image = await decoder.decode(bytes, field);
    if (!image.isCutOut && pipeline.info?.removesBackgrounds !== true) throw backgroundError(field);
    return image;
  };
  const route = {
    method: 'POST' as const,
    bodyLimit: config.settings.max_body_bytes,
    // Bodies come in three encodings with errors of their own; the schema describes them, `parseGenerateBody` checks.
    validatorCompiler: () => () => true,
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const { settings } = config;
      const { request: asked, upload } = parseGenerateBody(request.body, {
        acceptsImages: pipeline.info?.acceptsImages ?? false,
        imageAdvice: imageAdvice(settings),
        drawSeed: () => randomInt(MAX_SEED + 1),
      });
      if (upload === undefined && pipeline.info?.needsImage === true) {
        throw fieldError('REQUEST_FIELD_MISSING', 'image', 'the networks of this server work from a picture; send one');
      }
      const image = upload && (await readImage(upload));
      const wanted = { ...asked, ...(image && { image }) };
      const plan = planJob(settings, wanted);
      const seconds = readTimeBudget(request.headers[BUDGET_HEADER]);
      const replan = asked.iters === undefined ? (iters: number) => planJob(settings, { ...wanted, iters }) : undefined;
      const budget = seconds === undefined ? undefined : { seconds, replan };
      const gone = disconnectSignal(reply);
      const job = jobs.accept(plan, request.id, budget);
      const cancel = () => job.cancel(toAppError(gone.reason));
      gone.addEventListener('abort', cancel);
      if (gone.aborted) cancel();
      void reply.header('x-job-id', job.id);
      const result = await job.takeResult();
      setResultHeaders(reply, job, result);
      const { buffer, byteOffset, byteLength } = result.bytes;
      return reply.type('application/octet-stream').send(Buffer.from(buffer, byteOffset, byteLength));
    },
  };
  app.route({ ...route, url: '/generate', schema });
  // Upstream's path; hidden from the description, where it would be the same again.
  app.route({ ...route, url: '/generate/', schema: { ...schema, hide: true } });
}

function setResultHeaders(reply: FastifyReply, job: Job, result: GenerationResult): void {
  const queueSeconds = ((job.startedAtMs ?? job.createdAtMs) - job.createdAtMs) / 1000;
  const seconds = ((job.finishedAtMs ?? Date.now()) - (job.startedAtMs ?? job.createdAtMs)) / 1000;
  const { stageSeconds, networkSeconds } = result;
  const timing = {
    queue: queueSeconds,
    ...stageSeconds,
    ...(networkSeconds !== undefined && { networks: networkSeconds }),
  };
  void reply.headers({
    'content-length': result.bytes.byteLength,
    'x-seed': job.plan.seed,
    'x-gaussian-count': result.splats,
    'x-generation-seconds': seconds.toFixed(3),
    'x-warnings': headerText(result.warnings),
    ...(job.budgetUse && { 'x-time-budget': budgetText(job.budgetUse) }),
    ...gpuHeaders(result.gpuMemory),
    ...scoreHeaders(result.score),
    'server-timing': Object.entries(timing)
      .map(([stage, spent]) => `${stage};dur=${(spent * 1000).toFixed(1)}`)
      .join(', '),
  });
}

function gpuHeaders(memory: GpuMemory | undefined): Record<string, number> {
  if (memory === undefined) return {};
  const { predictedBytes, peakBytes } = memory;
  return {
    'x-gpu-peak-bytes': peakBytes,
    ...(predictedBytes === undefined ? {} : { 'x-gpu-predicted-bytes': predictedBytes }),
  };
}
