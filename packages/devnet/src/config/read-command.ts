import {
  AppError,
  loadSettings,
  parseCommandLine,
  settingsHelp,
  type OwnFlag,
  type SettingsDefinition,
  type SettingsOf,
} from '@404-gen/service-kit';

const OWN_FLAGS: OwnFlag[] = [
  { name: 'config', value: 'file', description: 'Yaml file with settings.' },
  { name: 'help', short: 'h', description: 'Show this text.' },
];

export interface CommandTexts {
  readonly usage: string;
  readonly about: string;
  /** What stands behind the flags in the help. */
  readonly more?: string;
}

/**
 * Settings of a command of this package from its flags, the environment and the file of `--config`; undefined when it
 * was asked for help alone, which is written to standard output.
 *
 * Throws `CONFIG_…` for anything it does not know.
 */
export function readCommand<P extends SettingsDefinition['properties']>(
  definition: SettingsDefinition<P>,
  { usage, about, more = '' }: CommandTexts,
): SettingsOf<P> | undefined {
  const line = parseCommandLine(process.argv.slice(2), definition, OWN_FLAGS);
  if (line.own['help']) {
    process.stdout.write(settingsHelp(definition, { usage, about, ownFlags: OWN_FLAGS }) + more);
    return undefined;
  }
  if (line.positionals.length > 0) {
    throw new AppError(
      'CONFIG_FLAG',
      `Unexpected argument ${line.positionals[0]}; settings are given as --name value.`,
    );
  }
  return loadSettings(definition, { file: line.own['config']?.at(-1), env: process.env, flags: line.settings })
    .settings;
}
