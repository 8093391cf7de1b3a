import { Readable } from 'node:stream';
import { Type, type Static, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { ServerParts } from '../server-parts.ts';
import { generationError } from '../errors.ts';
import type { Job } from '../jobs/job.ts';
import { JobView, viewJob } from '../jobs/job-view.ts';
import { ErrorBody } from '../plugins/errors.ts';
import { jobEvents } from './job-events.ts';

const Params = Type.Object({
  id: Type.String({ maxLength: 200, description: 'A job id, or the request id of its request.' }),
});

export function registerJobs(plain: FastifyInstance, { jobs }: ServerParts): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  const find = (id: string): Job => {
    const job = jobs.find(id);
    if (job === undefined) throw generationError('REQUEST_NOT_FOUND', 'No such job, or it is long over');
    return job;
  };

  app.get(
    '/jobs',
    {
      schema: {
        summary: 'Jobs: the running one, the waiting ones in order, then those that are over from the newest on',
        tags: ['jobs'],
        querystring: Type.Object({
          requestId: Type.Optional(Type.String({ maxLength: 200, description: 'Only jobs of this x-request-id.' })),
        }),
        response: {
          200: Type.Object({
            jobs: Type.Array(JobView),
            queueDepth: Type.Integer(),
            meanSeconds: Type.Optional(Type.Number({ description: 'What computing a job takes, smoothed.' })),
          }),
        },
      },
    },
    (request, reply) => {
      const { requestId } = request.query;
      const listed = jobs.list().filter((job) => requestId === undefined || job.requestId === requestId);
      const { meanSeconds } = jobs;
      void reply.send({
        jobs: listed.map((job) => viewJob(job, jobs)),
        queueDepth: jobs.depth,
        ...(meanSeconds === undefined ? {} : { meanSeconds: Number(meanSeconds.toFixed(2)) }),
      });
    },
  );

  app.get(
    '/jobs/:id',
    { schema: { summary: 'One job', tags: ['jobs'], params: Params, response: { 200: JobView, '4xx': ErrorBody } } },
    (request, reply) => {
      void reply.send(viewJob(find(request.params.id), jobs));
    },
  );

  plain.get<{ Params: Static<typeof Params> }>(
    '/jobs/:id/events',
    {
      schema: {
        summary: "A job's progress as server-sent events",
        description:
          'Events `progress` with a job as data whenever it moved on, and `end` with its last state; then the stream closes.',
        tags: ['jobs'],
        params: Params,
        response: {
          200: { description: 'The events.', content: { 'text/event-stream': { schema: Type.String() } } },
          '4xx': ErrorBody,
        },
      },
    },
    (request, reply) => {
      const job = find(request.params.id);
      void reply.headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      void reply.type('text/event-stream').send(Readable.from(jobEvents(job, jobs)));
    },
  );
}
