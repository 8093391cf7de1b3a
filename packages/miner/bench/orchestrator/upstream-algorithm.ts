import { OWNER_HOTKEY } from '@404-gen/bittensor';
import { inMemory } from './algorithm.ts';
import type { Algorithm, Surroundings } from './algorithm.ts';
import { submission } from './algorithm.ts';

// three-gen-subnet, neurons/miner/workers.py and validator_selector.py, read at 5fc61f1.

const PULL_TIMEOUT_SECONDS = 12;
const SUBMIT_TIMEOUT_SECONDS = 300;
const GENERATION_TIMEOUT_MS = 300_000;
const PARKED_SECONDS = 300;
const NOBODY_PAUSE_MS = 10_000;
const OWNER_TURN = 5;

/** One sequential worker an endpoint; all share the selector and its cooldowns. */
export const upstreamAlgorithm: Algorithm = (surroundings) => {
  const selector = createSelector(surroundings);
  for (const endpoint of surroundings.endpoints) void work(surroundings, selector, endpoint);
  return Promise.resolve(undefined);
};

type Selector = ReturnType<typeof createSelector>;

function createSelector({ clock, neurons }: Surroundings) {
  const cooldowns = new Map<number, number>();
  const nowSeconds = () => Math.trunc(clock.nowMs() / 1000);
  const owner = neurons.find((each) => each.hotkey === OWNER_HOTKEY);
  let ownerCountdown = OWNER_TURN;
  let cursor = 0;
  return {
    park: (uid: number) => cooldowns.set(uid, nowSeconds() + PARKED_SECONDS),
    cooldown: (uid: number, until: number) => cooldowns.set(uid, until),
    next() {
      if (owner && (cooldowns.get(owner.uid) ?? 0) <= nowSeconds() && --ownerCountdown <= 0) {
        ownerCountdown = OWNER_TURN;
        return owner;
      }
      for (let step = 0; step < neurons.length; step++) {
        const neuron = neurons[cursor];
        if (neuron && (cooldowns.get(neuron.uid) ?? 0) < nowSeconds()) return neuron;
        cursor = (cursor + 1) % neurons.length;
      }
      return undefined;
    },
  };
}

async function work(
  { clock, dendrite }: Surroundings,
  selector: Selector,
  endpoint: Surroundings['endpoints'][number],
): Promise<never> {
  for (;;) {
    const validator = selector.next();
    if (!validator) {
      await clock.sleep(NOBODY_PAUSE_MS);
      continue;
    }
    const { uid } = validator;
    selector.park(uid);
    const target = { hotkey: validator.hotkey, ...validator.axon };
    const pull = await dendrite.call(target, 'PullTask', {}, { timeoutSeconds: PULL_TIMEOUT_SECONDS });
    const task = pull.synapse?.task;
    if (!pull.synapse || !task) {
      const until = pull.synapse?.cooldown_until ?? 0;
      if (until === 0) selector.park(uid);
      else selector.cooldown(uid, until);
      continue;
    }
    const never = new AbortController().signal;
    const request = {
      taskId: task.id,
      seed: 0,
      budgetSeconds: GENERATION_TIMEOUT_MS / 1000,
      input: { prompt: task.prompt },
    };
    const generated = await endpoint
      .generate(request, { timeoutMs: GENERATION_TIMEOUT_MS, signal: never, receive: inMemory })
      .catch(() => undefined);
    const fields = { ...submission(clock, task.id), ...(generated ? {} : { results: '' }) };
    const reply = await dendrite.call(target, 'SubmitResults', fields, { timeoutSeconds: SUBMIT_TIMEOUT_SECONDS });
    if (reply.synapse?.feedback) selector.cooldown(uid, reply.synapse.cooldown_until);
    else selector.park(uid);
  }
}
