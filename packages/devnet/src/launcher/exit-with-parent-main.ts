// Preloaded (`node --import`) into every process the launcher starts. Those hold an IPC channel to their parent; when
// the parent is gone, however it ended, the channel closes and the child stops as if asked to. Forked children inherit
// the preload with Node's own flags, so that the rule holds all the way down.
import { isMainThread } from 'node:worker_threads';

/** For a shutdown that hangs. Longer than any service's own deadline would leave an orphan computing for minutes. */
const LAST_RESORT_MS = 10_000;

if (isMainThread && process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), LAST_RESORT_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Watching for the disconnect must not keep a process alive that has nothing else to do.
  process.channel.unref();
}
