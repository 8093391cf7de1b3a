import { loadSettings, parseCommandLine, settingsHelp, toAppError, type OwnFlag } from '@404-gen/service-kit';
import { runModelsCommand } from '../models/cli/models-command.ts';
import { modelsSettings } from '../models/cli/settings.ts';

const OWN_FLAGS: readonly OwnFlag[] = [
  { name: 'json', description: 'With `list` and `verify`: print JSON.' },
  { name: 'run', description: 'With `verify`: run every graph too, and compare with its known answer.' },
  { name: 'provider', value: 'name', description: 'What `--run` runs on: cuda, webgpu or cpu; auto by default.' },
  { name: 'help', short: 'h', description: 'Show this.' },
];

const INTERRUPTED_EXIT_CODE = 130;

async function main(argv: readonly string[]): Promise<number> {
  const { own, settings: flags, positionals } = parseCommandLine(argv, modelsSettings, OWN_FLAGS);
  if (own['help']) {
    console.log(
      settingsHelp(modelsSettings, {
        usage:
          'npm run models -- list [--json]\n' +
          '       npm run models -- pull NAME… [--repository OWNER/NAME] [--base-url URL] [--revision main]\n' +
          '       npm run models -- verify [NAME…] [--run [--provider auto]] [--json]\n' +
          '       npm run models -- path [NAME…]',
        about: 'Bundles of networks: what there is, where it is, whether it is whole; and brings more.',
        ownFlags: OWN_FLAGS,
      }),
    );
    return 0;
  }
  const { settings } = loadSettings(modelsSettings, { env: process.env, flags });
  const interrupted = new AbortController();
  const stop = () => interrupted.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const [command, ...names] = positionals;
  try {
    return await runModelsCommand(command, names, {
      settings,
      output: process.stdout,
      errors: process.stderr,
      json: own['json'] !== undefined,
      runOn: own['run'] === undefined ? undefined : (own['provider']?.at(-1) ?? 'auto'),
      signal: interrupted.signal,
    });
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
    console.error('Stopped; the next pull goes on from here.');
    return INTERRUPTED_EXIT_CODE;
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (thrown: unknown) => {
    const error = toAppError(thrown);
    console.error(error.code.startsWith('BUG_') ? error : `${error.code}: ${error.message}`);
    process.exit(1);
  },
);
