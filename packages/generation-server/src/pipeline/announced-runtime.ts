import type { ModelRuntime } from '../models/model-runtime.ts';
import type { NetworkCall } from './messages.ts';

/** Tells whoever watches this process what it is about to do. */
export interface Announcer {
  /** Settles when it has been told: nothing can be sent once onnxruntime has the thread. */
  enter(call: NetworkCall): Promise<void>;
  leave(): void;
}

/**
 * Calls of a network that never needed more are not announced: telling takes about a millisecond, a good part of a step on a
 * fast card, and five times as much is still within the shortest limit on silence that there is (`stall_seconds: 1`).
 */
const ANNOUNCED_FROM_MS = 200;

/** A runtime that announces every call that may keep the thread for long, with what it has needed so far. */
export function announcedRuntime(
  runtime: ModelRuntime,
  announcer: Announcer,
  announcedFromMs = ANNOUNCED_FROM_MS,
): ModelRuntime {
  const during = async <T>(call: NetworkCall, work: () => Promise<T>): Promise<T> => {
    await announcer.enter(call);
    try {
      return await work();
    } finally {
      announcer.leave();
    }
  };

  return {
    get placements() {
      return runtime.placements;
    },
    spent: () => runtime.spent(),
    async open(bundle, graph) {
      const model = `${bundle.name}/${graph}`;
      const session = await during({ model, longestMs: undefined }, () => runtime.open(bundle, graph));
      // Of the first run, in which providers compile and choose; forgotten when there is another to go by.
      let longestMs = runtime.placements.find((placed) => placed.model === session.label)?.warmUpMs ?? 0;
      let runs = 0;
      return {
        ...session,
        get spent() {
          return session.spent;
        },
        async run(feeds, into) {
          const timed = async () => {
            const startedAt = performance.now();
            const outputs = await session.run(feeds, into);
            const ms = performance.now() - startedAt;
            longestMs = runs === 0 ? ms : Math.max(longestMs, ms);
            runs += 1;
            return outputs;
          };
          return longestMs < announcedFromMs ? timed() : during({ model, longestMs }, timed);
        },
      };
    },
    close: () => runtime.close(),
  };
}
