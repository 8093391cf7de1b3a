import { fileURLToPath } from 'node:url';
import { AppError, toAppError } from '@404-gen/service-kit';
import pc from 'picocolors';
import { readCommand } from '../config/read-command.ts';
import { launcherSettings } from './launcher-settings.ts';
import { run } from './run.ts';
import { killAllServices } from './service-process.ts';
import { createPlainView } from './view/plain-view.ts';
import { createTerminalView } from './view/terminal-view.ts';

// From packages/devnet/dist/launcher.
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const SAMPLE_PROMPTS = fileURLToPath(new URL('../../data/prompts.txt', import.meta.url));

/** Exit codes: a run that missed its goal, and one that was told to stop before. */
const FAILED = 1;
const INTERRUPTED = 130;
/** Within it a second signal is the same Ctrl-C, come from the terminal and again from the parent process. */
const SAME_SIGNAL_WINDOW_MS = 1500;

async function main(): Promise<number> {
  const settings = readCommand(launcherSettings, {
    usage: 'npm start -- [flags]',
    about:
      'The whole work on this machine: generation servers, a miner and local validators that give it tasks.\n' +
      'The last line of standard output is a JSON object with what came of it.',
  });
  if (!settings) return 0;

  const stopping = new AbortController();
  let askedAtMs = 0;
  const interrupt = (reason: string): void => {
    if (stopping.signal.aborted) {
      if (Date.now() - askedAtMs < SAME_SIGNAL_WINDOW_MS) return;
      // Asked twice: at once, and with nothing left behind.
      killAllServices();
      process.exit(INTERRUPTED);
    }
    askedAtMs = Date.now();
    stopping.abort(new AppError('CANCELLED_RUN', `Stopped by ${reason}.`));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupt(signal));
  // Started by another process that is gone, however it ended: nobody watches any more.
  process.once('disconnect', () => interrupt('the end of its parent process'));
  process.on('exit', killAllServices);

  const live = process.stdout.isTTY && !settings.plain;
  const view = live
    ? createTerminalView(process.stdout, pc.isColorSupported)
    : createPlainView((text) => process.stdout.write(`${text}\n`));
  let end: Awaited<ReturnType<typeof run>>;
  try {
    end = await run({
      root: ROOT,
      settings,
      samplePrompts: SAMPLE_PROMPTS,
      env: process.env,
      view,
      signal: stopping.signal,
    });
  } finally {
    view.close();
  }
  const { summary, failure } = end;
  const interrupted = failure?.code === 'CANCELLED_RUN';
  if (failure && !interrupted) process.stderr.write(`${failure.message}\n`);
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  if (!failure || (interrupted && settings.tasks === undefined)) return 0;
  return interrupted ? INTERRUPTED : FAILED;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const { code, message, stack } = toAppError(error);
    process.stderr.write(`${code.startsWith('BUG_') ? (stack ?? message) : message}\n`);
    process.exit(FAILED);
  },
);
