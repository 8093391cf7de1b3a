import { Writable } from 'node:stream';
import { createLogger, type Logger } from '@404-gen/service-kit';

/** How tasks ended, by what the miner logs of them. */
export interface Ends {
  readonly logger: Logger;
  /** Ids of tasks whose end was logged with an outcome or a reason. */
  readonly ended: ReadonlySet<string>;
}

/** A logger that keeps nothing but the ends of tasks. */
export function watchEnds(): Ends {
  const ended = new Set<string>();
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const line of chunk.toString().split('\n')) {
        if (!/"msg":"task (finished|abandoned)"/.test(line)) continue;
        const { taskId, outcome, err } = JSON.parse(line) as Record<string, string | undefined>;
        if (taskId !== undefined && (outcome !== undefined || err !== undefined)) ended.add(taskId);
      }
      done();
    },
  });
  return { logger: createLogger({ service: 'miner', level: 'info', destination }), ended };
}
