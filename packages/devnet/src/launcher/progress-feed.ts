import { setTimeout as delay } from 'node:timers/promises';
import { request } from 'undici';

/** Where a task is, as far as it is shown. */
export interface TaskProgress {
  readonly stage?: string;
  readonly iteration?: number;
  readonly iterations?: number;
  /** [0, 1] */
  readonly progress?: number;
  readonly secondsLeft?: number;
}

/** What the miner and its generation servers say of the tasks they hold. */
export interface ProgressFeed {
  /** Base URL of the generation server that works or worked on the task. */
  endpointOf(taskId: string): string | undefined;
  progressOf(taskId: string): TaskProgress;
  /** Looks at the miner once more, for a task that has just ended. Never rejects. */
  refreshTasks(): Promise<void>;
  close(): void;
}

const POLL_MS = 400;
const REQUEST_TIMEOUT_MS = 2000;

/** Words for what the miner does with a task before and after its generation. */
const STAGE_OF_STATE: Readonly<Record<string, TaskProgress>> = {
  waiting: { stage: 'waiting' },
  gating: { stage: 'checking', progress: 1 },
  submitting: { stage: 'scoring', progress: 1 },
  unconfirmed: { stage: 'asking again', progress: 1 },
};

/**
 * Asks the miner and the generation servers over and over; one that does not answer is shown as it was.
 *
 * The miner sends a task's id along as request id, which is how a job is known to be that task's.
 */
export function createProgressFeed(minerUrl: string, endpoints: readonly string[]): ProgressFeed {
  const tasks = new Map<string, { readonly state: string; readonly endpoint: string | undefined }>();
  const jobsByEndpoint = new Map<string, readonly Fields[]>();
  const closing = new AbortController();

  const refreshTasks = async (): Promise<void> => {
    for (const task of listIn(await getJson(`${minerUrl}/tasks`, closing.signal), 'tasks')) {
      const endpoint = endpoints.find((url) => new URL(url).host === task['endpoint']);
      tasks.set(textOf(task, 'id') ?? '', { state: textOf(task, 'state') ?? '', endpoint });
    }
  };
  const refreshJobs = async (endpoint: string): Promise<void> => {
    const body = await getJson(`${endpoint}/jobs`, closing.signal);
    if (body !== undefined) jobsByEndpoint.set(endpoint, listIn(body, 'jobs'));
  };
  const poll = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await Promise.all([refreshTasks(), ...endpoints.map(refreshJobs)]);
      await delay(POLL_MS, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  void poll();

  return {
    endpointOf: (taskId) => tasks.get(taskId)?.endpoint,
    progressOf(taskId) {
      const task = tasks.get(taskId);
      if (!task) return {};
      const ofMiner = STAGE_OF_STATE[task.state];
      if (ofMiner) return ofMiner;
      const jobs = (jobsByEndpoint.get(task.endpoint ?? '') ?? []).filter((job) => job['requestId'] === taskId);
      // A task that is generated a second time has two jobs.
      const job = jobs.find((each) => each['state'] === 'running' || each['state'] === 'queued') ?? jobs[0];
      return job ? progressOfJob(job) : {};
    },
    refreshTasks,
    close: () => closing.abort(),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function progressOfJob(job: Fields): TaskProgress {
  const progress: Record<string, string | number> = {};
  const stage = textOf(job, 'stage');
  if (stage !== undefined) progress['stage'] = stage;
  for (const key of ['iteration', 'iterations', 'progress', 'secondsLeft']) {
    const value = job[key];
    if (typeof value === 'number') progress[key] = value;
  }
  return progress;
}

function textOf(fields: Fields, key: string): string | undefined {
  const value = fields[key];
  return typeof value === 'string' ? value : undefined;
}

/** A list of objects in a body, either the body itself or one of its fields; empty when there is none. */
function listIn(body: unknown, key: string): readonly Fields[] {
  const list: unknown = typeof body === 'object' && body !== null && key in body ? (body as Fields)[key] : body;
  return Array.isArray(list) ? list.filter((item): item is Fields => typeof item === 'object' && item !== null) : [];
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
