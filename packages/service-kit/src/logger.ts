import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LoggerOptions {
  service: string;
  version?: string;
  level?: LogLevel;
  /** Defaults to standard output, written synchronously enough to survive a crash. */
  destination?: DestinationStream;
}

/** Fields that are never written, wherever they occur at the top or one level down. */
const REDACTED = ['token', 'password', 'secretSeed', 'secretPhrase', 'privateKey', 'authorization'];

/** JSON lines: fixed message in lower case, data in fields, errors under `err` with their `code`. */
export function createLogger(options: LoggerOptions): Logger {
  return pino(
    {
      level: options.level ?? 'info',
      base: { service: options.service, ...(options.version === undefined ? {} : { version: options.version }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
    },
    options.destination ?? pino.destination({ fd: 1, sync: true }),
  );
}
