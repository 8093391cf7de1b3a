import { readFileSync } from 'node:fs';
import { AppError, loadSettings, toAppError, type LoadSettingsOptions, type Logger } from '@404-gen/service-kit';
import { RESTART_KEYS, type GenerationSettings } from './keys.ts';
import { generationSettings } from './schema.ts';
import { watchFile } from './watch-file.ts';

export interface ConfigStatus {
  readonly file: string | undefined;
  /** 1 at start, one more for every edit taken over. */
  readonly revision: number;
  readonly loadedAt: Date;
  /** What the user should know and need not act on. */
  readonly notes: readonly string[];
  /** Why the newest edit was not taken over; undefined when it was. */
  readonly brokenEdit: string | undefined;
  /** Keys whose new value waits for a restart. */
  readonly waitingForRestart: readonly string[];
}

export interface ConfigStoreOptions extends Pick<LoadSettingsOptions, 'file' | 'env' | 'flags'> {
  readonly logger: Logger;
  readonly onReload?: (outcome: 'taken' | 'broken') => void;
}

/** The settings in force: those of the file as it is now, or as it was when it last made sense. */
export interface ConfigStore {
  /** Frozen; a job keeps the one it was accepted with. */
  readonly settings: GenerationSettings;
  readonly status: ConfigStatus;
  /** Re-reads the file whenever it changes, until `close`. */
  watch(): void;
  /** Reads the file now; keeps the last good settings when it is broken. */
  reload(): void;
  close(): void;
}

/** @throws AppError `CONFIG_…` when the settings do not make sense at the start */
export function createConfigStore(options: ConfigStoreOptions): ConfigStore {
  const { file, env, flags, logger, onReload } = options;
  let text = file === undefined ? undefined : readIfThere(file);
  let loaded = loadSettings(generationSettings, { file, text, env, flags });
  let settings = loaded.settings;
  let revision = 1;
  let loadedAt = new Date();
  let brokenEdit: string | undefined;
  let waitingForRestart: string[] = [];
  let unwatch: (() => void) | undefined;

  const reload = (): void => {
    if (file === undefined) return;
    const newText = readIfThere(file);
    if (newText !== undefined && newText === text && brokenEdit === undefined) return;
    try {
      // Every setting at its default is hardly ever meant; a file being rewritten looks like this for a moment.
      if (newText?.trim() === '') throw new AppError('CONFIG_MALFORMED', `${file} is empty`);
      const next = loadSettings(generationSettings, { file, text: newText, env, flags });
      loaded = next;
    } catch (error) {
      const err = toAppError(error);
      if (brokenEdit !== err.message) {
        brokenEdit = err.message;
        logger.error({ err, file }, 'configuration edit is broken, keeping the last good one');
        onReload?.('broken');
      }
      if (newText !== undefined) text = newText;
      return;
    }
    text = newText;
    const fixed = Object.fromEntries(RESTART_KEYS.map((key) => [key, valueOf(settings, key)]));
    waitingForRestart = RESTART_KEYS.filter(
      (key) => JSON.stringify(valueOf(loaded.settings, key)) !== JSON.stringify(fixed[key]),
    );
    const changed = Object.keys(generationSettings.properties).filter(
      (key) =>
        !RESTART_KEYS.includes(key) &&
        JSON.stringify(valueOf(loaded.settings, key)) !== JSON.stringify(valueOf(settings, key)),
    );
    settings = Object.freeze({ ...loaded.settings, ...fixed });
    revision += 1;
    loadedAt = new Date();
    brokenEdit = undefined;
    logger.info({ file, revision, changed, waitingForRestart }, 'configuration read again');
    for (const note of loaded.notes) logger.warn({ note }, 'configuration note');
    onReload?.('taken');
  };

  return {
    get settings() {
      return settings;
    },
    get status() {
      return { file, revision, loadedAt, notes: loaded.notes, brokenEdit, waitingForRestart };
    },
    watch() {
      if (file !== undefined) unwatch ??= watchFile(file, reload);
    },
    reload,
    close() {
      unwatch?.();
      unwatch = undefined;
    },
  };
}

function valueOf(settings: GenerationSettings, key: string): unknown {
  return (settings as Readonly<Record<string, unknown>>)[key];
}

/** Undefined when the file cannot be read: `loadSettings` then says why. */
function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
