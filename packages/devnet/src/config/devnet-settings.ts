import { defineSettings, LOG_LEVELS, type SettingProblem, type SettingsOf } from '@404-gen/service-kit';
import { Type } from '@sinclair/typebox';
import { UPSTREAM_RULES, type ValidatorRules } from '../validator/rules.ts';

const network = { group: 'Network' };
const rules = { group: 'Rules' };
const tasks = { group: 'Tasks' };

const wholeSeconds = (defaultValue: number, description: string, upstream: number) =>
  Type.Integer({
    minimum: 0,
    maximum: 86_400,
    default: defaultValue,
    description: `${description} Seconds (the subnet: ${upstream}).`,
    ...rules,
  });

/** The rules of the validators, shared by `npm run devnet` and `npm start`. */
export const ruleProperties = {
  task_cooldown_seconds: wholeSeconds(4, 'From one task to the next, counted from the assignment.', 300),
  throttle_seconds: wholeSeconds(2, 'The most of the cooldown that working on the task uses up.', 30),
  cooldown_penalty_seconds: wholeSeconds(8, 'Added after a rejected result or a wrong signature.', 600),
  violation_penalty_seconds: wholeSeconds(1, 'Added by each pull beyond the threshold during a cooldown.', 10),
  violations_threshold: Type.Integer({
    minimum: 0,
    maximum: 100_000,
    default: UPSTREAM_RULES.violationsThreshold,
    description: 'Pulls during a cooldown that are forgiven (the subnet: 100).',
    ...rules,
  }),
  quality_threshold: Type.Number({
    minimum: 0,
    maximum: 1,
    default: UPSTREAM_RULES.qualityThreshold,
    description: 'Scores below it are rejected (the subnet: 0.6).',
    ...rules,
  }),
  fidelity_alpha: Type.Number({
    minimum: 0,
    maximum: 1,
    default: UPSTREAM_RULES.fidelityAlpha,
    description: 'Weight of the newest score in the running average (the subnet: 0.05).',
    ...rules,
  }),
  validation_lock_seconds: wholeSeconds(2, 'How long further submissions are put off once one is scored.', 30),
  unregistered_cooldown_seconds: wholeSeconds(60, 'What an unregistered hotkey is told to wait.', 3600),
  observation_window_seconds: wholeSeconds(14_400, 'How long an accepted result counts.', 14_400),
  idle_cooldown_seconds: wholeSeconds(2, 'What a miner is told to wait when there is no task.', 0),
};

/** The validators' rules as the settings have them. */
export function rulesOf(settings: SettingsOf<typeof ruleProperties>): ValidatorRules {
  return {
    taskCooldownSeconds: settings.task_cooldown_seconds,
    throttleSeconds: settings.throttle_seconds,
    cooldownPenaltySeconds: settings.cooldown_penalty_seconds,
    violationPenaltySeconds: settings.violation_penalty_seconds,
    violationsThreshold: settings.violations_threshold,
    qualityThreshold: settings.quality_threshold,
    fidelityAlpha: settings.fidelity_alpha,
    validationLockSeconds: settings.validation_lock_seconds,
    unregisteredCooldownSeconds: settings.unregistered_cooldown_seconds,
    observationWindowSeconds: settings.observation_window_seconds,
    idleCooldownSeconds: settings.idle_cooldown_seconds,
  };
}

/** Figures that would punish a miner that does nothing wrong. */
export function ruleProblems(settings: SettingsOf<typeof ruleProperties>): SettingProblem[] {
  const least = settings.task_cooldown_seconds - settings.throttle_seconds;
  if (least < 0) {
    return [{ key: 'throttle_seconds', message: 'must not be longer than task_cooldown_seconds' }];
  }
  if (settings.validation_lock_seconds <= least) return [];
  return [
    {
      key: 'validation_lock_seconds',
      message: `must not be longer than task_cooldown_seconds − throttle_seconds (${least}): the lock of one task would hold up the next`,
    },
  ];
}

export const devnetSettings = defineSettings({
  service: 'devnet',
  envPrefix: 'DEVNET',
  properties: {
    directory: Type.String({
      minLength: 1,
      default: 'out/devnet',
      description: 'Where keys, metagraph and addresses are kept; keys that are there are used again.',
      ...network,
    }),
    validators: Type.Integer({ minimum: 1, maximum: 64, default: 4, description: 'How many validators.', ...network }),
    miners: Type.Integer({
      minimum: 1,
      maximum: 64,
      default: 1,
      description: 'How many miner hotkeys are registered: `miner`, `miner-1` ….',
      ...network,
    }),
    host: Type.String({ minLength: 1, default: '127.0.0.1', description: 'Address to listen on.', ...network }),
    first_port: Type.Integer({
      minimum: 0,
      maximum: 65_000,
      default: 8091,
      description: 'Port of the first validator, the others follow; 0: free ones.',
      ...network,
    }),
    admin_port: Type.Integer({
      minimum: 0,
      maximum: 65_535,
      default: 8090,
      description: 'Port of the admin interface, which asks for no password; 0: a free one.',
      ...network,
    }),
    faults: Type.Array(Type.String(), {
      default: [],
      description: 'Faults from the start: `<uid>:<kind>[:<field>=<value>…]`, for instance `2:slow:seconds=5:on=pull`.',
      ...network,
    }),
    prompts: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'File with one prompt a line; default: the sample that comes along.',
        ...tasks,
      }),
    ),
    image_tasks_ratio: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0,
      description: 'Share of image tasks (the subnet: 0.2).',
      ...tasks,
    }),
    seed: Type.Integer({
      minimum: 0,
      maximum: 2 ** 32 - 1,
      default: 0,
      description: 'Order of the prompts; 0: another each time.',
      ...tasks,
    }),
    ...ruleProperties,
    log_level: Type.Union(
      LOG_LEVELS.map((level) => Type.Literal(level)),
      {
        default: 'info',
        description: 'Least important messages that are logged.',
        group: 'Service',
      },
    ),
  },
  checks: ruleProblems,
});
