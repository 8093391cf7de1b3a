/** The figures a validator plays by. Seconds are whole: the wire carries `cooldown_until` in whole unix seconds. */
export interface ValidatorRules {
  /** Between two tasks of one miner, counted from the assignment. */
  readonly taskCooldownSeconds: number;
  /** The most of the cooldown that working on the task can use up. */
  readonly throttleSeconds: number;
  /** Added to the cooldown after a rejected result or a wrong signature. */
  readonly cooldownPenaltySeconds: number;
  /** Added to a running cooldown by each pull beyond the threshold. */
  readonly violationPenaltySeconds: number;
  /** Pulls during a cooldown that are forgiven. */
  readonly violationsThreshold: number;
  /** Scores below it are rejected. */
  readonly qualityThreshold: number;
  /** Weight of the newest score in the running average. */
  readonly fidelityAlpha: number;
  /** After a result is taken for scoring, further ones of the same miner are put off this long. */
  readonly validationLockSeconds: number;
  /** What a hotkey outside the metagraph is told to wait. */
  readonly unregisteredCooldownSeconds: number;
  /** Accepted results older than this no longer count. */
  readonly observationWindowSeconds: number;
  /** What a miner is told to wait when there is no task to give; only a limited devnet runs out of tasks. */
  readonly idleCooldownSeconds: number;
}

/** Defaults of the subnet's validators (three-gen-subnet `neurons/validator/config.py`, `miner_data.py`, `validator.py`). */
export const UPSTREAM_RULES: ValidatorRules = {
  taskCooldownSeconds: 300,
  throttleSeconds: 30,
  cooldownPenaltySeconds: 600,
  violationPenaltySeconds: 10,
  violationsThreshold: 100,
  qualityThreshold: 0.6,
  fidelityAlpha: 0.05,
  validationLockSeconds: 30,
  unregisteredCooldownSeconds: 3600,
  observationWindowSeconds: 4 * 3600,
  idleCooldownSeconds: 30,
};

/** What GetVersion answers: the subnet's validator release these rules were read from, and its scoring service's. */
export const VALIDATOR_VERSION = 45;
export const VALIDATION_VERSION = 'devnet: structure and picture, not the neural score';
