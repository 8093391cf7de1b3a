import type { RunningTask } from '../run-state.ts';
import { verdictFacts } from './screen.ts';
import { formatSeconds } from './text.ts';
import type { RunView } from './view.ts';

/** A line about each running task at most this often. */
const PROGRESS_INTERVAL_MS = 5000;

/** One line per event, for pipes, logs and CI. */
export function createPlainView(write: (line: string) => void, nowMs: () => number = Date.now): RunView {
  const saidAt = new Map<string, number>();
  const say = (text: string): void => write(`${new Date(nowMs()).toISOString().slice(11, 19)} ${text}`);
  const progress = (task: RunningTask): string => {
    const parts = [
      task.stage ?? 'waiting',
      ...(task.iterations === undefined ? [] : [`${task.iteration ?? 0}/${task.iterations}`]),
      ...(task.progress === undefined ? [] : [`${Math.round(task.progress * 100)} %`]),
      ...(task.secondsLeft === undefined ? [] : [`${formatSeconds(task.secondsLeft)} left`]),
      ...(task.endpoint === undefined ? [] : [task.endpoint]),
    ];
    return `"${task.prompt}" ${parts.join(', ')}`;
  };
  return {
    note: (text) => say(text),
    service: ({ name, state }) => say(`${name} is ${state}`),
    started(task) {
      saidAt.set(task.id, nowMs());
      say(`task     "${task.prompt}" of validator ${task.validatorUid}`);
    },
    finished(task) {
      saidAt.delete(task.id);
      const preview = task.preview === undefined ? '' : ` → ${task.preview}`;
      say(`${task.outcome.padEnd(8)} "${task.prompt}" ${verdictFacts(task).join(', ')}${preview}`);
    },
    update(state) {
      for (const task of state.running) {
        if (task.stage === undefined || nowMs() - (saidAt.get(task.id) ?? 0) < PROGRESS_INTERVAL_MS) continue;
        saidAt.set(task.id, nowMs());
        say(`progress ${progress(task)}`);
      }
    },
    close: () => undefined,
  };
}
