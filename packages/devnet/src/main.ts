import { fileURLToPath } from 'node:url';
import { createLogger, installShutdown } from '@404-gen/service-kit';
import { devnetSettings, rulesOf } from './config/devnet-settings.ts';
import { readCommand } from './config/read-command.ts';
import { FAULT_KINDS, parseFaultFlag } from './faults/fault.ts';
import { startDevnet, type Devnet } from './network/devnet.ts';
import { readPrompts } from './tasks/task-source.ts';

const SAMPLE_PROMPTS = fileURLToPath(new URL('../data/prompts.txt', import.meta.url));
const SHUTDOWN_MS = 10_000;
const LOGGED_PROMPT_CHARACTERS = 100;

function faultsHelp(): string {
  const faults = Object.entries(FAULT_KINDS).map(([kind, what]) => `  ${kind.padEnd(20)} ${what}`);
  return `\nFaults (fields: on=pull|submit|both, share, times, and those named below):\n${faults.join('\n')}\n`;
}

function instructions(devnet: Devnet): string {
  const { wallet } = devnet;
  return [
    `${devnet.validators.length} validators are up (${devnet.validators.map((each) => each.port).join(', ')}).`,
    `Look in and set faults at ${devnet.adminUrl}/validators; addresses are in ${devnet.directory}/devnet.json.`,
    'Connect a miner with',
    '',
    '  npm run miner -- --config configs/miner.yaml \\',
    `    --metagraph.file ${devnet.metagraphFile} \\`,
    `    --wallet.path ${wallet.path} --wallet.name ${wallet.name} --wallet.hotkey ${wallet.hotkeys[0]}`,
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const settings = readCommand(devnetSettings, {
    usage: 'npm run devnet -- [flags]',
    about: 'Validators on this machine that behave as those of the subnet do, with short clocks and faults on demand.',
    more: faultsHelp(),
  });
  if (!settings) return;
  const logger = createLogger({ service: 'devnet', level: settings.log_level });
  const devnet = await startDevnet({
    directory: settings.directory,
    validatorCount: settings.validators,
    minerCount: settings.miners,
    host: settings.host,
    firstPort: settings.first_port,
    adminPort: settings.admin_port,
    rules: rulesOf(settings),
    prompts: readPrompts(settings.prompts ?? SAMPLE_PROMPTS),
    imageTasksRatio: settings.image_tasks_ratio,
    seed: settings.seed || Date.now(),
    faults: settings.faults.map(parseFaultFlag),
    logger,
    onEvent: (event) => {
      if (event.kind === 'verdict') {
        const { validatorUid, outcome, task, score, report, cooldownUntil } = event;
        const prompt = task?.prompt.slice(0, LOGGED_PROMPT_CHARACTERS);
        logger.info(
          { validatorUid, outcome, prompt, score, complaints: report?.complaints, cooldownUntil },
          'submission',
        );
      } else if (event.kind === 'assigned') {
        const { validatorUid, minerUid, task } = event;
        const prompt = task.prompt.slice(0, LOGGED_PROMPT_CHARACTERS);
        logger.info({ validatorUid, minerUid, type: task.type, prompt }, 'task assigned');
      } else {
        logger.debug(event, 'duel');
      }
    },
  });
  installShutdown({
    logger,
    deadlineMs: SHUTDOWN_MS,
    steps: () => [{ name: 'validators', run: () => devnet.close() }],
    exit: (code) => process.exit(code),
  });
  process.stderr.write(instructions(devnet));
  // Under pm2 and in tests a parent waits for this word.
  process.send?.('ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
