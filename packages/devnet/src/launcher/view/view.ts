import type { FinishedTask, RunningTask, RunState, ServiceLine } from '../run-state.ts';

/** What a person watches while the network runs. */
export interface RunView {
  /** Something about the run itself, said once. */
  note(text: string): void;
  /** A service that is in another state than before. */
  service(service: ServiceLine): void;
  started(task: RunningTask): void;
  finished(task: FinishedTask): void;
  /** The newest state; called often. */
  update(state: RunState): void;
  /** Leaves the terminal as it should be left. */
  close(): void;
}
