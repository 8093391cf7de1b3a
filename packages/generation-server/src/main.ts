import { AppError, parseCommandLine, settingsHelp, toAppError, type OwnFlag } from '@404-gen/service-kit';
import { devicesTable, reportDevices } from './cli/devices.ts';
import { defaultConfigFile } from './config/default-file.ts';
import { generationSettings } from './config/schema.ts';
import { startServer } from './server.ts';
import { VERSION } from './version.ts';

const OWN_FLAGS: readonly OwnFlag[] = [
  { name: 'config', value: 'file', description: 'Settings in yaml; default configs/cpu.yaml, which needs no GPU.' },
  { name: 'json', description: 'With `devices`: print JSON.' },
  { name: 'help', short: 'h', description: 'Show this.' },
  { name: 'version', description: 'Show the version.' },
];

async function main(argv: readonly string[]): Promise<void> {
  const { own, settings, positionals } = parseCommandLine(argv, generationSettings, OWN_FLAGS);
  if (own['help']) {
    console.log(
      settingsHelp(generationSettings, {
        usage:
          'npm run generation -- [--config configs/text_mv.yaml] [--port 10007] [--host 127.0.0.1] …\n' +
          '       npm run generation -- devices [--json]',
        about:
          'generation-server: POST /generate turns a prompt into Gaussian splats. `devices` lists what --device may name.',
        ownFlags: OWN_FLAGS,
      }),
    );
    return;
  }
  if (own['version']) {
    console.log(VERSION);
    return;
  }
  if (positionals.length === 1 && positionals[0] === 'devices') {
    const report = await reportDevices();
    process.stdout.write(own['json'] ? `${JSON.stringify(report, undefined, 2)}\n` : devicesTable(report));
    // Dawn keeps a process alive.
    process.exit(0);
  }
  if (positionals.length > 0) {
    throw new AppError('CONFIG_COMMAND', `Unexpected argument "${positionals.join(' ')}"; flags start with --`);
  }
  const { shutdown } = await startServer({
    file: own['config']?.at(-1) ?? defaultConfigFile(),
    env: process.env,
    flags: settings,
    processMetrics: true,
    // What pm2's `wait_ready` waits for.
    onReady: () => void process.send?.('ready'),
    exit: (code) => process.exit(code),
  });
  // pm2's way of asking where signals do not exist.
  process.on('message', (message) => {
    if (message === 'shutdown') void shutdown('shutdown message');
  });
}

main(process.argv.slice(2)).catch((thrown: unknown) => {
  const error = toAppError(thrown);
  console.error(error.code.startsWith('BUG_') ? error : `${error.code}: ${error.message}`);
  process.exit(1);
});
