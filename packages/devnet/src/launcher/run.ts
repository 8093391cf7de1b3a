import { createWriteStream } from 'node:fs';
import { relative } from 'node:path';
import { AppError, createLogger, toAppError } from '@404-gen/service-kit';
import { rulesOf } from '../config/devnet-settings.ts';
import type { DevnetEvent } from '../network/devnet-event.ts';
import { startDevnet } from '../network/devnet.ts';
import { readPrompts } from '../tasks/task-source.ts';
import { wantedPorts, type LauncherSettings } from './launcher-settings.ts';
import { assertPortsFree, freePorts } from './ports.ts';
import { createProgressFeed } from './progress-feed.ts';
import { createRunDirectory } from './run-directory.ts';
import type { RunningTask, RunState } from './run-state.ts';
import { RunTally, type RunSummary } from './run-summary.ts';
import { endpointOf, startServices, type Services } from './services.ts';
import type { RunView } from './view/view.ts';

interface RunOptions {
  readonly root: string;
  readonly settings: LauncherSettings;
  readonly samplePrompts: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly view: RunView;
  /** Ends the run early; its reason tells why. */
  readonly signal: AbortSignal;
}

interface RunEnd {
  readonly summary: RunSummary;
  /** Why the run did not reach its goal. */
  readonly failure?: AppError;
}

/** Seconds allowed with `--tasks` when no `--timeout` is given: for starting up, and for each task. */
const STARTING_SECONDS = 300;
const SECONDS_PER_TASK = 120;
const VIEW_MS = 200;
const GENERATION_GRACE_MS = 3000;
const MINER_GRACE_MS = 5000;
const IMAGE_PROMPT = '(an image)';

/** Starts validators, generation servers and the miner, and lets them work until the goal is reached or `signal` aborts. */
export async function run(options: RunOptions): Promise<RunEnd> {
  const { settings, view, signal } = options;
  const startedAtMs = Date.now();
  const ports = await generationPorts(settings);
  const [minerStatusPort = 0] = await freePorts(1);
  const prompts = readPrompts(settings.prompts ?? options.samplePrompts);
  const directory = createRunDirectory(options.root, settings.directory, new Date());
  const endpoints = ports.map(endpointOf);
  const shownDirectory = shown(directory.path);

  const end = deferred<AppError | undefined>();
  const stop = (failure?: AppError): void => end.resolve(failure);
  const onAbort = (): void => stop(toAppError(signal.reason, 'CANCELLED_RUN'));
  signal.addEventListener('abort', onAbort);
  const seconds =
    settings.timeout ??
    (settings.tasks === undefined ? undefined : STARTING_SECONDS + SECONDS_PER_TASK * settings.tasks);
  const deadline =
    seconds === undefined
      ? undefined
      : setTimeout(
          () => stop(new AppError('DEADLINE_RUN', `The run was not done after ${seconds} s (--timeout).`)),
          seconds * 1000,
        );

  const tally = new RunTally(endpoints);
  const running = new Map<string, RunningTask>();
  const logFile = createWriteStream(directory.logOf('devnet'), { flags: 'a' });
  const devnet = await startDevnet({
    directory: directory.devnet,
    validatorCount: settings.validators,
    minerCount: 1,
    host: '127.0.0.1',
    firstPort: 0,
    adminPort: 0,
    rules: rulesOf(settings),
    prompts,
    imageTasksRatio: 0,
    ...(settings.tasks === undefined ? {} : { taskBudget: settings.tasks }),
    seed: settings.seed || startedAtMs,
    faults: [],
    logger: createLogger({ service: 'devnet', level: settings.log_level, destination: logFile }),
    onEvent: (event) => void onEvent(event).catch((error: unknown) => stop(toAppError(error))),
  });
  const feed = createProgressFeed(endpointOf(minerStatusPort), endpoints);

  async function onEvent(event: DevnetEvent): Promise<void> {
    if (event.kind === 'assigned') {
      const { task, validatorUid } = event;
      const prompt = task.type === 'text' ? task.prompt : IMAGE_PROMPT;
      const started = { id: task.id, validatorUid, prompt, startedAtMs: Date.now() };
      running.set(task.id, started);
      view.started(started);
    } else if (event.kind === 'verdict' && event.task && running.has(event.task.id)) {
      await onVerdict(event, event.task.id);
    }
  }

  async function onVerdict(event: DevnetEvent & { kind: 'verdict' }, taskId: string): Promise<void> {
    const task = running.get(taskId);
    if (!task || ['wrong-task', 'locked', 'double-submit'].includes(event.outcome)) return;
    const { outcome, score, report } = event;
    await feed.refreshTasks();
    const endpoint = feed.endpointOf(taskId);
    const number = tally.totals().accepted + 1;
    tally.add(outcome, endpoint, score);
    running.delete(taskId);
    const written =
      event.resultsBase64 === undefined
        ? undefined
        : await devnet.scorer.write(event.resultsBase64, directory.resultStem(number, task.prompt));
    if (written) tally.files.push({ prompt: task.prompt, ...written, score: score ?? 0 });
    view.finished({
      ...{ id: taskId, validatorUid: task.validatorUid, prompt: task.prompt, outcome },
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(score === undefined ? {} : { score }),
      ...(report ? { splats: report.splats, bytes: report.bytes } : {}),
      seconds: event.deliverySeconds ?? 0,
      ...(report?.complaints[0] === undefined ? {} : { reason: report.complaints[0] }),
      ...(written ? { preview: shown(written.preview) } : {}),
    });
    if (settings.tasks !== undefined && tally.files.length >= settings.tasks) stop();
  }

  let services: Services | undefined;
  const state = (): RunState => ({
    directory: shownDirectory,
    startedAtMs,
    ...(settings.tasks === undefined ? {} : { goal: settings.tasks }),
    services: services
      ? [
          ...services.generation.map(({ name, state }, index) => ({ name, state, endpoint: endpoints[index] ?? '' })),
          { name: 'miner', state: services.miner.state },
        ]
      : [],
    validators: settings.validators,
    running: [...running.values()].map((task) => {
      const endpoint = feed.endpointOf(task.id);
      return { ...task, ...(endpoint === undefined ? {} : { endpoint }), ...feed.progressOf(task.id) };
    }),
    totals: tally.totals(),
  });
  const timer = setInterval(() => view.update(state()), VIEW_MS);

  let failure: AppError | undefined;
  try {
    view.note(`results go to ${shownDirectory}; ${settings.validators} validators are up`);
    services = startServices(
      { ...options, directory, devnet, generationPorts: ports, minerStatusPort },
      {
        onChange: ({ name, state: now }) => view.service({ name, state: now }),
        onFailure: stop,
      },
    );
    failure = await end.promise;
  } finally {
    signal.removeEventListener('abort', onAbort);
    clearTimeout(deadline);
    // The miner first, so that it does not see its servers go and try elsewhere.
    await services?.miner.stop(MINER_GRACE_MS);
    await Promise.all(services?.generation.map((service) => service.stop(GENERATION_GRACE_MS)) ?? []);
    feed.close();
    clearInterval(timer);
    view.update(state());
    await devnet.close();
    logFile.end();
  }
  const summary = tally.summary(directory.path, (Date.now() - startedAtMs) / 1000);
  return failure ? { summary, failure } : { summary };
}

/** A path from here, unless that would lead up. */
function shown(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere === '' || fromHere.startsWith('..') ? path : fromHere;
}

/** @throws AppError `CONFIG_PORT_TAKEN` */
async function generationPorts(settings: LauncherSettings): Promise<readonly number[]> {
  const wanted = wantedPorts(settings);
  if (typeof wanted === 'number') return freePorts(wanted);
  await assertPortsFree(wanted);
  return wanted;
}

/** `Promise.withResolvers` of newer Nodes. */
function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
