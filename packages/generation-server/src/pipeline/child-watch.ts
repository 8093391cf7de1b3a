import type { NetworkCall } from './messages.ts';
import { createWatchdog } from './watchdog.ts';

export interface ChildWatchOptions {
  /** Silence, and work without progress, after which the process is taken for hung. */
  readonly stallMs: number;
  readonly warmupMs: number;
  /** How long a cancelled job may take to let go. */
  readonly cancelGraceMs: number;
  /** @param what ends a sentence that begins with "the pipeline process" */
  readonly onLost: (reason: 'stalled' | 'warmup', what: string) => void;
}

/** Tells a process that hangs from one that works. Everything is told by what the process says of itself. */
export interface ChildWatch {
  /** From here on the process has `warmupMs` to load, and is to give signs of life. */
  launched(): void;
  loaded(): void;
  /** Whatever came from it. */
  heard(): void;
  /** There is work, of which progress is to come. */
  working(): void;
  progressed(): void;
  idle(): void;
  /** It was told to let go of a job. */
  cancelled(): void;
  letGo(): void;
  /** It goes into onnxruntime, from where nothing is heard until it is back. */
  entered(call: NetworkCall): void;
  left(): void;
  /** It is gone. */
  ended(): void;
}

/** How many times its longest so far a call may take: other work may have the processor meanwhile. */
const CALL_PATIENCE = 5;

/**
 * While a call runs, its own limit counts and none of the others: `stallMs`, or five times what the network has needed at
 * most, whichever is more. A network that is still being loaded has `warmupMs`.
 */
export function createChildWatch({ stallMs, warmupMs, cancelGraceMs, onLost }: ChildWatchOptions): ChildWatch {
  let called = '';
  let inside = 0;
  const silence = createWatchdog(stallMs, () => onLost('stalled', 'gave no sign of life'));
  const progress = createWatchdog(stallMs, () => onLost('stalled', 'made no progress'));
  const release = createWatchdog(cancelGraceMs, () => onLost('stalled', 'did not let go of a cancelled job'));
  const warmup = createWatchdog(warmupMs, () => onLost('warmup', 'did not load in time'));
  const call = createWatchdog(stallMs, () => onLost('stalled', `did not come back from ${called}`));
  const outside = [silence, progress, release];

  return {
    launched() {
      silence.start();
      warmup.start();
    },
    loaded: () => warmup.stop(),
    heard: () => silence.reset(),
    working: () => progress.start(),
    progressed: () => progress.reset(),
    idle: () => progress.stop(),
    cancelled: () => release.start(),
    letGo: () => release.stop(),
    entered({ model, longestMs }) {
      inside += 1;
      called = longestMs === undefined ? `loading ${model}` : `a call of ${model}`;
      for (const dog of outside) dog.pause();
      call.start(longestMs === undefined ? warmupMs : Math.max(stallMs, CALL_PATIENCE * longestMs));
    },
    left() {
      inside = Math.max(0, inside - 1);
      if (inside > 0) return;
      call.stop();
      for (const dog of outside) dog.resume();
    },
    ended() {
      inside = 0;
      for (const dog of [...outside, warmup, call]) {
        dog.stop();
        dog.resume();
      }
    },
  };
}
