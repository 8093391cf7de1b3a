import { Worker } from 'node:worker_threads';
import { AppError, builtEntry, toAppError } from '@404-gen/service-kit';
import type { ScoreReport, ScoringAnswer, ScoringRequest, WrittenResult } from './scoring-messages.ts';

/** Scores results one after another in a thread of its own, as the subnet's validators do with a service. */
export interface Scorer {
  /** @param resultsBase64 as submitted; whatever cannot be read scores 0 */
  score(prompt: string, resultsBase64: string): Promise<ScoreReport>;
  /** Writes a result as SPZ, PLY and a picture of the validator's four views. @param stem path without ending */
  write(resultsBase64: string, stem: string): Promise<WrittenResult>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: ScoringAnswer) => void;
  readonly reject: (error: Error) => void;
}

export function createScorer(): Scorer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let nextId = 1;
  let closed = false;

  const start = (): Worker => {
    const started = new Worker(builtEntry(import.meta.url, './scoring-worker-main.js'));
    const fail = (error: Error): void => {
      if (worker === started) worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on('message', (answer: ScoringAnswer) => {
      waiting.get(answer.id)?.resolve(answer);
      waiting.delete(answer.id);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (error) => fail(toAppError(error)));
    started.on('exit', () => fail(new AppError('BUG_SCORER_EXIT', 'The scoring worker ended.')));
    return started;
  };

  const ask = (request: ScoringRequest): Promise<ScoringAnswer> => {
    if (closed) return Promise.reject(new AppError('CANCELLED_SCORING', 'The scorer is closed.'));
    const running = (worker ??= start());
    running.ref();
    return new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve, reject });
      running.postMessage(request);
    });
  };

  return {
    async score(prompt, resultsBase64) {
      const answer = await ask({ kind: 'score', id: nextId++, prompt, resultsBase64 });
      if (answer.kind !== 'scored') throw scoringFailure(answer);
      return answer.report;
    },
    async write(resultsBase64, stem) {
      const answer = await ask({ kind: 'write', id: nextId++, resultsBase64, stem });
      if (answer.kind !== 'written') throw scoringFailure(answer);
      return answer.result;
    },
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}

function scoringFailure(answer: ScoringAnswer): AppError {
  const message = answer.kind === 'failed' ? answer.message : `unexpected answer ${answer.kind}`;
  return new AppError('BUG_SCORING', `Scoring failed: ${message}`);
}
