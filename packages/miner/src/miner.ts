import { setMaxListeners } from 'node:events';
import type { Dendrite, Hotkey, MetagraphSource, Neuron } from '@404-gen/bittensor';
import type { Logger, Registry } from '@404-gen/service-kit';
import type { Clock, Random } from './clock.ts';
import { registrationAdvice } from './metagraph-source.ts';
import { withoutSecrets } from './config/load.ts';
import type { MinerSettings } from './config/schema.ts';
import { EndpointPool } from './endpoints/endpoint-pool.ts';
import { Endpoint } from './endpoints/endpoint.ts';
import type { GenerationClient } from './endpoints/generation-client.ts';
import { checkHealth } from './endpoints/health-checker.ts';
import { MetagraphWatch } from './metagraph-watch.ts';
import { createMinerMetrics } from './metrics.ts';
import { Notifier } from './notifier.ts';
import { Scheduler } from './scheduler.ts';
import type { StatusView } from './status-server.ts';
import { repeat } from './supervise.ts';
import type { Gate } from './tasks/gate/gate-pool.ts';
import { Puller } from './tasks/puller.ts';
import { restoreTasks } from './tasks/restore.ts';
import type { StateFiles } from './tasks/state-files.ts';
import { TaskBoard } from './tasks/task-board.ts';
import { PENALTY_MS, TaskRunner } from './tasks/task-runner.ts';
import { persistedTask, TaskStore } from './tasks/task-store.ts';
import type { MinerTask } from './tasks/task.ts';
import { timeBudgetMs } from './tasks/time-budget.ts';
import { ClockSkew } from './validators/clock-skew.ts';
import { AvailabilityLog } from './validators/availability-log.ts';
import { CooldownBook, type CooldownLimits } from './validators/cooldown-book.ts';
import { countStates, givesTasks } from './validators/reasons.ts';
import { ValidatorSelector } from './validators/validator-selector.ts';
import { validatorRow } from './validators/validators-table.ts';

/** A validator's throttle before it has said its own (upstream: `generation.throttle_period`). */
const UPSTREAM_THROTTLE_MS = 30_000;

/** Everything the miner needs from outside; each is a small interface that a test or a simulation replaces. */
export interface MinerDeps {
  readonly settings: MinerSettings;
  readonly stateFiles: StateFiles;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly hotkey: Hotkey;
  readonly dendrite: Dendrite;
  readonly metagraph: MetagraphSource;
  /** In the order of `generation.endpoints`. */
  readonly endpoints: readonly { readonly name: string; readonly client: GenerationClient }[];
  readonly gate: Gate;
}

export interface Miner {
  readonly view: StatusView;
  /** Resolves when the miner works. @throws AppError naming what is wrong with the metagraph */
  start(): Promise<void>;
  /** No new tasks; waits for those held up to `drainMs`; leaves the rest to the next start. */
  stop(drainMs: number): Promise<void>;
}

export function createMiner(deps: MinerDeps): Miner {
  const { settings, clock, random, logger } = deps;
  const ms = (key: KeysOfNumbers) => settings[key] * 1000;
  const metrics = createMinerMetrics(deps.registry);
  const wake = new Notifier();
  const stopping = new AbortController();
  // Every endpoint's health check listens.
  setMaxListeners(0, stopping.signal);
  const background: Promise<void>[] = [];

  const book = new CooldownBook(clock, random, cooldownLimits(settings));
  const skew = new ClockSkew(clock, logger);
  const board = new TaskBoard(clock);
  const selector = createSelector({
    settings,
    clock,
    book,
    held: (key) => board.held(key),
    ownHotkey: deps.hotkey.ss58,
  });
  const availability = new AvailabilityLog(logger, clock, ms('neuron.log_info_interval'));
  const metagraph = new MetagraphWatch({
    clock,
    logger,
    metrics,
    source: deps.metagraph,
    random,
    netuid: settings.netuid,
    ownHotkey: deps.hotkey.ss58,
    syncIntervalMs: ms('neuron.sync_interval'),
    registrationAdvice: registrationAdvice(settings),
    onMoved: (peer) => book.forgive(peer),
    onChange: (newest) => {
      selector.setMetagraph(newest);
      wake.notify();
    },
  });

  const capacity = settings['generation.capacity'];
  const endpoints = deps.endpoints.map(
    ({ name, client }) =>
      new Endpoint({
        name,
        client,
        clock,
        random,
        ...(capacity === undefined ? {} : { capacity }),
        ejectAfter: settings['endpoints.eject_after'],
        ejectInitialMs: ms('endpoints.eject_initial_seconds'),
        ejectMaxMs: ms('endpoints.eject_max_seconds'),
      }),
  );
  const pool = new EndpointPool(endpoints, clock, random, () => wake.notify());
  const store = new TaskStore(deps.stateFiles, logger, clock, () => ({
    cooldowns: book.snapshot(),
    settled: board.settledIds().map(([key, times]) => [key, times]),
    tasks: board.openTasks().map(persistedTask),
  }));
  const onFailed = (peer: string, statusCode: number | null) => metagraph.suspect(peer, statusCode);
  const puller = new Puller({
    clock,
    logger,
    metrics,
    dendrite: deps.dendrite,
    book,
    timeoutMs: ms('poll.timeout_seconds'),
    skew,
    onFailed,
  });
  const budgetMs = (hotkey: string, type: MinerTask['type']): number => {
    const throttleMs = book.throttleMs(hotkey) ?? UPSTREAM_THROTTLE_MS;
    const statuses = selector.statuses();
    return timeBudgetMs({
      type,
      throttleMs,
      cooldownMs: book.usualCooldownMs(hotkey) ?? Math.max(0, ms('poll.default_cooldown_seconds') - throttleMs),
      slots: pool.slots(),
      validators: statuses.filter((status) => givesTasks(status)).length,
      firstResultWindowMs: ms('task.first_result_window_seconds'),
      deadlineMs: ms('task.deadline_seconds'),
    });
  };
  const runner = new TaskRunner({
    clock,
    random,
    logger,
    metrics,
    pool,
    gate: deps.gate,
    generationTimeoutMs: ms('generation.timeout_seconds'),
    maxAttempts: settings['generation.max_attempts'],
    warnPayloadBytes: settings['gate.warn_payload_bytes'],
    dendrite: deps.dendrite,
    hotkey: deps.hotkey,
    book,
    skew,
    onFailed,
    submitTimeoutMs: ms('submit.timeout_seconds'),
    defaultCooldownMs: ms('poll.default_cooldown_seconds'),
    board,
    store,
    puller,
    confirmDelayMs: ms('submit.confirm_delay_seconds'),
    maxSubmissions: settings['submit.max_attempts'],
    keepMs: ms('submit.keep_seconds'),
    taskDeadlineMs: ms('task.deadline_seconds'),
    budgetMs,
  });
  const scheduler = new Scheduler({
    clock,
    logger,
    metrics,
    selector,
    availability,
    pool,
    puller,
    runner,
    board,
    book,
    store,
    wake,
    pollIntervalMs: ms('poll.interval_seconds'),
    taskDeadlineMs: ms('task.deadline_seconds'),
    budgetMs,
  });
  metrics.watch({
    validators: () => countStates(selector.statuses()),
    secondsUntilValidatorFree: () => {
      const freeAtMs = selector.nextFreeAtMs();
      return freeAtMs === undefined ? undefined : Math.max(0, (freeAtMs - clock.nowMs()) / 1000);
    },
    endpoints: () => endpoints,
    tasks: () => board.countByState(),
    clockBehindSeconds: () => skew.behindSeconds,
    metagraph: () =>
      metagraph.metagraph
        ? { block: metagraph.metagraph.block, ageSeconds: metagraph.ageSeconds, self: metagraph.self }
        : undefined,
  });

  const supervision = { clock, logger, onError: (code: string) => metrics.error(code) };
  const every = (name: string, intervalMs: number, work: () => Promise<void> | void) => {
    background.push(
      repeat(name, supervision, stopping.signal, async () => {
        await clock.sleep(intervalMs, stopping.signal);
        if (!stopping.signal.aborted) await work();
        return 0;
      }),
    );
  };

  const logState = () => {
    const { self } = metagraph;
    const block = metagraph.metagraph?.block;
    const states = Object.fromEntries(
      endpoints.map((endpoint) => [endpoint.name, `${endpoint.state} ${endpoint.outstanding}/${endpoint.capacity}`]),
    );
    const { totals } = board.view();
    logger.info(
      {
        uid: self?.uid,
        block,
        stake: self?.stake,
        trust: self?.trust,
        incentive: self?.incentive,
        emission: self?.emission,
        metagraphAgeSeconds: Math.round(metagraph.ageSeconds),
        ...(skew.behindSeconds > 0 ? { clockBehindSeconds: skew.behindSeconds } : {}),
        tasks: board.openTasks().length,
        accepted: totals.accepted,
        endpoints: states,
      },
      stateLine(self, block),
    );
    const working = endpoints.some((endpoint) => endpoint.state === 'ready' || endpoint.state === 'probation');
    if (!working) {
      const reasons = Object.fromEntries(
        endpoints.map((endpoint) => [endpoint.name, endpoint.lastError ?? endpoint.state]),
      );
      logger.warn(
        { endpoints: reasons, hint: 'look at generation.endpoints' },
        'no generation endpoint is ready; no tasks are pulled',
      );
    }
  };

  return {
    view: {
      notReady: () => [
        ...(metagraph.metagraph ? [] : ['metagraph']),
        ...(endpoints.some((endpoint) => endpoint.state === 'ready' || endpoint.state === 'probation')
          ? []
          : ['endpoint']),
        ...(scheduler.stopped ? ['stopping'] : []),
      ],
      validators: () => selector.statuses().map(validatorRow),
      endpoints: () =>
        endpoints.map(({ name, state, capacity: slots, outstanding, lastError }) => ({
          name,
          state,
          capacity: slots,
          outstanding,
          lastError: lastError ?? null,
        })),
      tasks: () => board.view(),
      config: () => withoutSecrets(settings),
    },

    async start() {
      const state = await store.load();
      await metagraph.start();
      if (state) {
        book.restore(state.cooldowns);
        board.restoreSettledIds(state.settled);
      }
      const restored = await restoreTasks(state?.tasks ?? [], {
        clock,
        logger,
        store,
        deadlineMs: ms('task.deadline_seconds'),
        keepMs: ms('submit.keep_seconds'),
        longestWaitMs: ms('poll.max_cooldown_seconds') + PENALTY_MS,
        budgetMs,
      });
      await store.dropOtherFiles(restored);
      for (const endpoint of endpoints) {
        const health = {
          ...supervision,
          intervalMs: ms('endpoints.health_interval_seconds'),
          timeoutMs: ms('endpoints.health_timeout_seconds'),
          onChange: () => pool.changed(),
          onEjected: () => metrics.endpointEjected(endpoint.name),
        };
        background.push(checkHealth(endpoint, health, stopping.signal));
      }
      background.push(
        repeat('metagraph', supervision, stopping.signal, async () => {
          await metagraph.step(stopping.signal);
          return 0;
        }),
      );
      every('state log', ms('neuron.log_info_interval'), logState);
      scheduler.start(restored);
    },

    async stop(drainMs) {
      // Endpoints stay watched while tasks drain, because failover needs it.
      await scheduler.stop(drainMs);
      stopping.abort(new Error('the miner has stopped'));
      await Promise.all(background);
    },
  };
}

/** Upstream's line, for those who search their logs for it. */
function stateLine(self: Neuron | undefined, block: number | undefined): string {
  const { uid = '-', stake = 0, trust = 0, incentive = 0, emission = 0 } = self ?? {};
  const figures = {
    UID: uid,
    Block: block ?? '-',
    Stake: stake,
    Trust: trust,
    Incentive: incentive,
    Emission: emission,
  };
  return ['Miner', ...Object.entries(figures).map(([name, value]) => `${name}:${value}`)].join(' | ');
}

/** The selector by itself, as `npm run miner -- validators` needs it when no miner runs. */
export function createSelector(options: {
  settings: MinerSettings;
  clock: Clock;
  book: CooldownBook;
  held: (hotkey: string) => string | undefined;
  ownHotkey: string;
}): ValidatorSelector {
  const { settings, ...rest } = options;
  return new ValidatorSelector({
    ...rest,
    ownerHotkey: settings['validators.owner_hotkey'],
    minStake: settings['neuron.min_stake_to_set_weights'],
    requirePermit: settings['validators.require_permit'],
    blacklist: settings['validators.blacklist'],
  });
}

export function cooldownLimits(settings: MinerSettings): CooldownLimits {
  return {
    minIntervalMs: settings['poll.min_interval_seconds'] * 1000,
    marginMs: settings['poll.cooldown_margin_seconds'] * 1000,
    defaultMs: settings['poll.default_cooldown_seconds'] * 1000,
    maxMs: settings['poll.max_cooldown_seconds'] * 1000,
    backoffInitialMs: settings['poll.backoff_initial_seconds'] * 1000,
    backoffMaxMs: settings['poll.backoff_max_seconds'] * 1000,
  };
}

type KeysOfNumbers = {
  [Key in keyof MinerSettings]-?: MinerSettings[Key] extends number ? Key : never;
}[keyof MinerSettings];
