import { unwatchFile, watch, watchFile as pollFile } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Editors write in several steps; the file is looked at once they have been quiet for this long. */
const QUIET_MS = 100;
const POLL_MS = 2000;

/**
 * Calls `onChange` some time after the file may have changed, until the function returned is called. The directory is
 * watched and not the file, because many editors (and Kubernetes) put a new file in the old one's place.
 */
export function watchFile(file: string, onChange: () => void): () => void {
  const path = resolve(file);
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET_MS).unref();
  };
  let stop: () => void;
  const poll = () => {
    pollFile(path, { interval: POLL_MS, persistent: false }, changed);
    return () => unwatchFile(path, changed);
  };
  try {
    const watcher = watch(dirname(path), { persistent: false }, changed);
    stop = () => watcher.close();
    // The directory went away, or the system is out of watches.
    watcher.on('error', () => {
      watcher.close();
      stop = poll();
    });
  } catch {
    stop = poll();
  }
  return () => {
    clearTimeout(timer);
    stop();
  };
}
