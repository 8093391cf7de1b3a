import cliTruncate from 'cli-truncate';
import pc from 'picocolors';
import stringWidth from 'string-width';
import type { FinishedTask, RunningTask, RunState, ServiceLine } from '../run-state.ts';
import { formatBar, formatBytes, formatClock, formatCount, formatSeconds, shortEndpoint } from './text.ts';

interface ScreenOptions {
  /** Of the terminal. */
  readonly columns: number;
  readonly rows: number;
  readonly colour: boolean;
  readonly nowMs: number;
}

type Paint = ReturnType<typeof pc.createColors>;

/** Below this a task takes two lines. */
const WIDE_COLUMNS = 84;
const BAR_COLUMNS = 16;

/** The part of the terminal that is drawn anew all the time. No line is wider than the terminal. */
export function liveLines(state: RunState, options: ScreenOptions): string[] {
  const paint = pc.createColors(options.colour);
  const columns = Math.max(20, options.columns);
  const goal = state.goal === undefined ? '' : ` of ${state.goal}`;
  const { totals } = state;
  const footer = [
    '',
    [
      paint.green(`accepted ${totals.accepted}${goal}`),
      totals.rejected > 0 ? paint.red(`rejected ${totals.rejected}`) : `rejected ${totals.rejected}`,
      `skipped ${totals.skipped}`,
      ...(totals.meanScore === undefined ? [] : [`mean score ${totals.meanScore.toFixed(2)}`]),
      formatClock((options.nowMs - state.startedAtMs) / 1000),
    ].join(paint.dim(' · ')),
    paint.dim(`results in ${state.directory} · Ctrl-C stops`),
  ];
  const header = ['', state.services.map((service) => serviceText(service, paint)).join('  ')];
  const room = Math.max(1, options.rows - header.length - footer.length - 1);
  const tasks = state.running.map((task) => taskLines(task, columns, options.nowMs, paint));
  const body: string[] = [];
  let hidden = 0;
  for (const lines of tasks) {
    if (body.length + lines.length <= room - (tasks.length > 1 ? 1 : 0)) body.push(...lines);
    else hidden += 1;
  }
  if (hidden > 0) body.push(paint.dim(`  and ${hidden} more`));
  if (tasks.length === 0) body.push(paint.dim('  waiting for a task'));
  return [...header, ...body, ...footer].map((line) => cliTruncate(line, columns));
}

function serviceText(service: ServiceLine, paint: Paint): string {
  const mark = {
    starting: paint.yellow('◌'),
    ready: paint.green('●'),
    restarting: paint.yellow('↻'),
    stopping: paint.yellow('◌'),
    stopped: paint.dim('○'),
    failed: paint.red('✖'),
  }[service.state];
  const name = service.endpoint === undefined ? service.name : shortEndpoint(service.endpoint);
  return `${mark} ${name}${service.state === 'ready' ? '' : paint.dim(` ${service.state}`)}`;
}

function taskLines(task: RunningTask, columns: number, nowMs: number, paint: Paint): string[] {
  const bar = paint.cyan(formatBar(task.progress ?? 0, BAR_COLUMNS));
  const steps = task.iterations === undefined ? '' : ` ${task.iteration ?? 0}/${task.iterations}`;
  const left = task.secondsLeft === undefined ? '' : `${formatSeconds(task.secondsLeft)} left`;
  const elapsed = formatClock((nowMs - task.startedAtMs) / 1000);
  const where = task.endpoint === undefined ? '' : shortEndpoint(task.endpoint);
  const stage = `${task.stage ?? 'waiting'}${steps}`;
  if (columns >= WIDE_COLUMNS) {
    const facts = `${bar} ${stage.padEnd(18)} ${left.padEnd(14)} ${elapsed.padStart(5)} ${where.padEnd(6)}`;
    return [`  ${fit(task.prompt, columns - stringWidth(facts) - 3)} ${facts}`];
  }
  return [`  ${cliTruncate(task.prompt, columns - 2)}`, `    ${bar} ${[stage, left, where].filter(Boolean).join(' ')}`];
}

/** One line for a task that has its verdict; stays in the terminal's history. */
export function finishedLine(task: FinishedTask, options: Pick<ScreenOptions, 'columns' | 'colour'>): string {
  const paint = pc.createColors(options.colour);
  const good = task.outcome === 'accepted';
  const mark = good ? paint.green('✔') : task.outcome === 'skipped' ? paint.yellow('–') : paint.red('✖');
  const facts = verdictFacts(task).join(paint.dim(' · '));
  const verdict = good ? paint.green(task.outcome) : paint.yellow(task.outcome);
  const tail = `${verdict} ${facts}`;
  const columns = Math.max(20, options.columns);
  const room = columns - stringWidth(tail) - 3;
  return room >= 20
    ? `${mark} ${fit(task.prompt, room)} ${tail}`
    : cliTruncate(`${mark} ${tail} ${task.prompt}`, columns);
}

/** What there is to say of a verdict, most telling first. */
export function verdictFacts(task: FinishedTask): string[] {
  return [
    ...(task.score === undefined ? [] : [task.score.toFixed(2)]),
    ...(task.reason === undefined || task.outcome === 'accepted' ? [] : [task.reason]),
    ...(task.splats === undefined ? [] : [`${formatCount(task.splats)} splats`]),
    ...(task.bytes === undefined || task.bytes === 0 ? [] : [formatBytes(task.bytes)]),
    formatSeconds(task.seconds),
    ...(task.endpoint === undefined ? [] : [shortEndpoint(task.endpoint)]),
  ];
}

/** Cut or filled up to exactly `columns`. */
function fit(text: string, columns: number): string {
  const cut = cliTruncate(text, Math.max(1, columns));
  return cut + ' '.repeat(Math.max(0, columns - stringWidth(cut)));
}
