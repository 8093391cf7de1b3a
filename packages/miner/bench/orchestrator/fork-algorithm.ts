import type { Neuron, Task } from '@404-gen/bittensor';
import { inMemory } from './algorithm.ts';
import type { Algorithm, Surroundings } from './algorithm.ts';
import { submission } from './algorithm.ts';

// Quinut-McGee/3D-gen, neurons/miner/async_task_manager.py and competitive_workers.py, read at bd8a3ba.

const POLL_PAUSE_MS = 5000;
const PULL_TIMEOUT_SECONDS = 12;
const SUBMIT_TIMEOUT_SECONDS = 60;
const QUEUE_SIZE = 2;
/** A validator that gave a task is not asked again for this long. */
const SPACING_MS = 28_000;
const REMEMBERED_MS = 300_000;
const KEPT_ACTIVE_MS = 60_000;
const CLEANING_MS = 30_000;

interface Queued {
  readonly validator: Neuron;
  readonly task: Task;
}

/**
 * A poller that asks everybody at once, a short queue, one worker an endpoint, submissions that nobody waits for.
 *
 * @param generationTimeoutMs the fork's is 60 s; longer generations are dropped without a word to the validator
 */
export function forkAlgorithm(generationTimeoutMs: number): Algorithm {
  return (surroundings) => {
    const { clock, endpoints } = surroundings;
    const fork = createState(surroundings);
    void poll(surroundings, fork);
    for (const endpoint of endpoints) void work(surroundings, fork, endpoint, generationTimeoutMs);
    void (async () => {
      for (;;) {
        await clock.sleep(CLEANING_MS);
        fork.clean();
      }
    })();
    return Promise.resolve(undefined);
  };
}

type Fork = ReturnType<typeof createState>;

function createState({ clock }: Surroundings) {
  const queue: Queued[] = [];
  const waiting: ((queued: Queued) => void)[] = [];
  const active = new Map<string, { endsAtMs: number }>();
  const key = ({ validator, task }: Queued) => `${validator.uid}/${task.id}`;
  return {
    cooldownSeconds: new Map<number, number>(),
    gaveAtMs: new Map<number, number>(),
    processedAtMs: new Map<string, number>(),
    /** Drops what is being worked on already, was processed lately, or finds the queue full. */
    offer(this: { processedAtMs: Map<string, number> }, queued: Queued) {
      const processed = this.processedAtMs.get(queued.task.id);
      if (processed !== undefined && clock.nowMs() - processed < REMEMBERED_MS) return;
      if (active.has(key(queued))) return;
      const worker = waiting.shift();
      if (!worker && queue.length >= QUEUE_SIZE) return;
      active.set(key(queued), { endsAtMs: Infinity });
      if (worker) worker(queued);
      else queue.push(queued);
    },
    take(): Promise<Queued> {
      const next = queue.shift();
      return next ? Promise.resolve(next) : new Promise((resolve) => waiting.push(resolve));
    },
    processed(this: { processedAtMs: Map<string, number> }, queued: Queued) {
      this.processedAtMs.set(queued.task.id, clock.nowMs());
      active.set(key(queued), { endsAtMs: clock.nowMs() + KEPT_ACTIVE_MS });
    },
    clean() {
      for (const [name, { endsAtMs }] of active) if (endsAtMs <= clock.nowMs()) active.delete(name);
    },
  };
}

async function poll({ clock, neurons, dendrite }: Surroundings, fork: Fork): Promise<never> {
  for (;;) {
    const nowMs = clock.nowMs();
    const free = neurons.filter(
      ({ uid }) =>
        (fork.cooldownSeconds.get(uid) ?? 0) <= nowMs / 1000 &&
        nowMs - (fork.gaveAtMs.get(uid) ?? -Infinity) >= SPACING_MS,
    );
    const replies = await Promise.all(
      free.map(async (validator) => {
        const target = { hotkey: validator.hotkey, ...validator.axon };
        const { synapse } = await dendrite.call(target, 'PullTask', {}, { timeoutSeconds: PULL_TIMEOUT_SECONDS });
        return { validator, synapse };
      }),
    );
    for (const { validator, synapse } of replies) {
      if (synapse?.task) {
        fork.gaveAtMs.set(validator.uid, clock.nowMs());
        fork.offer({ validator, task: synapse.task });
      }
      if (synapse && synapse.cooldown_until !== 0) fork.cooldownSeconds.set(validator.uid, synapse.cooldown_until);
    }
    await clock.sleep(POLL_PAUSE_MS);
  }
}

async function work(
  { clock, dendrite }: Surroundings,
  fork: Fork,
  endpoint: Surroundings['endpoints'][number],
  timeoutMs: number,
): Promise<never> {
  const never = new AbortController().signal;
  for (;;) {
    const queued = await fork.take();
    const { validator, task } = queued;
    const request = { taskId: task.id, seed: 0, budgetSeconds: timeoutMs / 1000, input: { prompt: task.prompt } };
    const generated = await endpoint
      .generate(request, { timeoutMs, signal: never, receive: inMemory })
      .catch(() => undefined);
    if (generated) {
      const target = { hotkey: validator.hotkey, ...validator.axon };
      const options = { timeoutSeconds: SUBMIT_TIMEOUT_SECONDS };
      void dendrite.call(target, 'SubmitResults', submission(clock, task.id), options);
    }
    fork.processed(queued);
  }
}
