import { setTimeout as delay } from 'node:timers/promises';
import { request } from 'undici';

/** A job as a generation server tells it, as far as it is shown. */
export interface JobProgress {
  readonly stage?: string;
  readonly iteration?: number;
  readonly iterations?: number;
  readonly progress?: number;
  readonly secondsLeft?: number;
}

/** What the miner and its generation servers say of the tasks they hold. */
export interface ProgressFeed {
  /** Base URL of the generation server that works or worked on the task. */
  endpointOf(taskId: string): string | undefined;
  progressOf(taskId: string, prompt: string): JobProgress | undefined;
  /** Looks at the miner once more, for a task that has just ended. Never rejects. */
  refreshTasks(): Promise<void>;
  close(): void;
}

const POLL_MS = 400;
const REQUEST_TIMEOUT_MS = 2000;

/** Asks the miner and the generation servers over and over; one that does not answer is shown as it was. */
export function createProgressFeed(minerUrl: string, endpoints: readonly string[]): ProgressFeed {
  const endpointByTask = new Map<string, string>();
  const jobsByEndpoint = new Map<string, readonly Job[]>();
  const closing = new AbortController();

  const refreshTasks = async (): Promise<void> => {
    const body = await getJson(`${minerUrl}/tasks`, closing.signal);
    for (const task of listIn(body, 'tasks')) {
      const endpoint = endpoints.find((url) => new URL(url).host === task['endpoint']);
      if (typeof task['id'] === 'string' && endpoint !== undefined) endpointByTask.set(task['id'], endpoint);
    }
  };

  const refreshJobs = async (endpoint: string): Promise<void> => {
    const body = await getJson(`${endpoint}/jobs`, closing.signal);
    if (body !== undefined) jobsByEndpoint.set(endpoint, listIn(body, 'jobs').map(jobOf));
  };

  const poll = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await Promise.all([refreshTasks(), ...endpoints.map(refreshJobs)]);
      await delay(POLL_MS, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  void poll();

  return {
    endpointOf: (taskId) => endpointByTask.get(taskId),
    progressOf(taskId, prompt) {
      const jobs = jobsByEndpoint.get(endpointByTask.get(taskId) ?? '') ?? [];
      const job = jobs.find((each) => each.requestId === taskId) ?? jobs.find((each) => each.prompt === prompt);
      return job?.progress;
    },
    refreshTasks,
    close: () => closing.abort(),
  };
}

interface Job {
  readonly requestId: string | undefined;
  readonly prompt: string | undefined;
  readonly progress: JobProgress;
}

function jobOf(body: Record<string, unknown>): Job {
  const number = (key: string): number | undefined => (typeof body[key] === 'number' ? body[key] : undefined);
  const text = (key: string): string | undefined => (typeof body[key] === 'string' ? body[key] : undefined);
  const progress = {
    stage: text('stage'),
    iteration: number('iteration'),
    iterations: number('iterations'),
    progress: number('progress'),
    secondsLeft: number('secondsLeft'),
  };
  const known = Object.entries(progress).filter(([, value]) => value !== undefined);
  return { requestId: text('requestId'), prompt: text('prompt'), progress: Object.fromEntries(known) };
}

function listIn(body: unknown, key: string): Record<string, unknown>[] {
  const list = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[key] : undefined;
  return Array.isArray(list) ? list.filter((item): item is Record<string, unknown> => typeof item === 'object') : [];
}

/** Undefined for no answer and for any but 200. */
async function getJson(url: string, signal: AbortSignal): Promise<unknown> {
  try {
    const response = await request(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]) });
    if (response.statusCode === 200) return await response.body.json();
    await response.body.dump();
  } catch {
    // The service is starting, restarting or gone; its state is told elsewhere.
  }
  return undefined;
}
