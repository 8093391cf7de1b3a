import type { Neuron } from '@404-gen/bittensor';
import { Counter, Gauge, Histogram, type Registry } from '@404-gen/service-kit';
import { ENDPOINT_STATES, type Endpoint } from './endpoints/endpoint.ts';
import { GATE_FAILURES, type GateFailure } from './tasks/gate/gate-report.ts';
import {
  DECLINE_REASONS,
  PULL_OUTCOMES,
  TASK_OUTCOMES,
  TASK_STATES,
  type DeclineReason,
  type PullOutcome,
  type TaskOutcome,
  type TaskState,
} from './tasks/task.ts';
import { COOLDOWN_READINGS, type CooldownReading } from './validators/cooldown-book.ts';
import { VALIDATOR_STATES, type ValidatorState } from './validators/reasons.ts';

export const TASK_STAGES = ['waiting', 'generating', 'gating', 'submitting'] as const;
export type TaskStage = (typeof TASK_STAGES)[number];

/** What one submission came to; `not_sent`, `no_answer`, `refused_now` and `ignored` leave the task open. */
const SUBMISSION_OUTCOMES = [...TASK_OUTCOMES, 'not_sent', 'no_answer', 'refused_now', 'ignored'] as const;
type SubmissionOutcome = (typeof SUBMISSION_OUTCOMES)[number];

/** Gauges of a validator's feedback, labelled with its uid: a closed set, since a subnet has at most 256. */
interface FeedbackGauges {
  readonly fidelity: Gauge<'validator'>;
  readonly averageFidelity: Gauge<'validator'>;
  readonly acceptedInWindow: Gauge<'validator'>;
  readonly duelRating: Gauge<'validator'>;
  readonly reward: Gauge<'validator'>;
}

/** What is read from the miner when the metrics are scraped. */
interface MetricsView {
  validators(): Readonly<Record<ValidatorState, number>>;
  secondsUntilValidatorFree(): number | undefined;
  endpoints(): readonly Endpoint[];
  tasks(): Readonly<Record<TaskState, number>>;
  clockBehindSeconds(): number;
  metagraph(): { readonly block: number; readonly ageSeconds: number; readonly self: Neuron | undefined } | undefined;
}

export type MinerMetrics = ReturnType<typeof createMinerMetrics>;

const MINUTES_BUCKETS = [0.1, 0.5, 1, 2, 5, 10, 20, 40, 60, 90, 120, 180, 240, 300, 450, 600];
const SECONDS_BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 12];
const COOLDOWN_BUCKETS = [1, 10, 60, 120, 240, 270, 300, 330, 600, 900, 1800, 3600, 7200];
const PAYLOAD_BUCKETS = [1e3, 1e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7, 5e7];
const SPLAT_BUCKETS = [1000, 5000, 7000, 8000, 10_000, 15_000, 25_000, 50_000, 100_000, 250_000, 1_000_000];

/** The miner's metrics on the registry given; every label set that can be known starts at zero. */
export function createMinerMetrics(registry: Registry) {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter({ name, help, labelNames: [...labelNames], registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });

  const pulls = counter('miner_pulls_total', 'Requests for a task, by what came back.', ['outcome']);
  const pullSeconds = new Histogram({
    name: 'miner_pull_seconds',
    help: 'Time a validator takes to answer a request for a task.',
    buckets: SECONDS_BUCKETS,
    registers,
  });
  const cooldownSeconds = new Histogram({
    name: 'miner_cooldown_seconds',
    help: 'Cooldowns given by validators, as obeyed.',
    buckets: COOLDOWN_BUCKETS,
    registers,
  });
  const cooldownReadings = counter(
    'miner_cooldown_readings_total',
    'Cooldown figures received, by whether they made sense.',
    ['reading'],
  );
  const submissions = counter('miner_submissions_total', 'Submissions, by what they came to.', ['outcome']);
  const tasks = counter('miner_tasks_total', 'Tasks over, by outcome.', ['outcome']);
  const declines = counter('miner_declines_total', 'Tasks for which the empty result was chosen, by reason.', [
    'reason',
  ]);
  const stageSeconds = new Histogram({
    name: 'miner_task_stage_seconds',
    help: 'Time a task spends in each stage; a stage passed twice is counted twice.',
    labelNames: ['stage'],
    buckets: MINUTES_BUCKETS,
    registers,
  });
  const gateFailures = counter('miner_gate_failures_total', 'Payloads that the gate held back, by reason.', ['reason']);
  const gatePasses = counter('miner_gate_passes_total', 'Payloads that passed the gate.');
  const smallPayloads = counter('miner_small_payloads_total', 'Payloads that passed under gate.warn_payload_bytes.');
  const gateSeconds = new Histogram({
    name: 'miner_gate_seconds',
    help: 'Time the gate takes for one payload.',
    buckets: SECONDS_BUCKETS,
    registers,
  });
  const payloadBytes = new Histogram({
    name: 'miner_payload_bytes',
    help: 'Size of the SPZ blobs that passed the gate.',
    buckets: PAYLOAD_BUCKETS,
    registers,
  });
  const splats = new Histogram({
    name: 'miner_payload_splats',
    help: 'Splats of the payloads that passed the gate.',
    buckets: SPLAT_BUCKETS,
    registers,
  });
  const validationFailures = counter('miner_validation_failures_total', 'Results that a validator could not score.');
  const penalties = counter('miner_penalties_total', 'Penalties inferred from the cooldown.');
  const penaltySeconds = counter('miner_penalty_seconds_total', 'Cooldown beyond the usual one, as inferred.');
  const endpointFailures = counter(
    'miner_endpoint_failures_total',
    'Generations that failed by fault of the endpoint.',
    ['endpoint'],
  );
  const endpointEjections = counter('miner_endpoint_ejections_total', 'Times an endpoint was ejected.', ['endpoint']);
  const endpointTasks = counter('miner_endpoint_generations_total', 'Generations that an endpoint delivered.', [
    'endpoint',
  ]);
  const failovers = counter('miner_failovers_total', 'Generations begun again on another endpoint.');
  const errors = counter('miner_errors_total', 'Errors caught, by code.', ['code']);
  const metagraphFailures = counter('miner_metagraph_failures_total', 'Times the metagraph could not be read.');
  const feedback: FeedbackGauges = {
    fidelity: gauge('miner_feedback_fidelity', 'Score of the last result scored.', ['validator']),
    averageFidelity: gauge('miner_feedback_average_fidelity', "The validator's running average of our scores.", [
      'validator',
    ]),
    acceptedInWindow: gauge('miner_feedback_accepted_in_window', 'Results accepted in the last four hours.', [
      'validator',
    ]),
    duelRating: gauge('miner_feedback_duel_rating', 'Glicko rating from duels.', ['validator']),
    reward: gauge('miner_feedback_reward', 'Reward as the validator computes it.', ['validator']),
  };

  for (const outcome of PULL_OUTCOMES) pulls.inc({ outcome }, 0);
  for (const outcome of SUBMISSION_OUTCOMES) submissions.inc({ outcome }, 0);
  for (const outcome of TASK_OUTCOMES) tasks.inc({ outcome }, 0);
  for (const reason of [...DECLINE_REASONS, ...GATE_FAILURES]) declines.inc({ reason }, 0);
  for (const reason of GATE_FAILURES) gateFailures.inc({ reason }, 0);
  for (const reading of COOLDOWN_READINGS) cooldownReadings.inc({ reading }, 0);
  for (const stage of TASK_STAGES) stageSeconds.zero({ stage });

  return {
    pulled(outcome: PullOutcome, seconds: number): void {
      pulls.inc({ outcome });
      pullSeconds.observe(seconds);
    },
    cooldown(seconds: number, reading: CooldownReading): void {
      cooldownSeconds.observe(Math.max(0, seconds));
      cooldownReadings.inc({ reading });
    },
    submitted: (outcome: SubmissionOutcome) => submissions.inc({ outcome }),
    settled: (outcome: TaskOutcome) => tasks.inc({ outcome }),
    declined: (reason: DeclineReason) => declines.inc({ reason }),
    stage: (stage: TaskStage, seconds: number) => stageSeconds.observe({ stage }, seconds),
    gatePassed(bytes: number, count: number, seconds: number, small: boolean): void {
      gatePasses.inc();
      if (small) smallPayloads.inc();
      gateSeconds.observe(seconds);
      payloadBytes.observe(bytes);
      splats.observe(count);
    },
    gateFailed(reason: GateFailure, seconds: number): void {
      gateFailures.inc({ reason });
      gateSeconds.observe(seconds);
    },
    validationFailed: () => validationFailures.inc(),
    penalty(seconds: number): void {
      penalties.inc();
      penaltySeconds.inc(seconds);
    },
    endpointFailed: (endpoint: string) => endpointFailures.inc({ endpoint }),
    endpointEjected: (endpoint: string) => endpointEjections.inc({ endpoint }),
    endpointDelivered: (endpoint: string) => endpointTasks.inc({ endpoint }),
    failover: () => failovers.inc(),
    error: (code: string) => errors.inc({ code }),
    metagraphFailed: () => metagraphFailures.inc(),
    feedback,
    /** Takes away what a validator said that is one no longer. */
    forgetFeedback(uid: number): void {
      for (const each of Object.values(feedback) as Gauge<'validator'>[]) each.remove({ validator: String(uid) });
    },

    /** Adds the gauges that mirror the miner's state, read at each scrape. */
    watch(view: MetricsView): void {
      for (const endpoint of view.endpoints()) {
        endpointFailures.inc({ endpoint: endpoint.name }, 0);
        endpointEjections.inc({ endpoint: endpoint.name }, 0);
        endpointTasks.inc({ endpoint: endpoint.name }, 0);
      }
      const mirror = <L extends string>(
        name: string,
        help: string,
        labelNames: readonly L[],
        read: (gauge: Gauge<L>) => void,
      ) =>
        new Gauge<L>({
          name,
          help,
          labelNames: [...labelNames],
          registers,
          collect() {
            read(this);
          },
        });
      mirror('miner_validators', 'Validators, by what keeps us from asking them.', ['reason'], (each) => {
        const counts = view.validators();
        for (const reason of VALIDATOR_STATES) each.set({ reason }, counts[reason]);
      });
      mirror(
        'miner_validator_wait_seconds',
        'Time until the next validator can be asked; -1 when none will be.',
        [],
        (each) => each.set(view.secondsUntilValidatorFree() ?? -1),
      );
      mirror('miner_tasks_open', 'Tasks held, by state.', ['state'], (each) => {
        const counts = view.tasks();
        for (const state of TASK_STATES) if (state !== 'settled') each.set({ state }, counts[state]);
      });
      mirror('miner_endpoint_state', '1 for the state an endpoint is in.', ['endpoint', 'state'], (each) => {
        for (const endpoint of view.endpoints()) {
          for (const state of ENDPOINT_STATES) {
            each.set({ endpoint: endpoint.name, state }, endpoint.state === state ? 1 : 0);
          }
        }
      });
      mirror('miner_endpoint_outstanding', 'Tasks of ours an endpoint is working on.', ['endpoint'], (each) => {
        for (const endpoint of view.endpoints()) each.set({ endpoint: endpoint.name }, endpoint.outstanding);
      });
      mirror('miner_endpoint_capacity', 'Tasks an endpoint may work on at the same time.', ['endpoint'], (each) => {
        for (const endpoint of view.endpoints()) each.set({ endpoint: endpoint.name }, endpoint.capacity);
      });
      mirror(
        'miner_clock_behind_seconds',
        'How slow validators that refuse our nonces find our clock; 0 when none does.',
        [],
        (each) => each.set(view.clockBehindSeconds()),
      );
      mirror('miner_metagraph_block', 'Block of the metagraph in use.', [], (each) =>
        each.set(view.metagraph()?.block ?? 0),
      );
      mirror('miner_metagraph_age_seconds', 'Age of the metagraph in use.', [], (each) =>
        each.set(view.metagraph()?.ageSeconds ?? 0),
      );
      mirror('miner_registered', '1 while the hotkey has a uid on the subnet.', [], (each) =>
        each.set(view.metagraph()?.self ? 1 : 0),
      );
      mirror('miner_uid', 'Uid of the hotkey; -1 while it has none.', [], (each) =>
        each.set(view.metagraph()?.self?.uid ?? -1),
      );
      const own = (key: 'stake' | 'trust' | 'incentive' | 'emission', help: string) =>
        mirror(`miner_${key}`, help, [], (each) => each.set(view.metagraph()?.self?.[key] ?? 0));
      own('stake', 'Stake weight of the hotkey, in TAO.');
      own('trust', 'Trust of the hotkey, in [0, 1].');
      own('incentive', 'Incentive of the hotkey, in [0, 1].');
      own('emission', 'Alpha that the hotkey earns in an epoch.');
    },
  };
}
