import { OWNER_HOTKEY } from '@404-gen/bittensor';
import { defineSettings, type LogLevel, type SettingsOf } from '@404-gen/service-kit';
import { Type, type TLiteral } from '@sinclair/typebox';
import { endpointUrlProblem } from './endpoint-url.ts';
import { chainEndpointProblem, networkProblem } from './subtensor-network.ts';

const wallet = { group: 'Wallet' };
const network = { group: 'Network' };
const generation = { group: 'Generation' };
const endpoints = { group: 'Endpoint health' };
const gate = { group: 'Gate' };
const validators = { group: 'Validators' };
const submit = { group: 'Submission' };
const service = { group: 'Service' };

const seconds = (minimum: number, maximum: number, defaultValue: number, description: string, group: object) =>
  Type.Number({ minimum, maximum, default: defaultValue, description: `${description} Seconds.`, ...group });

const HOTKEY = '^[1-9A-HJ-NP-Za-km-z]{47,48}$';

const level = <L extends LogLevel>(name: L): TLiteral<L> => Type.Literal(name);
const logLevels = [level('trace'), level('debug'), level('info'), level('warn'), level('error'), level('silent')];

export const minerSettings = defineSettings({
  service: 'miner',
  envPrefix: 'MINER',
  properties: {
    'wallet.name': Type.String({
      pattern: '^[^/\\\\]+$',
      default: 'default',
      env: 'BT_WALLET_NAME',
      description: 'Wallet whose hotkey signs.',
      ...wallet,
    }),
    'wallet.hotkey': Type.String({
      pattern: '^[^/\\\\]+$',
      default: 'default',
      env: 'BT_WALLET_HOTKEY',
      description: 'Name of the hotkey file in that wallet. The coldkey is never read.',
      ...wallet,
    }),
    'wallet.path': Type.String({
      minLength: 1,
      default: '~/.bittensor/wallets/',
      env: 'BT_WALLET_PATH',
      description: 'Folder of the wallets; `~` is expanded.',
      ...wallet,
    }),

    netuid: Type.Integer({ minimum: 0, maximum: 65535, default: 17, description: 'Subnet.', ...network }),
    'subtensor.network': Type.Optional(
      Type.String({
        minLength: 1,
        env: 'BT_SUBTENSOR_NETWORK',
        description:
          'Chain that the metagraph is read from: `finney`, `test`, `archive`, `local`, or a ws:// or wss:// URL. Without it: `finney`, or whatever chain subtensor.chain_endpoint leads to.',
        ...network,
      }),
    ),
    'subtensor.chain_endpoint': Type.Optional(
      Type.Array(Type.String(), {
        minItems: 1,
        env: 'BT_SUBTENSOR_CHAIN_ENDPOINT',
        description:
          'URLs (ws:// or wss://) of nodes of that chain, tried in this order and before those known for subtensor.network.',
        ...network,
      }),
    ),
    'metagraph.file': Type.Optional(
      Type.String({
        minLength: 1,
        description: 'JSON file with the neurons of the subnet, in place of the chain; read again at every sync.',
        ...network,
      }),
    ),
    'dendrite.external_ip': Type.Optional(
      Type.String({
        pattern: '^[0-9A-Fa-f.:]+$',
        description:
          'Own public address, told to validators in the request headers. They overwrite it with what they see.',
        ...network,
      }),
    ),
    'neuron.sync_interval': seconds(1, 86_400, 1800, 'How often the metagraph is read again, spread by 10 %.', network),

    'generation.endpoints': Type.Array(Type.String(), {
      minItems: 1,
      default: ['http://127.0.0.1:10006', 'http://127.0.0.1:10007', 'http://127.0.0.1:10008'],
      description:
        'Base URLs of the generation servers. A path is kept as prefix; one that ends in `/generate` is taken as it is.',
      ...generation,
    }),
    'generation.tokens': Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        secret: true,
        description: 'Bearer tokens: one for all endpoints, or one for each in their order (`-` for none).',
        ...generation,
      }),
    ),
    'generation.capacity': Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1024,
        description: 'Tasks an endpoint works on at the same time. Without it: what its `/ready` says, else 1.',
        ...generation,
      }),
    ),
    'generation.timeout_seconds': seconds(1, 3600, 300, 'Longest wait for one generation (upstream: 300).', generation),
    'generation.max_attempts': Type.Integer({
      minimum: 1,
      maximum: 20,
      default: 3,
      description:
        'Generations started for one task before it is declined. An endpoint that cannot be connected to does not count.',
      ...generation,
    }),
    'generation.max_response_bytes': Type.Integer({
      minimum: 1024,
      maximum: 2 ** 31,
      default: 256 * 1024 * 1024,
      description: 'Larger answers are cut off and count as a failure of the endpoint.',
      ...generation,
    }),
    'task.deadline_seconds': seconds(
      1,
      86_400,
      600,
      'Time from pull to the last moment of generation, failover and second try included; then the task is declined.',
      generation,
    ),

    'task.first_result_window_seconds': seconds(
      0,
      3600,
      30,
      'How long a requester of an image waits for better results after the first (upstream: 30); part of the time budget that servers are told.',
      generation,
    ),

    'endpoints.health_interval_seconds': seconds(
      0.05,
      600,
      5,
      'Pause between health checks of an endpoint.',
      endpoints,
    ),
    'endpoints.health_timeout_seconds': seconds(
      0.05,
      60,
      3,
      'Longest wait for the answer of a health check.',
      endpoints,
    ),
    'endpoints.eject_after': Type.Integer({
      minimum: 1,
      maximum: 100,
      default: 3,
      description: 'Consecutive failures (generations or health checks) after which an endpoint gets no work.',
      ...endpoints,
    }),
    'endpoints.eject_initial_seconds': seconds(
      0.05,
      3600,
      5,
      'First pause of an ejected endpoint; doubles with each further ejection.',
      endpoints,
    ),
    'endpoints.eject_max_seconds': seconds(0.05, 86_400, 60, 'Longest pause of an ejected endpoint.', endpoints),

    'gate.min_payload_bytes': Type.Integer({
      minimum: 0,
      maximum: 2 ** 31,
      default: 1024,
      description: 'Smaller payloads are never submitted.',
      ...gate,
    }),
    'gate.warn_payload_bytes': Type.Integer({
      minimum: 0,
      maximum: 2 ** 31,
      default: 100_000,
      description: 'Smaller payloads are submitted with a warning: typical results are larger.',
      ...gate,
    }),
    'gate.min_splats': Type.Integer({
      minimum: 0,
      maximum: 10_000_000,
      default: 7000,
      description: 'Validators score fewer splats 0 and add a penalty.',
      ...gate,
    }),
    'gate.min_coverage': Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.002,
      description: "Share of a validator's picture that must be covered; less counts as an empty render.",
      ...gate,
    }),
    'gate.min_score': Type.Number({
      minimum: 0,
      maximum: 2,
      default: 0,
      description:
        "Results for which their server predicts a lower validators' score (header X-Validator-Score, see score_results of the generation server) are held back. Validators accept from 0.6 on. 0 looks at no score; results that come without one pass.",
      ...gate,
    }),
    'gate.timeout_seconds': seconds(1, 600, 60, 'Longest time for checking one result.', gate),

    'neuron.min_stake_to_set_weights': Type.Number({
      minimum: 0,
      default: 1000,
      description: "Validators with less stake weight are not asked (the subnet owner's is, always).",
      ...validators,
    }),
    'validators.require_permit': Type.Boolean({
      default: false,
      description: 'Ask only validators with a validator permit.',
      ...validators,
    }),
    'validators.blacklist': Type.Array(Type.String({ pattern: HOTKEY }), {
      default: [],
      description: 'Hotkeys (SS58) that are never asked.',
      ...validators,
    }),
    'validators.owner_hotkey': Type.String({
      pattern: HOTKEY,
      default: OWNER_HOTKEY,
      description: "Hotkey of the subnet's owner, which every fifth turn goes to.",
      ...validators,
    }),
    'poll.timeout_seconds': seconds(0.1, 300, 12, 'Longest wait for a task (upstream: 12).', validators),
    'poll.interval_seconds': seconds(
      0.05,
      600,
      10,
      'Longest pause before the validators are looked at again; an event ends it early.',
      validators,
    ),
    'poll.min_interval_seconds': seconds(
      0,
      3600,
      5,
      'Shortest pause between two requests to one validator, whatever it answers.',
      validators,
    ),
    'poll.cooldown_margin_seconds': seconds(
      0,
      60,
      1,
      'Added to every cooldown, because asking a moment too early counts as a violation.',
      validators,
    ),
    'poll.default_cooldown_seconds': seconds(
      0,
      86_400,
      300,
      'Cooldown taken when a validator gives none, or one that makes no sense.',
      validators,
    ),
    'poll.max_cooldown_seconds': seconds(1, 604_800, 7200, 'Longest cooldown that is believed.', validators),
    'poll.backoff_initial_seconds': seconds(
      0.05,
      3600,
      15,
      'Pause after the first failed request to a validator; doubles with each further one.',
      validators,
    ),
    'poll.backoff_max_seconds': seconds(0.05, 86_400, 300, 'Longest such pause (upstream: always 300).', validators),

    'submit.timeout_seconds': seconds(1, 3600, 300, 'Longest wait for the verdict (upstream: 300).', submit),
    'submit.confirm_delay_seconds': seconds(
      0,
      3600,
      30,
      'Pause before asking whether an unanswered submission arrived; validators lock a task for 30 s while they score it.',
      submit,
    ),
    'submit.max_attempts': Type.Integer({
      minimum: 1,
      maximum: 10,
      default: 3,
      description: 'How often one result is submitted while the validator says the task is still open.',
      ...submit,
    }),
    'submit.keep_seconds': seconds(
      1,
      86_400,
      3600,
      'How long an unconfirmed result is kept before it is given up.',
      submit,
    ),

    'state.dir': Type.Optional(
      Type.String({
        minLength: 1,
        description:
          'Where cooldowns and tasks survive a restart. Without it: `<logging.logging_dir>/<wallet>/<hotkey>/netuid<N>/<neuron.name>`.',
        ...service,
      }),
    ),
    'status.host': Type.String({
      minLength: 1,
      default: '127.0.0.1',
      description: 'Address of the status server (/metrics, /health, /ready, /validators, /tasks).',
      ...service,
    }),
    'status.port': Type.Integer({
      minimum: 0,
      maximum: 65535,
      default: 10010,
      description: 'Port of the status server; 0 takes a free one.',
      ...service,
    }),
    'logging.level': Type.Union(logLevels, {
      default: 'info',
      description: 'Least severe lines that are written.',
      ...service,
    }),
    'logging.debug': Type.Boolean({
      default: false,
      env: 'BT_LOGGING_DEBUG',
      description: 'The same as logging.level debug.',
      ...service,
    }),
    'logging.logging_dir': Type.String({
      minLength: 1,
      default: '~/.bittensor/miners',
      env: 'BT_LOGGING_LOGGING_DIR',
      description:
        'Folder that holds the state of all miners; `~` is expanded. The log itself goes to standard output.',
      ...service,
    }),
    'neuron.name': Type.String({
      pattern: '^[^/\\\\]+$',
      default: '404-gen-miner',
      description: 'Tells miners of the same hotkey and subnet apart: the last folder of state.dir.',
      ...service,
    }),
    'neuron.log_info_interval': seconds(1, 86_400, 30, 'How often the state of things is logged.', service),
    'shutdown.drain_seconds': seconds(
      0,
      3600,
      60,
      'How long running tasks may go on after SIGTERM; what is not done by then is resumed by the next start.',
      service,
    ),
  },
  checks: (settings) => {
    const problems = settings['generation.endpoints'].flatMap((url, index) => {
      const problem = endpointUrlProblem(url);
      return problem === undefined ? [] : [{ key: `generation.endpoints[${index}]`, message: problem }];
    });
    const chain = settings['subtensor.chain_endpoint'] ?? [];
    problems.push(
      ...chain.flatMap((url, index) => {
        const problem = chainEndpointProblem(url);
        return problem === undefined ? [] : [{ key: `subtensor.chain_endpoint[${index}]`, message: problem }];
      }),
    );
    const unknownNetwork = networkProblem(settings['subtensor.network'] ?? 'finney');
    if (unknownNetwork !== undefined) problems.push({ key: 'subtensor.network', message: unknownNetwork });
    const urls = settings['generation.endpoints'];
    urls.forEach((url, index) => {
      if (urls.indexOf(url) !== index)
        problems.push({ key: `generation.endpoints[${index}]`, message: `${url} is listed twice` });
    });
    const tokens = settings['generation.tokens'] ?? [];
    if (tokens.length > 1 && tokens.length !== urls.length) {
      problems.push({
        key: 'generation.tokens',
        message: `${tokens.length} tokens for ${urls.length} endpoints; give one for all or one for each`,
      });
    }
    const ordered = [
      ['endpoints.eject_initial_seconds', 'endpoints.eject_max_seconds'],
      ['poll.backoff_initial_seconds', 'poll.backoff_max_seconds'],
      ['poll.default_cooldown_seconds', 'poll.max_cooldown_seconds'],
    ] as const;
    for (const [low, high] of ordered) {
      if (settings[low] > settings[high])
        problems.push({ key: low, message: `is larger than ${high} (${settings[high]})` });
    }
    return problems;
  },
});

export type MinerSettings = SettingsOf<(typeof minerSettings)['properties']>;
