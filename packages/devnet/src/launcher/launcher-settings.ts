import { defineSettings, LOG_LEVELS, type SettingProblem, type SettingsOf } from '@404-gen/service-kit';
import { Type } from '@sinclair/typebox';
import { ruleProblems, ruleProperties } from '../config/devnet-settings.ts';

const run = { group: 'Run' };
const services = { group: 'Services' };

const DEFAULT_PORTS = [10006, 10007, 10008];
const AUTO = 'auto';

interface PortSettings {
  readonly ports?: readonly string[];
  readonly servers?: number;
}

export const launcherSettings = defineSettings({
  service: 'launcher',
  envPrefix: 'LAUNCHER',
  properties: {
    tasks: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 100_000,
        description: 'Stop after this many accepted results; without it: at Ctrl-C.',
        ...run,
      }),
    ),
    timeout: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 604_800,
        description: 'Seconds after which the run has failed; default with --tasks: 300 and 120 more for each task.',
        ...run,
      }),
    ),
    prompts: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'File with one prompt a line; default: a sample of real ones.',
        ...run,
      }),
    ),
    directory: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'Where results, logs and keys of the run go; default: out/run-<time>.',
        ...run,
      }),
    ),
    seed: Type.Integer({
      minimum: 0,
      maximum: 2 ** 32 - 1,
      default: 0,
      description: 'Order of the prompts; 0: another each time.',
      ...run,
    }),
    plain: Type.Boolean({ default: false, description: 'Lines in place of the live view, in a terminal too.', ...run }),
    servers: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 16, description: 'How many generation servers; default 3.', ...services }),
    ),
    ports: Type.Optional(
      Type.Array(Type.String(), {
        minItems: 1,
        maxItems: 16,
        description: `Ports of the generation servers, default ${DEFAULT_PORTS.join(',')}; \`auto\`: free ones.`,
        ...services,
      }),
    ),
    validators: Type.Integer({ minimum: 1, maximum: 64, default: 4, description: 'How many validators.', ...services }),
    generation_config: Type.String({
      minLength: 1,
      default: 'configs/cpu.yaml',
      description: 'Settings of the generation servers.',
      ...services,
    }),
    device: Type.Optional(
      Type.String({
        minLength: 1,
        description: "Where splats are optimised, the generation servers' own setting; default: theirs.",
        ...services,
      }),
    ),
    miner_config: Type.String({
      minLength: 1,
      default: 'configs/miner.yaml',
      description: 'Settings of the miner; what this run needs otherwise it is told by flags.',
      ...services,
    }),
    log_level: Type.Union(
      LOG_LEVELS.map((level) => Type.Literal(level)),
      {
        default: 'info',
        description: 'Least important messages in the log files.',
        ...services,
      },
    ),
    ...ruleProperties,
  },
  checks: (settings) => [...ruleProblems(settings), ...portProblems(settings)],
});

export type LauncherSettings = SettingsOf<(typeof launcherSettings)['properties']>;

/** The ports asked for, or how many free ones to find. */
export function wantedPorts(settings: PortSettings): number[] | number {
  const { ports, servers } = settings;
  if (ports?.[0] === AUTO) return servers ?? DEFAULT_PORTS.length;
  if (ports) return ports.map(Number);
  const first = DEFAULT_PORTS[0] ?? 0;
  return Array.from({ length: servers ?? DEFAULT_PORTS.length }, (_, index) => first + index);
}

function portProblems({ ports, servers }: PortSettings): SettingProblem[] {
  if (!ports || (ports.length === 1 && ports[0] === AUTO)) return [];
  const problem = (message: string): SettingProblem[] => [{ key: 'ports', message }];
  const odd = ports.find((port) => !/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535);
  if (odd !== undefined) return problem(`"${odd}" is no port; give numbers from 1 to 65535, or the one word auto`);
  if (new Set(ports).size < ports.length) return problem('names a port twice');
  if (servers !== undefined && servers !== ports.length) {
    return problem(`${ports.length} ports for ${servers} servers; leave out --servers`);
  }
  return [];
}
