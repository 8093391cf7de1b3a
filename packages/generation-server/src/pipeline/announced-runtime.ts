import type { ModelRuntime } from '../models/model-runtime.ts';
import type { NetworkCall } from './messages.ts';

/** Tells whoever watches this process what it is about to do. */
export interface Announcer {
  /** Settles when it has been told: nothing can be sent once onnxruntime has the thread. */
  enter(call: NetworkCall): Promise<void>;
  leave(): void;
}

/** A runtime that announces every call that may keep the thread for long, with what it has needed so far. */
export function announcedRuntime(runtime: ModelRuntime, announcer: Announcer): ModelRuntime {
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
      let longestMs = runtime.placements.find((placed) => placed.model === session.label)?.warmUpMs ?? 0;
      return {
        ...session,
        get spent() {
          return session.spent;
        },
        async run(feeds) {
          return during({ model, longestMs }, async () => {
            const startedAt = performance.now();
            const outputs = await session.run(feeds);
            longestMs = Math.max(longestMs, performance.now() - startedAt);
            return outputs;
          });
        },
      };
    },
    close: () => runtime.close(),
  };
}
