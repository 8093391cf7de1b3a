import { readFileSync } from 'node:fs';
import { createDendrite } from '@404-gen/bittensor';
import {
  createLogger,
  createRegistry,
  installShutdown,
  parseCommandLine,
  toAppError,
  type CommandLine,
} from '@404-gen/service-kit';
import { Agent } from 'undici';
import { terminalPrompt } from './cli/ask-password.ts';
import { COMMANDS, helpText, OWN_FLAGS, type Command } from './cli/commands.ts';
import { REFERENCE_FILE, writeReference } from './cli/config-reference.ts';
import { listValidators } from './cli/validators-command.ts';
import { reportWallet, walletText } from './cli/wallet-command.ts';
import { systemClock } from './clock.ts';
import { configuredEndpoints, environment, loadMinerSettings, stateDirectory, withoutSecrets } from './config/load.ts';
import { metagraphSource } from './metagraph-source.ts';
import { minerSettings, type MinerSettings } from './config/schema.ts';
import { translateUpstreamFlags } from './config/upstream-flags.ts';
import { forgetSecrets, hotkeyWarnings, openHotkey } from './config/wallet.ts';
import { createGenerationClient } from './endpoints/generation-client.ts';
import { minerError } from './errors.ts';
import { createMiner } from './miner.ts';
import { buildStatusServer, listen } from './status-server.ts';
import { createGate } from './tasks/gate/gate-pool.ts';
import { openStateDirectory } from './tasks/state-files.ts';
import { validatorsTable } from './validators/validators-table.ts';

/** Beyond the drain: time to abort what is left, write the state and close. */
const SHUTDOWN_MARGIN_MS = 10_000;

const CONNECT_TIMEOUT_MS = 5000;

const version = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string })
  .version;

async function run(settings: MinerSettings, notes: readonly string[]): Promise<void> {
  const logger = createLogger({
    service: 'miner',
    version,
    level: settings['logging.debug'] ? 'debug' : settings['logging.level'],
  });
  for (const note of notes) logger.warn({ note }, 'settings');
  const registry = createRegistry('miner', { processMetrics: true });
  const stateFiles = await openStateDirectory(stateDirectory(settings));
  const metagraph = metagraphSource(settings, { logger, files: stateFiles });
  for (const warning of await hotkeyWarnings(settings)) logger.warn({ warning }, 'wallet');
  const hotkey = await openHotkey(settings, environment(), terminalPrompt());
  forgetSecrets(settings, environment());
  const externalIp = settings['dendrite.external_ip'];
  const dendrite = createDendrite({ hotkey, ...(externalIp === undefined ? {} : { externalIp }) });
  const gate = createGate({
    minPayloadBytes: settings['gate.min_payload_bytes'],
    minSplats: settings['gate.min_splats'],
    minCoverage: settings['gate.min_coverage'],
    minScore: settings['gate.min_score'],
    timeoutMs: settings['gate.timeout_seconds'] * 1000,
  });
  // Each call carries its own deadline; the agent's would end long generations early.
  const agent = new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS }, headersTimeout: 0, bodyTimeout: 0 });
  const miner = createMiner({
    settings,
    stateFiles,
    clock: systemClock,
    random: Math.random,
    logger,
    registry,
    hotkey,
    dendrite,
    metagraph,
    gate,
    endpoints: configuredEndpoints(settings).map(({ name, urls, token }) => ({
      name,
      client: createGenerationClient({
        clock: systemClock,
        urls,
        dispatcher: agent,
        maxResponseBytes: settings['generation.max_response_bytes'],
        ...(token === undefined ? {} : { token }),
      }),
    })),
  });
  const status = buildStatusServer(miner.view, registry);
  const drainMs = settings['shutdown.drain_seconds'] * 1000;
  installShutdown({
    logger,
    deadlineMs: drainMs + SHUTDOWN_MARGIN_MS,
    exit: (code) => process.exit(code),
    steps: () => [
      { name: 'tasks', run: () => miner.stop(drainMs) },
      { name: 'status server', run: () => status.close() },
      { name: 'gate', run: () => gate.close() },
      { name: 'connections', run: () => Promise.all([dendrite.close(), agent.destroy(), metagraph.close()]).then() },
    ],
  });
  // Listening comes first: of two miners by mistake the second must not touch the state of the first.
  const address = await listen(status, settings['status.host'], settings['status.port']);
  await miner.start();
  logger.info({ account: hotkey.ss58, status: address, settings: withoutSecrets(settings) }, 'mining');
  process.send?.('ready');
}

async function main(argv: readonly string[]): Promise<void> {
  const { argv: ours, notes } = translateUpstreamFlags(argv);
  const line = { ...parseCommandLine(ours, minerSettings, OWN_FLAGS), notes };
  if (line.own['help']) {
    process.stdout.write(helpText());
    return;
  }
  if (line.own['version']) {
    process.stdout.write(`${version}\n`);
    return;
  }
  const [word = 'run', ...rest] = line.positionals;
  const command = COMMANDS.find((each) => each === word);
  if (!command || rest.length > 0) {
    throw minerError(
      'CONFIG_COMMAND',
      `Unknown command "${line.positionals.join(' ')}"; known: ${COMMANDS.join(', ')}`,
    );
  }
  await commands[command](line);
}

interface Line extends CommandLine {
  /** Flags that mean nothing here. */
  readonly notes: readonly string[];
}

const commands: Record<Command, (line: Line) => Promise<void>> = {
  async run(line) {
    const { settings, notes } = loaded(line);
    await run(settings, [...line.notes, ...notes]);
  },

  async wallet(line) {
    const report = await reportWallet(loaded(line), environment());
    process.stdout.write(line.own['json'] ? `${JSON.stringify(report)}\n` : walletText(report));
    if (report.problem) process.exitCode = 1;
  },

  async validators(line) {
    const { source, rows } = await listValidators(loaded(line).settings, environment());
    if (line.own['json']) process.stdout.write(`${JSON.stringify({ source, validators: rows })}\n`);
    else process.stdout.write(`From ${source}.\n\n${validatorsTable(rows)}`);
  },

  async 'config-reference'(line) {
    const check = line.own['check'] !== undefined;
    if (await writeReference(REFERENCE_FILE, check)) return;
    process.stderr.write(`${REFERENCE_FILE} is not up to date; run npm run miner -- config-reference\n`);
    process.exitCode = 1;
  },
};

function loaded(line: CommandLine) {
  return loadMinerSettings({ file: line.own['config']?.at(-1), flags: line.settings, env: environment() });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const { code, message, stack } = toAppError(error);
  const setting = code.startsWith('CONFIG_METAGRAPH') ? 'metagraph.file: ' : '';
  process.stderr.write(`${code}: ${setting}${code.startsWith('BUG_') ? (stack ?? message) : message}\n`);
  process.exit(1);
});
