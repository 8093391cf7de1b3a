import type { Job } from '../jobs/job.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { viewJob } from '../jobs/job-view.ts';

/** Proxies close connections that are silent for long. */
const KEEP_ALIVE_MS = 15_000;
/** Fast steps are told together. */
const LEAST_INTERVAL_MS = 50;

/**
 * The state of a job as server-sent events: once now, then after changes, and `end` when it is over. A reader that is
 * slow gets the newest state, not all that it missed.
 */
export async function* jobEvents(job: Job, queue: JobQueue): AsyncGenerator<string> {
  while (!job.settled) {
    const changed = job.changed();
    yield event('progress', job, queue);
    while ((await firstOf(changed, KEEP_ALIVE_MS)) === 'silence') yield ': still here\n\n';
    await firstOf(job.done, LEAST_INTERVAL_MS);
  }
  yield event('end', job, queue);
}

function event(name: string, job: Job, queue: JobQueue): string {
  return `event: ${name}\ndata: ${JSON.stringify(viewJob(job, queue))}\n\n`;
}

async function firstOf(news: Promise<void>, waitMs: number): Promise<'news' | 'silence'> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<'silence'>((resolve) => {
    timer = setTimeout(() => resolve('silence'), waitMs).unref();
  });
  try {
    return await Promise.race([news.then(() => 'news' as const), silence]);
  } finally {
    clearTimeout(timer);
  }
}
