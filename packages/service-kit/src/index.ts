export { AppError, toAppError, type AppErrorOptions } from './app-error.ts';
export { builtEntry } from './built-entry.ts';
export { createLogger, LOG_LEVELS, type Logger, type LoggerOptions, type LogLevel } from './logger.ts';
export { Counter, createRegistry, Gauge, Histogram, Registry } from './metrics.ts';
export { nearestName } from './nearest-name.ts';
export {
  defineSettings,
  loadSettings,
  type LoadedSettings,
  type LoadSettingsOptions,
  type SettingProblem,
  type SettingsDefinition,
  type SettingsOf,
} from './settings/settings.ts';
export { parseCommandLine, type CommandLine, type OwnFlag } from './settings/command-line.ts';
export { settingsHelp, settingsReference } from './settings/reference.ts';
export { installShutdown, type ShutdownOptions, type ShutdownStep } from './shutdown.ts';
