/** A validator's assignment. `type` is absent on the wire of old validators and then means text. */
export interface Task {
  readonly type: 'text' | 'image';
  readonly id: string;
  /** The prompt, or standard base64 of an image file. */
  readonly prompt: string;
}

/** What a validator thinks of a submission and of the miner. Field names are the wire's; scores lie in [0, 1]. */
export interface Feedback {
  readonly validation_failed: boolean;
  readonly task_fidelity_score: number;
  readonly average_fidelity_score: number;
  /** Accepted results of the last four hours. */
  readonly generations_within_the_window: number;
  readonly current_duel_rating: number;
  readonly current_miner_reward: number;
}

/** Field names are the wire's. Times named `cooldown_until` are unix seconds. */
export interface PullTask {
  readonly task: Task | null;
  readonly validation_threshold: number;
  /** Seconds. */
  readonly throttle_period: number;
  readonly cooldown_until: number;
  readonly cooldown_violations: number;
}

/** Field names are the wire's. */
export interface SubmitResults {
  readonly task: Task | null;
  readonly task_id: string;
  /** Standard base64 of one SPZ blob, or "" to decline. */
  readonly results: string;
  readonly data_format: string;
  readonly data_ver: number;
  readonly compression: number;
  /** Unix nanoseconds. */
  readonly submit_time: bigint;
  /** Standard base64 of the submit signature. */
  readonly signature: string;
  readonly feedback: Feedback | null;
  readonly cooldown_until: number;
}

export interface GetVersion {
  readonly version: number;
  readonly validation_version: string;
}

/** Bodies by the name of their synapse. */
export interface Synapses {
  PullTask: PullTask;
  SubmitResults: SubmitResults;
  GetVersion: GetVersion;
}

export type SynapseName = keyof Synapses;
